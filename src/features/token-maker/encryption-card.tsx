import { isAsymmetric } from '#protocol/jwe/decryption-key.ts';
import { keyManagement, type KeyManagement } from '#protocol/jwe/jwe-algorithms.ts';
import { usualRounds } from '#protocol/jwe/encrypt-jwe.ts';
import { jsonMemberText, removeJsonMember, setJsonMember } from '#protocol/jwt/edit-json.ts';
import { publicHalf } from '#protocol/keys/public-half.ts';
import { Card } from '#ui/card/card.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { contentChoices, managementChoices } from './algorithms.ts';
import type { KeyChoice, KeyOption } from './key-choice.ts';
import { KeySource } from './key-source.tsx';
import { MadeKeyDetails } from './made-key-details.tsx';
import {
  agreementCurves,
  type AgreementCurve,
  type EncryptionNames,
  type RecipientView,
} from './use-recipient.ts';
import styles from './token-maker.module.css';

interface EncryptionCardProps {
  readonly header: string;
  readonly names: EncryptionNames;
  readonly choice: KeyChoice;
  readonly options: readonly KeyOption[];
  readonly recipient: RecipientView;
  readonly headerError: string | null;
  readonly keyError: string | null;
  readonly onHeader: (header: string) => void;
  readonly onCurve: (curve: AgreementCurve) => void;
  readonly onChoice: (choice: KeyChoice) => void;
}

/** How the token is encrypted, and for whom. */
export function EncryptionCard(props: EncryptionCardProps) {
  const { header, names, choice, options, headerError, keyError, onHeader, onCurve } = props;
  const management = keyManagement(names.alg);
  const isPair = management !== null && isAsymmetric(management);
  const set = (name: string, value: string) =>
    onHeader(setJsonMember(header, name, value) ?? header);
  const choose = (name: string) => (value: string) => set(name, JSON.stringify(value));
  const isPassword = management?.family === 'pbes2';
  return (
    <Card title="Encryption" about="Who is to read it, and how it is hidden from everybody else.">
      <div className={styles['fields']}>
        <SelectField
          label="Key management"
          value={names.alg}
          choices={withUnknown(managementChoices, names.alg)}
          onChange={choose('alg')}
        />
        <SelectField
          label="Content encryption"
          value={names.enc}
          choices={withUnknown(contentChoices, names.enc)}
          onChange={choose('enc')}
        />
        {management?.family === 'ecdh' && choice.from === 'made' && (
          <Curve value={names.curve} onChange={onCurve} />
        )}
        <KeySource
          label="Recipient’s key"
          {...wordsOf(management)}
          error={keyError}
          {...{ choice, options }}
          wantsSecret={!isPair}
          onChange={props.onChoice}
        />
        {isPassword && <Rounds header={header} onChange={(value) => set('p2c', value)} />}
      </div>
      <Compression header={header} onChange={onHeader} />
      <TextAreaField
        label="Encryption header"
        hint="What the algorithm adds to it (epk, p2s, iv, tag) is put at its end."
        rows={4}
        value={header}
        error={headerError}
        onChange={onHeader}
      />
      <Recipient {...props} />
    </Card>
  );
}

const pairWords = {
  pasteLabel: 'Public key',
  pasteHint: 'JWK, JWK Set, PEM or certificate',
  madeLabel: 'A key pair made here',
} as const;

const secretWords = {
  pasteLabel: 'Shared secret',
  pasteHint: 'Text as it is, or a JWK of kty oct',
  madeLabel: 'A secret made here',
} as const;

function wordsOf(management: KeyManagement | null) {
  if (management !== null && isAsymmetric(management)) return pairWords;
  return management?.family === 'pbes2' ? { ...secretWords, pasteLabel: 'Password' } : secretWords;
}

interface CurveProps {
  readonly value: AgreementCurve;
  readonly onChange: (curve: AgreementCurve) => void;
}

function Curve({ value, onChange }: CurveProps) {
  return (
    <SelectField
      label="Curve"
      value={value}
      choices={agreementCurves.map((curve) => ({ value: curve, label: curve }))}
      onChange={(chosen) => {
        const curve = agreementCurves.find((one) => one === chosen);
        if (curve !== undefined) onChange(curve);
      }}
    />
  );
}

interface HeaderProps {
  readonly header: string;
  readonly onChange: (value: string) => void;
}

function Rounds({ header, onChange }: HeaderProps) {
  return (
    <TextField
      label="Rounds (p2c)"
      hint={`Many libraries take no more than ${usualRounds.toLocaleString('en')}; a password that matters wants many times as many.`}
      isMono
      inputMode="numeric"
      value={jsonMemberText(header, 'p2c') ?? String(usualRounds)}
      onChange={(value) => {
        if (/^\d{1,9}$/.test(value)) onChange(String(Number(value)));
      }}
    />
  );
}

function Compression({ header, onChange }: HeaderProps) {
  const isCompressed = jsonMemberText(header, 'zip') !== null;
  const toggle = () =>
    onChange(
      (isCompressed ? removeJsonMember(header, 'zip') : setJsonMember(header, 'zip', '"DEF"')) ??
        header,
    );
  return (
    <label className={styles['check']}>
      <input type="checkbox" checked={isCompressed} onChange={toggle} />
      Compress before encrypting (zip), which RFC 8725 §3.6 advises against
    </label>
  );
}

function withUnknown(choices: typeof managementChoices, value: string) {
  const isKnown = choices.some((one) => one.value === value);
  return isKnown ? choices : [{ value, label: value === '' ? 'Not said' : value }, ...choices];
}

function Recipient({ recipient, choice }: EncryptionCardProps) {
  const { state, makeAnother } = recipient;
  if (state.status !== 'ready' || choice.from !== 'made') return null;
  const { material } = state.key;
  if (material.kind !== 'jwk') return null;
  const { jwk } = material;
  return (
    <MadeKeyDetails
      shown={publicHalf(jwk) ?? jwk}
      about="The recipient’s public key"
      whole={jwk}
      onMakeAnother={makeAnother}
    />
  );
}
