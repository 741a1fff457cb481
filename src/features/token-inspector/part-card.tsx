import { useDeferredValue, useState } from 'react';
import { claimMeaning, headerMeaning } from '#knowledge/claims.ts';
import type { DecodedPart } from '#protocol/jwt/decode-jwt.ts';
import type { JsonMember } from '#protocol/jwt/json-tree.ts';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { ClaimsTable } from './claims-table.tsx';
import styles from './token-inspector.module.css';

interface PartCardProps {
  readonly title: 'Header' | 'Payload';
  /** Laid out for reading. */
  readonly json: string;
  /** Null while what is laid out is all that is known. */
  readonly part: DecodedPart | null;
  readonly now: number;
}

type View = 'both' | 'json' | 'claims';

const views: readonly { readonly id: View; readonly label: string }[] = [
  { id: 'both', label: 'Both' },
  { id: 'json', label: 'JSON' },
  { id: 'claims', label: 'Claims' },
];

/** One part as JSON, in its own order and numbers, and with each member explained. */
export function PartCard({ title, json, part, now }: PartCardProps) {
  const isHeader = title === 'Header';
  const [view, setView] = useState<View>(isHeader ? 'json' : 'both');
  if (part?.text === null) return <Unreadable title={title} />;
  const members = membersOf(part);
  return (
    <div className={styles[isHeader ? 'headerPart' : 'payloadPart']}>
      <Card
        title={title}
        actions={
          <>
            {members.length > 0 && (
              <Segments
                name={isHeader ? 'Show header as' : 'Show payload as'}
                value={view}
                onChange={setView}
              />
            )}
            {part !== null && <CopyButton text={json} label={`Copy ${title.toLowerCase()}`} />}
          </>
        }
      >
        <div hidden={view === 'claims'}>
          <CodeBlock
            text={json}
            label="Decoded JSON"
            part={title.toLowerCase()}
            language={part?.json === null ? 'plain' : 'json'}
            isBeginning={part === null}
          />
        </div>
        {view !== 'json' && members.length > 0 && (
          <Explained members={members} isHeader={isHeader} now={now} />
        )}
      </Card>
    </div>
  );
}

const noMembers: readonly JsonMember[] = [];

function membersOf(part: DecodedPart | null): readonly JsonMember[] {
  return part?.json?.kind === 'object' ? part.json.members : noMembers;
}

interface ExplainedProps {
  readonly members: readonly JsonMember[];
  readonly isHeader: boolean;
  readonly now: number;
}

/** Its own rendering: what the part says is on the screen before what that means. */
function Explained({ members, isHeader, now }: ExplainedProps) {
  const later = useDeferredValue(members, noMembers);
  if (later.length === 0) return null;
  return (
    <ClaimsTable members={later} meaningOf={isHeader ? headerMeaning : claimMeaning} now={now} />
  );
}

function Unreadable({ title }: { readonly title: string }) {
  return (
    <div className={styles[title === 'Header' ? 'headerPart' : 'payloadPart']}>
      <Card title={title}>
        <p className={styles['soft']}>It cannot be read.</p>
      </Card>
    </div>
  );
}

interface SegmentsProps {
  readonly name: string;
  readonly value: View;
  readonly onChange: (view: View) => void;
}

function Segments({ name, value, onChange }: SegmentsProps) {
  return (
    <div className={styles['segments']} role="group" aria-label={name}>
      {views.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={id === value} onClick={() => onChange(id)}>
          {label}
        </button>
      ))}
    </div>
  );
}
