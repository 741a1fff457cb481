import { useState } from 'react';
import { confirmationMeanings, type Meaning } from '#knowledge/claims.ts';
import { isInMilliseconds } from '#protocol/jwt/check-times.ts';
import { formatJsonLine } from '#protocol/jwt/format-json.ts';
import type { JsonMember } from '#protocol/jwt/json-tree.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Button } from '#ui/button/button.tsx';
import { timeText } from './time-text.ts';
import styles from './token-inspector.module.css';

interface ClaimsTableProps {
  readonly members: readonly JsonMember[];
  readonly meaningOf: (name: string) => Meaning | null;
  readonly now: number;
}

/** So many rows and characters are shown at first: more is in the JSON beside. */
const rowLimit = 60;
const valueLimit = 2000;

/** Each member with its value as written, what it means and who says so. */
export function ClaimsTable({ members, meaningOf, now }: ClaimsTableProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? members : members.slice(0, rowLimit);
  return (
    <>
      <dl className={styles['claims']}>
        {shown.map((member, index) => (
          // A name may be there twice, so its place is part of what tells rows apart.
          <div key={`${index} ${member.name}`}>
            <dt>
              <code>
                <bdi>{member.name === '' ? '""' : member.name}</bdi>
              </code>
            </dt>
            <dd>
              <Value member={member} />
              <Explained member={member} meaning={meaningOf(member.name)} now={now} />
            </dd>
          </div>
        ))}
      </dl>
      {shown.length < members.length && (
        <div>
          <Button kind="quiet" onClick={() => setIsWhole(true)}>
            Show all {members.length.toLocaleString('en')}
          </Button>
        </div>
      )}
    </>
  );
}

function Value({ member }: { readonly member: JsonMember }) {
  const text = formatJsonLine(member.value);
  return (
    <code className={styles['value']}>
      <bdi>{text.length > valueLimit ? `${text.slice(0, valueLimit)}…` : text}</bdi>
    </code>
  );
}

interface ExplainedProps {
  readonly member: JsonMember;
  readonly meaning: Meaning | null;
  readonly now: number;
}

function Explained({ member, meaning, now }: ExplainedProps) {
  if (meaning === null)
    return <span className={styles['soft']}>No specification here knows it</span>;
  return (
    <>
      {meaning.form === 'time' && <TimeLine member={member} now={now} />}
      <span className={styles['meaning']}>
        {meaning.text}
        <ConfirmedBy member={member} />{' '}
        <a href={specUrl(meaning.spec)} target="_blank" rel="noreferrer">
          {citeSpec(meaning.spec)}
        </a>
      </span>
    </>
  );
}

function ConfirmedBy({ member }: { readonly member: JsonMember }) {
  if (member.name !== 'cnf' || member.value.kind !== 'object') return null;
  const known = member.value.members.flatMap(({ name }) =>
    Object.hasOwn(confirmationMeanings, name) ? (confirmationMeanings[name] ?? []) : [],
  );
  return known.map(({ text, spec }) => ` · ${text} (${citeSpec(spec)})`).join('');
}

function TimeLine({ member, now }: { readonly member: JsonMember; readonly now: number }) {
  if (member.value.kind !== 'number' || now === 0) return null;
  const seconds = Number(member.value.text);
  const isMilliseconds = isInMilliseconds(seconds);
  const time = timeText(member.name, isMilliseconds ? seconds / 1000 : seconds, now);
  if (time === null) return <span className={styles['time']}>Beyond any calendar</span>;
  return (
    <time dateTime={time.iso} className={styles['time']}>
      <strong>{time.relative}</strong>
      <span>{time.utc}</span>
      <span>
        {time.local === time.utc ? 'the same in your time zone' : `${time.local} in your time zone`}
      </span>
      {isMilliseconds && <span>read as milliseconds, though seconds are asked for</span>}
    </time>
  );
}
