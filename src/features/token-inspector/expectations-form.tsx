import { kindNames, type TokenKind } from '#protocol/jwt/token-kind.ts';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import type { Expectations } from './expectations.ts';
import styles from './token-inspector.module.css';

interface ExpectationsFormProps {
  readonly expected: Expectations;
  readonly foundKind: string;
  readonly onChange: (expected: Expectations) => void;
}

const kinds = Object.keys(kindNames) as TokenKind[];

/** What only the reader knows. A field that stays empty is not compared, and is said not to be. */
export function ExpectationsForm({ expected, foundKind, onChange }: ExpectationsFormProps) {
  const change = (part: Partial<Expectations>) => onChange({ ...expected, ...part });
  return (
    <details className={styles['expectations']}>
      <summary>Compare with what you expect</summary>
      <div className={styles['fields']}>
        <SelectField
          label="Check it as"
          value={expected.kind}
          choices={[
            { value: 'as-found', label: `What it looks like: ${foundKind}` },
            ...kinds.map((kind) => ({ value: kind, label: kindNames[kind] })),
          ]}
          onChange={(value) => {
            const kind = kinds.find((one) => one === value);
            change({ kind: kind ?? 'as-found' });
          }}
        />
        <TextField
          label="Expected issuer"
          isMono
          value={expected.issuer}
          onChange={(issuer) => change({ issuer })}
        />
        <TextField
          label="Expected audience"
          hint="The client, of an ID token; the resource, of an access token"
          isMono
          value={expected.audience}
          onChange={(audience) => change({ audience })}
        />
        <TextField
          label="Expected nonce"
          hint="ID tokens only, as are those below"
          isMono
          value={expected.nonce}
          onChange={(nonce) => change({ nonce })}
        />
        <TextField
          label="max_age of the request, in seconds"
          isMono
          inputMode="numeric"
          error={/^\d*$/.test(expected.maxAge.trim()) ? undefined : 'A number of seconds'}
          value={expected.maxAge}
          onChange={(maxAge) => change({ maxAge })}
        />
        <TextField
          label="Access token that came with it, for at_hash"
          isMono
          value={expected.accessToken}
          onChange={(accessToken) => change({ accessToken })}
        />
      </div>
    </details>
  );
}
