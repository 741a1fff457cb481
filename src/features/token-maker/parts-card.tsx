import { Card } from '#ui/card/card.tsx';
import { Editor } from '#ui/editor/editor.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import type { MakeProblem } from './make-token.ts';
import type { MakerDraft, Protection } from './maker-draft.ts';
import { payloadDoubt } from './payload-doubt.ts';
import { TimeButtons } from './time-buttons.tsx';
import styles from './token-maker.module.css';

interface PartsCardProps {
  readonly draft: MakerDraft;
  readonly isBegun: boolean;
  readonly problem: MakeProblem | null;
  readonly onEdit: (part: Partial<MakerDraft>) => void;
}

const protections: readonly { readonly value: Protection; readonly label: string }[] = [
  { value: 'signed', label: 'Signed (JWS)' },
  { value: 'nested', label: 'Signed, then encrypted (nested)' },
  { value: 'encrypted', label: 'Encrypted only (JWE)' },
];

/** What the token says, as it is typed. */
export function PartsCard({ draft, isBegun, problem, onEdit }: PartsCardProps) {
  const { header, payload, protection, isCompact, origin } = draft;
  const isForeign = origin === 'taken-apart';
  const errorAt = (place: MakeProblem['place']) =>
    !isForeign && problem?.place === place ? problem.sentence : undefined;
  return (
    <Card title="Content">
      <SelectField
        label="The token is"
        value={protection}
        choices={protections}
        onChange={(value) => {
          const found = protections.find((one) => one.value === value);
          if (found !== undefined) onEdit({ protection: found.value });
        }}
      />
      {protection !== 'encrypted' && (
        <div className={styles['headerPart']}>
          <Editor
            label="Header"
            language="json"
            rows={5}
            error={errorAt('header')}
            value={header}
            onChange={(text) => onEdit({ header: text })}
          />
        </div>
      )}
      <div className={styles['payloadPart']}>
        <Editor
          label="Payload"
          language="json"
          rows={12}
          hint={isBegun ? payloadDoubt(payload) : undefined}
          error={errorAt('payload')}
          value={payload}
          onChange={(text) => onEdit({ payload: text })}
        />
      </div>
      <TimeButtons payload={payload} onChange={(text) => onEdit({ payload: text })} />
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={isCompact}
          onChange={({ target }) => onEdit({ isCompact: target.checked })}
        />
        Leave out white space between values; all else goes into the token as it is typed
      </label>
    </Card>
  );
}
