import { useMemo } from 'react';
import { claimsSchema, headerSchema } from '#knowledge/claims-schema.ts';
import { readSigningHeader } from '#protocol/jwt/sign-jws.ts';
import { Card } from '#ui/card/card.tsx';
import { Editor } from '#ui/editor/editor.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import type { MakeProblem } from './make-token.ts';
import type { MakerDraft, Protection } from './maker-draft.ts';
import { payloadDoubt } from './payload-doubt.ts';
import { TimeButtons } from './time-buttons.tsx';
import styles from './token-maker.module.css';
import { useCodeEditor } from './use-code-editor.ts';

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

const headerRules = { name: 'jose-header', schema: headerSchema() };

/** What the token says, as it is typed. */
export function PartsCard({ draft, isBegun, problem, onEdit }: PartsCardProps) {
  const { header, payload, protection, isCompact, origin } = draft;
  const isForeign = origin === 'taken-apart';
  const errorAt = (place: MakeProblem['place']) =>
    !isForeign && problem?.place === place ? problem.sentence : undefined;
  const { isOffered, isCode, choose } = useCodeEditor();
  const typ = useMemo(() => typIn(header), [header]);
  const payloadRules = useMemo(() => ({ name: 'jwt-payload', schema: claimsSchema(typ) }), [typ]);
  return (
    <Card title="Content" actions={isOffered && <CodeSwitch isOn={isCode} onSwitch={choose} />}>
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
            isCode={isCode}
            schema={headerRules}
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
          isCode={isCode}
          schema={payloadRules}
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

function typIn(header: string): string | null {
  const read = readSigningHeader(header);
  const typ = read.ok ? read.value['typ'] : null;
  return typeof typ === 'string' ? typ : null;
}

interface CodeSwitchProps {
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

function CodeSwitch({ isOn, onSwitch }: CodeSwitchProps) {
  return (
    <label className={styles['check']}>
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        onChange={({ target }) => onSwitch(target.checked)}
      />
      Code editor
    </label>
  );
}
