import { useMemo, useState } from 'react';
import { generateSigningKeys } from '#protocol/keys/generate-signing-keys.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { useServices } from '#workspace/react/services.ts';
import { ClaimTree } from './claim-tree.tsx';
import { issueFromForm, readClaims, type IssueForm } from './issue-form.ts';
import { KeyField } from './key-field.tsx';
import type { KeyChoice } from './key-choice.ts';
import { useSigningKey } from './use-signing-key.ts';
import styles from './sd-jwt.module.css';

/** What was issued, with the keys to read and to present it. */
export interface IssuedHere {
  readonly sdJwt: string;
  readonly issuerKey: string;
  readonly holderKey: KeyChoice;
}

interface IssuePanelProps {
  readonly form: IssueForm;
  readonly onChange: (change: Partial<IssueForm>) => void;
  readonly onRead: (issued: IssuedHere) => void;
}

const hashes = [
  { value: 'sha-256', label: 'sha-256' },
  { value: 'sha-384', label: 'sha-384' },
  { value: 'sha-512', label: 'sha-512' },
];
const decoyCounts = ['0', '1', '2', '5', '10'].map((value) => ({ value, label: value }));

/** Makes an SD-JWT: claims, which of them can be withheld, and the keys. */
export function IssuePanel({ form, onChange: change, onRead }: IssuePanelProps) {
  const { random } = useServices();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const claims = useMemo(() => readClaims(form.claims), [form.claims]);
  const issuer = useSigningKey(form.issuerKey);
  const holder = useSigningKey(form.holderKey);
  const issue = async () => {
    const keys = {
      issuer: issuer.ok ? issuer.value : null,
      holder: holder.ok ? holder.value : null,
    };
    const result = await issueFromForm(form, keys, random);
    if (!result.ok) setOutcome({ status: 'refused', sentence: result.problem, form });
    else {
      const issuerKey = JSON.stringify(keys.issuer?.publicKey ?? null, null, 2);
      const issued = { sdJwt: result.value, issuerKey, holderKey: form.holderKey };
      setOutcome({ status: 'issued', issued, form });
    }
  };
  return (
    <div className={styles['columns']}>
      <div className={styles['column']}>
        <Card title="Claims" about="As they would be without selective disclosure.">
          <TextAreaField
            label="Payload"
            rows={18}
            className={styles['json']}
            error={claims.ok ? null : claims.problem}
            value={form.claims}
            onChange={(text) => change({ claims: text })}
          />
        </Card>
        <Card title="Keys">
          <KeyField
            label="Issuer’s private key"
            hint="A JWK or PEM; a P-256 key can be made here"
            error={issuer.ok ? null : issuer.problem}
            aside={<MakeKey onMade={(issuerKey) => change({ issuerKey })} of="issuer" />}
            value={form.issuerKey}
            onChange={(issuerKey) => change({ issuerKey })}
          />
          <KeyField
            label="Holder’s private key"
            hint="Its public half goes into cnf. Without one, whoever has the SD-JWT can present it."
            error={holder.ok ? null : holder.problem}
            aside={<MakeKey onMade={(holderKey) => change({ holderKey })} of="holder" />}
            value={form.holderKey}
            onChange={(holderKey) => change({ holderKey })}
          />
        </Card>
      </div>
      <div className={styles['column']}>
        <ClaimTree
          claims={claims.ok ? claims.value : null}
          hidden={form.hidden}
          isCredential={/^(?:dc|vc)\+sd-jwt$/.test(form.typ)}
          onChange={(hidden) => change({ hidden })}
        />
        <Card title="Options">
          <div className={styles['triple']}>
            <TextField
              label="Type (typ)"
              isMono
              value={form.typ}
              onChange={(typ) => change({ typ })}
            />
            <SelectField
              label="Hash (_sd_alg)"
              value={form.hash}
              choices={hashes}
              onChange={(hash) => change({ hash })}
            />
            <SelectField
              label="Decoys at each place"
              value={form.decoys}
              choices={decoyCounts}
              onChange={(decoys) => change({ decoys })}
            />
          </div>
          <div className={styles['row']}>
            <Button kind="primary" onClick={() => void issue()}>
              Issue
            </Button>
            <span className={styles['soft']}>Each time with new salts.</span>
          </div>
        </Card>
        <OutcomeCard outcome={outcome} form={form} onRead={onRead} />
      </div>
    </div>
  );
}

interface MakeKeyProps {
  readonly of: 'issuer' | 'holder';
  readonly onMade: (key: KeyChoice) => void;
}

function MakeKey({ of, onMade }: MakeKeyProps) {
  const make = async () => {
    const [key] = await generateSigningKeys(['ES256']);
    onMade({ text: JSON.stringify(key, null, 2), keptId: '' });
  };
  return (
    <Button kind="quiet" aria-label={`Make a key for the ${of}`} onClick={() => void make()}>
      Make a key
    </Button>
  );
}

type Outcome =
  | { readonly status: 'refused'; readonly sentence: string; readonly form: IssueForm }
  | { readonly status: 'issued'; readonly issued: IssuedHere; readonly form: IssueForm };

interface OutcomeCardProps {
  readonly outcome: Outcome | null;
  readonly form: IssueForm;
  readonly onRead: (issued: IssuedHere) => void;
}

function OutcomeCard({ outcome, form, onRead }: OutcomeCardProps) {
  if (outcome === null) return null;
  if (outcome.status === 'refused') {
    return outcome.form === form ? (
      <Notice kind="bad" role="alert" title="Nothing was issued">
        <p>{outcome.sentence}</p>
      </Notice>
    ) : null;
  }
  const { issued } = outcome;
  const count = issued.sdJwt.split('~').length - 2;
  return (
    <Card
      title="Issued"
      about={`${count} ${count === 1 ? 'disclosure' : 'disclosures'}${outcome.form === form ? '' : ' · the form was changed since'}`}
      actions={<CopyButton text={issued.sdJwt} label="Copy SD-JWT" />}
    >
      <div className={styles['wire']}>
        <CodeBlock text={issued.sdJwt} label="Issued SD-JWT" part="issued" />
      </div>
      <div className={styles['row']}>
        <Button kind="primary" onClick={() => onRead(issued)}>
          Read and present it
        </Button>
      </div>
    </Card>
  );
}
