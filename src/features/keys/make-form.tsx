import { useState, type FormEvent } from 'react';
import { explainKeyProblem } from '#protocol/keys/explain-key-problem.ts';
import { keyChoices, secretBits, type KeyKind, type KeyUse } from '#protocol/keys/key-choices.ts';
import { makeKey, type KeyWish } from '#protocol/keys/make-key.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { benchOf, type Bench } from './bench.ts';
import { useUnavailableKinds } from './use-unavailable-kinds.ts';
import styles from './keys.module.css';

interface MakeFormProps {
  readonly onMade: (bench: Bench) => void;
}

type KidChoice = KeyWish['kid']['by'];

interface Draft {
  readonly kind: KeyKind;
  readonly use: KeyUse;
  readonly alg: string;
  readonly bits: number;
  readonly kidBy: KidChoice;
  readonly kid: string;
  readonly purposeIn: KeyWish['purposeIn'];
  readonly isReadable: boolean;
}

const first: Draft = {
  ...{ kind: 'P-256', use: 'sig', alg: 'ES256', bits: 2048, kidBy: 'thumbprint', kid: '' },
  ...{ purposeIn: 'use', isReadable: true },
};

const kindWords: Readonly<Record<KeyKind, string>> = {
  'P-256': 'EC P-256',
  'P-384': 'EC P-384',
  'P-521': 'EC P-521',
  RSA: 'RSA',
  Ed25519: 'Ed25519',
  X25519: 'X25519',
  'ML-DSA-44': 'ML-DSA-44 (post-quantum)',
  'ML-DSA-65': 'ML-DSA-65 (post-quantum)',
  'ML-DSA-87': 'ML-DSA-87 (post-quantum)',
  oct: 'Secret (oct)',
};

const useWords: Readonly<Record<KeyUse, string>> = { sig: 'Signatures', enc: 'Encryption' };

const kidChoices: readonly { readonly value: KidChoice; readonly label: string }[] = [
  { value: 'thumbprint', label: 'Thumbprint' },
  { value: 'thumbprint-uri', label: 'Thumbprint URI' },
  { value: 'typed', label: 'Typed' },
  { value: 'none', label: 'None' },
];

/** Makes a key in this browser: what it is, what it is for, what it is called. */
export function MakeForm({ onMade }: MakeFormProps) {
  const [draft, setDraft] = useState<Draft>(first);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const unavailable = useUnavailableKinds();
  const change = (next: Partial<Draft>) => {
    setProblem(null);
    setDraft((current) => settle({ ...current, ...next }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    const made = await makeKey(wishOf(draft), (length) =>
      crypto.getRandomValues(new Uint8Array(length)),
    );
    setIsBusy(false);
    setProblem(made.ok ? null : explainKeyProblem(made.problem));
    if (!made.ok) return;
    const { jwk, handle } = made.value;
    onMade(benchOf('made', [{ jwk, handle, certificate: null, form: null }]));
  };
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <div className={styles['two']}>
        <KindFields {...{ draft, change, unavailable }} />
        <NameFields {...{ draft, change }} />
      </div>
      <label className={styles['choice']}>
        <input
          type="checkbox"
          checked={!draft.isReadable}
          onChange={({ target }) => change({ isReadable: !target.checked })}
        />
        <span>
          Nobody can read the private key
          <span className={styles['soft']}>
            {' '}
            (not extractable: this browser uses it, and gives it to no page, not even to this one)
          </span>
        </span>
      </label>
      {unavailable.has(draft.kind) && (
        <Notice kind="warn" title={`This browser does not have ${draft.kind} yet`}>
          <p>Its keys can be read and shown here, but not made. A newer browser may have it.</p>
        </Notice>
      )}
      {problem !== null && <Notice kind="bad" role="alert" title={problem} />}
      <div className={styles['row']}>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          Generate key
        </Button>
        <span className={styles['soft']}>It is kept only when you press Keep.</span>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (next: Partial<Draft>) => void;
}

interface KindFieldsProps extends FieldsProps {
  readonly unavailable: ReadonlySet<KeyKind>;
}

function KindFields({ draft, change, unavailable }: KindFieldsProps) {
  const { algorithms, bits } = choiceOf(draft.kind);
  const uses = (['sig', 'enc'] as const).filter((use) => algorithms[use].length > 0);
  return (
    <>
      <SelectField
        label="Kind of key"
        value={draft.kind}
        choices={keyChoices.map(({ kind }) => ({
          value: kind,
          label: unavailable.has(kind) ? `${kindWords[kind]}, not here` : kindWords[kind],
        }))}
        onChange={(kind) => change({ kind: choiceOf(kind).kind })}
      />
      {bits.length > 0 && (
        <SelectField
          label={draft.kind === 'oct' ? 'Bits' : 'Modulus'}
          value={String(draft.bits)}
          choices={bits.map((size) => ({ value: String(size), label: `${size} bits` }))}
          onChange={(size) => change({ bits: Number(size) })}
        />
      )}
      <SelectField
        label="For"
        value={draft.use}
        choices={uses.map((use) => ({ value: use, label: useWords[use] }))}
        onChange={(use) => change({ use: use === 'enc' ? 'enc' : 'sig' })}
      />
      <SelectField
        label="Algorithm"
        value={draft.alg}
        choices={[
          ...algorithms[draft.use].map((alg) => ({ value: alg, label: alg })),
          ...(draft.kind.startsWith('ML-DSA') ? [] : [{ value: '', label: 'Not said' }]),
        ]}
        onChange={(alg) => change({ alg })}
      />
    </>
  );
}

function NameFields({ draft, change }: FieldsProps) {
  return (
    <>
      <SelectField
        label="Key ID (kid)"
        value={draft.kidBy}
        choices={kidChoices}
        onChange={(by) => {
          const kidBy = kidChoices.find(({ value }) => value === by)?.value;
          if (kidBy !== undefined) change({ kidBy });
        }}
      />
      {draft.kidBy === 'typed' && (
        <TextField label="kid" isMono value={draft.kid} onChange={(kid) => change({ kid })} />
      )}
      <SelectField
        label="Says its purpose by"
        value={draft.purposeIn}
        choices={[
          { value: 'use', label: 'use' },
          { value: 'key_ops', label: 'key_ops' },
          { value: 'nowhere', label: 'neither' },
        ]}
        onChange={(value) => {
          change({ purposeIn: value === 'use' || value === 'key_ops' ? value : 'nowhere' });
        }}
      />
    </>
  );
}

function choiceOf(kind: string) {
  const found = keyChoices.find((one) => one.kind === kind) ?? keyChoices[0];
  if (found === undefined) throw new Error('Failed to find a kind of key: there are none');
  return found;
}

/** What was chosen, with what cannot go with it replaced by the first that can. */
function settle(draft: Draft): Draft {
  const { algorithms, bits } = choiceOf(draft.kind);
  const use = algorithms[draft.use].length > 0 ? draft.use : draft.use === 'sig' ? 'enc' : 'sig';
  const names = algorithms[use];
  const mayBeUnsaid = draft.alg === '' && draft.isReadable && !draft.kind.startsWith('ML-DSA');
  const alg = mayBeUnsaid || names.includes(draft.alg) ? draft.alg : (names[0] ?? '');
  return { ...draft, use, alg, bits: settleBits(draft, alg, bits) };
}

function settleBits(draft: Draft, alg: string, sizes: readonly number[]): number {
  const needed = draft.kind === 'oct' ? secretBits(alg) : null;
  // An encryption needs exactly so many; a signature at least so many (RFC 7518 §3.2).
  if (needed !== null && (draft.bits < needed || !alg.startsWith('HS'))) return needed;
  return sizes.includes(draft.bits) ? draft.bits : (needed ?? sizes[0] ?? 0);
}

function wishOf({ kidBy, kid, alg, ...draft }: Draft): KeyWish {
  return {
    ...draft,
    alg: alg === '' ? null : alg,
    kid: kidBy === 'typed' ? { by: 'typed', value: kid } : { by: kidBy },
  };
}
