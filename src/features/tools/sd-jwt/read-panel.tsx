import { useMemo, useState } from 'react';
import { ChecksCard } from '#features/tools/checks/checks-card.tsx';
import { explainKeyMaterialProblem, parseKeyMaterial } from '#protocol/keys/parse-key-material.ts';
import { allPlaced, presentedParts, writeCompact } from '#protocol/sd-jwt/choose-disclosures.ts';
import type { ProcessedSdJwt } from '#protocol/sd-jwt/process-sd-jwt.ts';
import { explainSdJwtProblem } from '#protocol/sd-jwt/sd-jwt-problem.ts';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { BindingCard } from './binding-card.tsx';
import { noBinding, useMadeBinding, type Binding } from './binding.ts';
import { DisclosuresCard } from './disclosures-card.tsx';
import { IssuerKeyCard } from './issuer-key-card.tsx';
import type { KeyChoice } from './key-choice.ts';
import { PayloadCard } from './payload-card.tsx';
import { PresentationCard } from './presentation-card.tsx';
import { useReading } from './use-reading.ts';
import { useSdJwtChecks } from './use-sd-jwt-checks.ts';
import { useSigningKey } from './use-signing-key.ts';
import styles from './sd-jwt.module.css';

interface ReadPanelProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly issuerKey: string;
  readonly onIssuerKey: (text: string) => void;
  readonly holderKey: KeyChoice;
  readonly onHolderKey: (key: KeyChoice) => void;
  /** Puts a presentation into the box, with a way back. */
  readonly onCheck: (text: string) => void;
}

/** Takes an SD-JWT apart, checks it, and makes presentations of it. */
export function ReadPanel({ text, onText, onCheck, ...keys }: ReadPanelProps) {
  const reading = useReading(text);
  // What the verifier asks for stays when the presentation is put into the box.
  const [binding, setBinding] = useState(noBinding);
  const isEmpty = text.trim() === '';
  return (
    <div className={styles['panel']}>
      <TextAreaField
        label="SD-JWT"
        hint="With its tildes, or in the JSON serialization"
        rows={6}
        data-part="token"
        autoCapitalize="off"
        value={text}
        onChange={onText}
      />
      {isEmpty && (
        <div className={styles['welcome']}>
          <p>
            An SD-JWT is a signed JWT in which claims are replaced by digests. Its holder shows each
            verifier only the disclosures that it needs; the signature still holds.
          </p>
          <p>Paste one, use the sample, or issue one in the other tab.</p>
        </div>
      )}
      {!isEmpty && reading.status === 'problem' && (
        <Notice kind="bad" title="This is no SD-JWT">
          <p>{explainSdJwtProblem(reading.problem)}</p>
        </Notice>
      )}
      {!isEmpty && reading.status === 'ready' && (
        <Presenter
          // Another SD-JWT is chosen from anew.
          key={reading.text}
          processed={reading.processed}
          binding={binding}
          onBinding={setBinding}
          onCheck={onCheck}
          {...keys}
        />
      )}
    </div>
  );
}

interface PresenterProps extends Omit<ReadPanelProps, 'text' | 'onText'> {
  readonly processed: ProcessedSdJwt;
  readonly binding: Binding;
  readonly onBinding: (binding: Binding) => void;
}

function Presenter(props: PresenterProps) {
  const { processed, issuerKey, onIssuerKey, holderKey, onHolderKey, onCheck } = props;
  const { binding, onBinding } = props;
  const { parts, disclosures, hash, claims } = processed;
  const [chosen, setChosen] = useState(() => allPlaced(disclosures));
  const holder = useSigningKey(holderKey);
  const bare = useMemo(() => presentedParts(parts, chosen), [parts, chosen]);
  const sdJwt = useMemo(() => writeCompact(bare), [bare]);
  const made = useMadeBinding({ sdJwt, hash, cnf: claims['cnf'] }, binding, holder);
  const presented = useReading(sdJwt);
  const material = useMemo(() => readIssuerKey(issuerKey), [issuerKey]);
  const checks = useSdJwtChecks(processed, material.keys, binding);
  return (
    <div className={styles['columns']}>
      <div className={styles['column']}>
        <DisclosuresCard processed={processed} chosen={chosen} onChoose={setChosen} />
        <BindingCard {...{ binding, holderKey, onHolderKey, holder }} onChange={onBinding} />
        <PresentationCard
          parts={{ ...bare, keyBindingJwt: made.token }}
          obstacle={made.obstacle}
          onCheck={onCheck}
        />
      </div>
      <div className={styles['column']}>
        <PayloadCard presented={presented.status === 'ready' ? presented.processed : null} />
        <IssuerKeyCard
          processed={processed}
          text={issuerKey}
          error={material.error}
          onChange={onIssuerKey}
        />
        <ChecksCard checks={checks} />
      </div>
    </div>
  );
}

function readIssuerKey(text: string) {
  if (text.trim() === '') return { keys: null, error: null };
  const read = parseKeyMaterial(text);
  if (!read.ok) return { keys: null, error: explainKeyMaterialProblem(read.problem) };
  return read.value.kind === 'url'
    ? {
        keys: null,
        error: 'This is an address. Fetch it by the issuer’s metadata, or paste the key.',
      }
    : { keys: read.value, error: null };
}
