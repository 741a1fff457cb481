import { useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { writeCompact, writeJson } from '#protocol/sd-jwt/choose-disclosures.ts';
import type { SdJwtParts } from '#protocol/sd-jwt/parse-sd-jwt.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import styles from './sd-jwt.module.css';

interface PresentationCardProps {
  readonly parts: SdJwtParts;
  /** What keeps the key binding from being made; null where nothing does. */
  readonly obstacle: string | null;
  /** Puts the presentation into the box, to have it checked. */
  readonly onCheck: (text: string) => void;
}

const forms = [
  { value: 'compact', label: 'Compact, with tildes' },
  { value: 'json', label: 'JSON (flattened)' },
] as const;

/** What goes to the verifier: the issuer's JWT, the disclosures chosen, and the key binding. */
export function PresentationCard({ parts, obstacle, onCheck }: PresentationCardProps) {
  const [form, setForm] = useState('compact');
  const navigate = useNavigate();
  const text = form === 'json' ? writeJson(parts) : writeCompact(parts);
  const count = parts.disclosures.length;
  return (
    <Card
      title="Presentation"
      about={`${count} ${count === 1 ? 'disclosure' : 'disclosures'}, ${parts.keyBindingJwt === null ? 'no key binding' : 'with key binding'} · ${text.length.toLocaleString('en')} characters`}
      actions={<CopyButton text={text} label="Copy presentation" />}
    >
      <SelectField label="Written as" value={form} choices={forms} onChange={setForm} />
      {obstacle !== null && (
        <Notice kind="warn" title="Not bound to the holder’s key yet">
          <p>{obstacle}</p>
        </Notice>
      )}
      <div className={styles['wire']}>
        <CodeBlock text={text} label="Presentation" part="presentation" />
      </div>
      <div className={styles['row']}>
        <Button onClick={() => onCheck(text)}>Check it</Button>
        <Button
          kind="quiet"
          onClick={() => void navigate(paths.inspect, { state: { token: writeCompact(parts) } })}
        >
          Open in the inspector
        </Button>
      </div>
    </Card>
  );
}
