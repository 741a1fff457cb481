import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { useServices } from '#workspace/react/services.ts';
import type { Binding } from './binding.ts';
import { KeyField } from './key-field.tsx';
import type { KeyChoice } from './key-choice.ts';
import type { ReadKey } from './use-signing-key.ts';
import styles from './sd-jwt.module.css';

interface BindingCardProps {
  readonly binding: Binding;
  readonly onChange: (binding: Binding) => void;
  readonly holderKey: KeyChoice;
  readonly onHolderKey: (key: KeyChoice) => void;
  readonly holder: ReadKey;
}

/** For whom the presentation is, and the key that proves who presents it. */
export function BindingCard(props: BindingCardProps) {
  const { binding, onChange, holderKey, onHolderKey, holder } = props;
  const { random } = useServices();
  const change = (next: Partial<Binding>) => onChange({ ...binding, ...next });
  return (
    <Card
      title="Key binding"
      about="The holder signs the presentation for one verifier and one occasion, so that nobody else can use it."
    >
      <div className={styles['pair']}>
        <TextField
          label="Audience"
          hint="The verifier, as it names itself"
          isMono
          value={binding.audience}
          onChange={(audience) => change({ audience })}
        />
        <TextField
          label="Nonce"
          hint="As the verifier sent it"
          isMono
          aside={
            <Button kind="quiet" onClick={() => change({ nonce: encodeBase64Url(random(16)) })}>
              New nonce
            </Button>
          }
          value={binding.nonce}
          onChange={(nonce) => change({ nonce })}
        />
      </div>
      <label className={styles['switch']}>
        <input
          type="checkbox"
          checked={binding.isRequired}
          onChange={(event) => change({ isRequired: event.target.checked })}
        />
        The verifier asks for key binding
      </label>
      <label className={styles['switch']}>
        <input
          type="checkbox"
          checked={binding.isWanted}
          onChange={(event) => change({ isWanted: event.target.checked })}
        />
        Bind the presentation to the holder’s key
      </label>
      {binding.isWanted && (
        <KeyField
          label="Holder’s private key"
          hint="A JWK or PEM. It signs here and is sent nowhere."
          error={holder.ok ? null : holder.problem}
          value={holderKey}
          onChange={onHolderKey}
        />
      )}
    </Card>
  );
}
