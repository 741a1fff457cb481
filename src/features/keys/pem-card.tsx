import { useMemo, useState } from 'react';
import { explainKeyProblem } from '#protocol/keys/explain-key-problem.ts';
import { pemForms, type PemForm } from '#protocol/keys/pem-forms.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { useServices } from '#workspace/react/services.ts';
import { fileName } from './bench.ts';
import type { RevealProps } from './jwk-card.tsx';
import styles from './keys.module.css';

/** The key as PEM, in each form that its kind has. */
export function PemCard({ jwk, isShown, onShow }: RevealProps) {
  const forms = useMemo(() => pemForms(jwk), [jwk]);
  const [chosen, setChosen] = useState<PemForm['form']>('spki');
  const form = forms.find((one) => one.form === chosen) ?? forms[0];
  if (form === undefined) return null;
  return (
    <Card title="PEM">
      <SelectField
        label="Form"
        value={form.form}
        choices={forms.map((one) => ({ value: one.form, label: nameOfForm(one) }))}
        onChange={(value) => {
          const next = forms.find((one) => one.form === value);
          if (next !== undefined) setChosen(next.form);
        }}
      />
      <PemText key={form.form} {...{ form, jwk, isShown, onShow }} />
    </Card>
  );
}

function nameOfForm({ title, isPrivate }: PemForm): string {
  return `${title} (${isPrivate ? 'private' : 'public'})`;
}

function PemText({ form, jwk, isShown, onShow }: RevealProps & { readonly form: PemForm }) {
  const { saveFile } = useServices();
  const { isPrivate, pem, spec } = form;
  if (!pem.ok) return <p className={styles['soft']}>{explainKeyProblem(pem.problem)}</p>;
  const text = pem.value;
  const save = () => saveFile(fileName(jwk, isPrivate ? '.private.pem' : '.public.pem'), text);
  return (
    <div className={styles['form']}>
      {(!isPrivate || isShown) && (
        <CodeBlock label={`${nameOfForm(form)} as PEM`} part="pem" text={text} />
      )}
      <div className={styles['row']}>
        {isPrivate && (
          <Button aria-expanded={isShown} onClick={() => onShow(!isShown)}>
            {isShown ? 'Hide it' : 'Show it'}
          </Button>
        )}
        <CopyButton text={text} label="Copy PEM" isNamed kind="plain" />
        <Button onClick={save}>Save PEM</Button>
        <a href={specUrl(spec)} target="_blank" rel="noreferrer" className={styles['spec']}>
          {citeSpec(spec)}
        </a>
      </div>
    </div>
  );
}
