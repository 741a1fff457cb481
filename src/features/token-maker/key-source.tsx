import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import type { KeyChoice, KeyOption } from './key-choice.ts';
import { isTakenAsSecret } from './read-pasted-key.ts';

interface KeySourceProps {
  /** `Key`, `Recipient’s key`. */
  readonly label: string;
  readonly pasteLabel: string;
  readonly pasteHint: string;
  readonly madeLabel: string;
  readonly choice: KeyChoice;
  readonly options: readonly KeyOption[];
  readonly wantsSecret: boolean;
  readonly error: string | null;
  readonly onChange: (choice: KeyChoice) => void;
}

const encodings = [
  { value: 'utf-8', label: 'Text (UTF-8)' },
  { value: 'base64url', label: 'base64url' },
  { value: 'hex', label: 'Hexadecimal' },
] as const;

/** Where a key is from: made here, pasted, or one that the browser has. */
export function KeySource(props: KeySourceProps) {
  const { label, pasteLabel, pasteHint, madeLabel, choice, options, wantsSecret, error } = props;
  const change = (part: Partial<KeyChoice>) => props.onChange({ ...choice, ...part });
  const isPasted = choice.from === 'pasted';
  return (
    <>
      <SelectField
        label={label}
        value={choice.from}
        error={isPasted ? null : error}
        choices={[
          { value: 'made', label: madeLabel },
          { value: 'pasted', label: 'Pasted: JWK, PEM or secret' },
          ...options.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(from) => change({ from })}
      />
      {isPasted && (
        <TextAreaField
          label={pasteLabel}
          hint={pasteHint}
          rows={choice.text.includes('\n') ? 6 : 3}
          value={choice.text}
          error={error}
          autoCapitalize="off"
          onChange={(text) => change({ text })}
        />
      )}
      {isPasted && isTakenAsSecret(choice.text, { isSecret: wantsSecret }) && (
        <SelectField
          label="The secret is written as"
          value={choice.encoding}
          choices={encodings}
          onChange={(value) => {
            const found = encodings.find((encoding) => encoding.value === value);
            if (found !== undefined) change({ encoding: found.value });
          }}
        />
      )}
    </>
  );
}
