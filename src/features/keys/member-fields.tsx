import { keyChoices } from '#protocol/keys/key-choices.ts';
import { keyKind } from '#protocol/keys/hide-key.ts';
import type { KidWish, MemberWish } from '#protocol/keys/set-members.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import styles from './keys.module.css';

interface MemberFieldsProps {
  /** The key as it was read. */
  readonly jwk: Jwk;
  readonly wish: MemberWish;
  readonly onChange: (wish: MemberWish) => void;
}

export const asItIs: MemberWish = { kid: null, use: null, alg: null };

const kidChoices = [
  { value: 'as-it-is', label: 'As it is' },
  { value: 'thumbprint', label: 'Thumbprint' },
  { value: 'thumbprint-uri', label: 'Thumbprint URI' },
  { value: 'typed', label: 'Typed' },
  { value: 'none', label: 'None' },
] as const;

/** What a key that was read is to say of itself: PEM says neither its name nor what it is for. */
export function MemberFields({ jwk, wish, onChange }: MemberFieldsProps) {
  const kind = keyKind(jwk);
  const choice = keyChoices.find((one) => one.kind === kind);
  const names = choice === undefined ? [] : [...choice.algorithms.sig, ...choice.algorithms.enc];
  return (
    <details>
      <summary>Name it, and say what it is for</summary>
      <div className={`${styles['two']} ${styles['inside']}`}>
        <SelectField
          label="Its kid"
          value={wish.kid?.by ?? 'as-it-is'}
          choices={kidChoices}
          onChange={(by) => onChange({ ...wish, kid: kidOf(by) })}
        />
        {wish.kid?.by === 'typed' && (
          <TextField
            label="kid"
            isMono
            value={wish.kid.value}
            onChange={(value) => onChange({ ...wish, kid: { by: 'typed', value } })}
          />
        )}
        <SelectField
          label="Its use"
          value={wish.use ?? 'as-it-is'}
          choices={withRest([
            { value: 'sig', label: 'sig' },
            { value: 'enc', label: 'enc' },
          ])}
          onChange={(use) => onChange({ ...wish, use: use === 'as-it-is' ? null : use })}
        />
        <SelectField
          label="Its alg"
          value={wish.alg ?? 'as-it-is'}
          choices={withRest(names.map((alg) => ({ value: alg, label: alg })))}
          onChange={(alg) => onChange({ ...wish, alg: alg === 'as-it-is' ? null : alg })}
        />
      </div>
    </details>
  );
}

function withRest(choices: readonly { readonly value: string; readonly label: string }[]) {
  return [{ value: 'as-it-is', label: 'As it is' }, ...choices, { value: '', label: 'None' }];
}

function kidOf(by: string): KidWish | null {
  if (by === 'typed') return { by, value: '' };
  return by === 'thumbprint' || by === 'thumbprint-uri' || by === 'none' ? { by } : null;
}
