import type { KeyWeakness } from '#protocol/jwt/signature-verdict.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { signatureChoices, unsecured } from './algorithms.ts';
import type { KeyChoice, KeyOption } from './key-choice.ts';
import { KeySource } from './key-source.tsx';
import { MadeKeyDetails } from './made-key-details.tsx';
import type { SigningKeyView, SigningState } from './use-signing-key.ts';
import styles from './token-maker.module.css';

interface SignatureCardProps {
  /** As the header says, or `none-unsafe`; empty where it says nothing that is known. */
  readonly algorithm: string;
  readonly missing: readonly string[];
  readonly choice: KeyChoice;
  readonly options: readonly KeyOption[];
  readonly signing: SigningKeyView;
  /** The header's `kid` where it names another key. */
  readonly strangeKid: string | null;
  readonly onAlgorithm: (algorithm: string) => void;
  readonly onChoice: (choice: KeyChoice) => void;
  readonly onUseKid: (() => void) | null;
}

/** With what algorithm and whose key it is signed. */
export function SignatureCard(props: SignatureCardProps) {
  const { algorithm, missing, choice, options, signing, onAlgorithm, onChoice } = props;
  const { state } = signing;
  const choices = signatureChoices(missing);
  const isKnown = choices.some(({ value }) => value === algorithm);
  const unknown = { value: '', label: 'As the header says' };
  const isNone = algorithm === unsecured;
  const wantsSecret = algorithm.startsWith('HS');
  return (
    <Card title="Signature">
      <div className={styles['fields']}>
        <SelectField
          label="Algorithm"
          value={isKnown ? algorithm : ''}
          choices={isKnown ? choices : [unknown, ...choices]}
          onChange={onAlgorithm}
        />
        {!isNone && (
          <KeySource
            label="Key"
            pasteLabel={wantsSecret ? 'Secret' : 'Private key'}
            pasteHint={
              wantsSecret
                ? 'Text as it is, or a JWK of kty oct'
                : 'JWK, JWK Set, or PEM in any form'
            }
            madeLabel={wantsSecret ? 'A secret made here' : 'A key made here'}
            error={state.status === 'problem' && isKnown ? state.sentence : null}
            {...{ choice, options, wantsSecret }}
            onChange={onChoice}
          />
        )}
      </div>
      {isNone ? <Unsecured /> : <AboutKey {...props} state={state} />}
    </Card>
  );
}

function Unsecured() {
  return (
    <Notice kind="warn" title="Nobody signs this token">
      <p>
        Whoever has it can change it. It is for testing that a server refuses it (RFC 8725 §3.2).
      </p>
    </Notice>
  );
}

function AboutKey(props: SignatureCardProps & { readonly state: SigningState }) {
  const { state, strangeKid, onAlgorithm, onUseKid } = props;
  if (state.status === 'working') return null;
  if (state.status === 'problem') {
    return <Fitting names={state.fitting ?? []} onAlgorithm={onAlgorithm} />;
  }
  const { key, name } = state;
  return (
    <>
      {key.weakness !== null && <Weak weakness={key.weakness} algorithm={key.algorithm} />}
      {key.doubt !== null && (
        <Notice kind="warn" title="This key says that it is for something else">
          <p>It signs all the same: {key.doubt}.</p>
        </Notice>
      )}
      {strangeKid !== null && <StrangeKid kid={strangeKid} signer={name} onUse={onUseKid} />}
      <Details {...props} state={state} />
    </>
  );
}

interface FittingProps {
  readonly names: readonly string[];
  readonly onAlgorithm: (algorithm: string) => void;
}

function Fitting({ names, onAlgorithm }: FittingProps) {
  if (names.length === 0) return null;
  return (
    <div className={styles['row']}>
      {names.slice(0, 3).map((name) => (
        <Button key={name} onClick={() => onAlgorithm(name)}>
          Use {name}
        </Button>
      ))}
    </div>
  );
}

interface StrangeKidProps {
  readonly kid: string;
  readonly signer: string;
  readonly onUse: (() => void) | null;
}

function StrangeKid({ kid, signer, onUse }: StrangeKidProps) {
  return (
    <Notice
      kind="info"
      title="The header’s kid names another key"
      actions={onUse !== null && <Button onClick={onUse}>Put this key’s kid in</Button>}
    >
      <p>
        It says{' '}
        <code>
          <bdi>{kid}</bdi>
        </code>
        , and the token is signed by {signer}.
      </p>
    </Notice>
  );
}

function Details(
  props: SignatureCardProps & { readonly state: SigningState & { readonly status: 'ready' } },
) {
  const { state, choice, signing } = props;
  const isMade = choice.from === 'made';
  const shown = state.publicJwk ?? (isMade ? state.jwk : null);
  if (shown === null) return null;
  return (
    <MadeKeyDetails
      shown={shown}
      about="The public key, which verifies"
      whole={isMade ? state.jwk : null}
      onMakeAnother={isMade ? signing.makeAnother : null}
    />
  );
}

interface WeakProps {
  readonly weakness: KeyWeakness;
  readonly algorithm: string;
}

function Weak({ weakness, algorithm }: WeakProps) {
  const { code, bits, neededBits } = weakness;
  const what = code === 'short_rsa' ? 'This RSA key is weak' : 'This secret is weak';
  const section = code === 'short_rsa' ? 'RFC 7518 §3.3' : 'RFC 7518 §3.2';
  return (
    <Notice kind="warn" title={what}>
      <p>
        It has {bits} bits, and {algorithm} asks for {neededBits} at least ({section}): whoever has
        one token can find it by trying. Good for a test, never for a server.
      </p>
    </Notice>
  );
}
