import { useState } from 'react';
import type { MemberDifference } from '#protocol/compare/compare-members.ts';
import { secondsOf } from '#protocol/compare/compare-members.ts';
import type { PartComparison } from '#protocol/compare/compare-tokens.ts';
import { describeDifference } from '#protocol/compare/describe-difference.ts';
import { formatJsonLine } from '#protocol/jwt/format-json.ts';
import type { JsonNode } from '#protocol/jwt/json-tree.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from './token-compare.module.css';

interface MembersCardProps {
  readonly title: 'Payload' | 'Header';
  readonly part: PartComparison;
}

/** So many rows are drawn at first: nobody reads more at a time. */
const mostRows = 100;

/** Every member of either token, beside each other. */
export function MembersCard({ title, part }: MembersCardProps) {
  const [isOnlyChanged, setIsOnlyChanged] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const same = part.members.filter(({ outcome }) => outcome === 'same').length;
  const wanted = isOnlyChanged
    ? part.members.filter(({ outcome }) => outcome !== 'same')
    : part.members;
  const shown = isWhole ? wanted : wanted.slice(0, mostRows);
  return (
    <Card
      title={title}
      about={title === 'Payload' ? 'Claim by claim.' : 'Parameter by parameter.'}
      isPadded={false}
      actions={
        same > 0 && (
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={isOnlyChanged}
              onChange={() => setIsOnlyChanged(!isOnlyChanged)}
            />
            Only what differs
          </label>
        )
      }
    >
      {shown.length === 0 ? (
        <p className={styles['nothing']}>Nothing differs.</p>
      ) : (
        <MembersTable title={title} members={shown} />
      )}
      {shown.length < wanted.length && (
        <Button kind="quiet" onClick={() => setIsWhole(true)}>
          Show all {wanted.length.toLocaleString('en')}
        </Button>
      )}
    </Card>
  );
}

interface MembersTableProps {
  readonly title: string;
  readonly members: readonly MemberDifference[];
}

function MembersTable({ title, members }: MembersTableProps) {
  return (
    <table className={styles['members']} aria-label={`${title}, compared`}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">First</th>
          <th scope="col">Second</th>
          <th scope="col">What changed</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.name} data-outcome={member.outcome}>
            <th scope="row">
              <code>
                <bdi>{member.name === '' ? '""' : member.name}</bdi>
              </code>
            </th>
            <td data-column="First">
              <Value node={member.first} name={member.name} />
            </td>
            <td data-column="Second">
              <Value node={member.second} name={member.name} />
            </td>
            <td className={styles['outcome']}>
              <bdi>{describeDifference(member)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const timeNames = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at', 'toe']);

function Value({ node, name }: { readonly node: JsonNode | null; readonly name: string }) {
  if (node === null) return <span className={styles['soft']}>–</span>;
  return (
    <>
      <code className={styles['value']}>
        <bdi>{shorten(formatJsonLine(node))}</bdi>
      </code>
      {timeNames.has(name) && <Moment seconds={secondsOf(node)} />}
    </>
  );
}

function Moment({ seconds }: { readonly seconds: number | null }) {
  const date = seconds === null ? null : new Date(seconds * 1000);
  if (date === null || Number.isNaN(date.getTime())) return null;
  const iso = date.toISOString();
  return (
    <time className={styles['moment']} dateTime={iso}>
      {iso.slice(0, 19).replace('T', ' ')} UTC
    </time>
  );
}
