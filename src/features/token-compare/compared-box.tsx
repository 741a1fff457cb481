import { kindNames, tokenKind } from '#protocol/jwt/token-kind.ts';
import type { DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import type { ComparedText } from './use-compared-token.ts';
import styles from './token-compare.module.css';

interface ComparedBoxProps {
  readonly label: 'First token' | 'Second token';
  readonly compared: ComparedText;
  readonly onChange: (text: string) => void;
}

/** A box for whatever holds a token, and which one is meant where there are several. */
export function ComparedBox({ label, compared, onChange }: ComparedBoxProps) {
  const { text, found, chosen, decoded, choose } = compared;
  return (
    <div className={styles['box']}>
      <TextAreaField
        label={label}
        rows={6}
        autoCapitalize="off"
        autoCorrect="off"
        placeholder="Paste a token, or anything that holds one"
        hint={<span className={styles['about']}>{describe(decoded)}</span>}
        value={text}
        onChange={onChange}
      />
      {found.length > 1 && (
        <SelectField
          label={`${label}: ${found.length} found, compare`}
          value={String(chosen)}
          choices={found.map(({ token, name }, index) => ({
            value: String(index),
            label: name ?? `${token.slice(0, 16)}…`,
          }))}
          onChange={(value) => choose(Number(value))}
        />
      )}
    </div>
  );
}

function describe(decoded: DecodedToken): string {
  if (decoded.kind === 'empty') return '';
  const size = `${decoded.token.length.toLocaleString('en')} characters`;
  if (decoded.kind === 'opaque') return `no JWT · ${size}`;
  if (decoded.kind === 'jwe') return `encrypted (JWE) · ${size}`;
  const kind = tokenKind({ header: decoded.header.claims, claims: decoded.payload.claims });
  return `${kindNames[kind]} · ${size}`;
}
