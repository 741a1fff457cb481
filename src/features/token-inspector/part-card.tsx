import { useMemo, useState } from 'react';
import { claimMeaning, headerMeaning } from '#knowledge/claims.ts';
import type { DecodedPart } from '#protocol/jwt/decode-jwt.ts';
import { formatJson } from '#protocol/jwt/format-json.ts';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { ClaimsTable } from './claims-table.tsx';
import styles from './token-inspector.module.css';

interface PartCardProps {
  readonly title: 'Header' | 'Payload';
  readonly part: DecodedPart;
  readonly now: number;
}

type View = 'both' | 'json' | 'claims';

const views: readonly { readonly id: View; readonly label: string }[] = [
  { id: 'both', label: 'Both' },
  { id: 'json', label: 'JSON' },
  { id: 'claims', label: 'Claims' },
];

/** One part as JSON, in its own order and numbers, and with each member explained. */
export function PartCard({ title, part, now }: PartCardProps) {
  const isHeader = title === 'Header';
  const [view, setView] = useState<View>(isHeader ? 'json' : 'both');
  const json = useMemo(
    () => (part.json === null ? (part.text ?? '') : formatJson(part.json)),
    [part],
  );
  if (part.text === null) return <Unreadable title={title} />;
  const members = part.json?.kind === 'object' ? part.json.members : [];
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
            <CopyButton text={json} label={`Copy ${title.toLowerCase()}`} />
          </>
        }
      >
        <div hidden={view === 'claims'}>
          <CodeBlock
            text={json}
            label="Decoded JSON"
            part={title.toLowerCase()}
            language={part.json === null ? 'plain' : 'json'}
          />
        </div>
        {view !== 'json' && members.length > 0 && (
          <ClaimsTable
            members={members}
            meaningOf={isHeader ? headerMeaning : claimMeaning}
            now={now}
          />
        )}
      </Card>
    </div>
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
