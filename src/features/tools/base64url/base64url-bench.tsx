import { useMemo, useState } from 'react';
import { Notes } from '#features/tools/bench/notes.tsx';
import { ToolPage } from '#features/tools/bench/tool-page.tsx';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { explainShownText, forms, type Form, type FormId, type Reading } from './forms.ts';
import styles from '#features/tools/bench/bench.module.css';

/** The header of the token in RFC 7515 appendix A.1. */
const example = 'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9';

interface Typed {
  readonly form: FormId;
  readonly text: string;
}

/** Type in any box: the others follow. */
export function Component() {
  const [typed, setTyped] = useState<Typed>({ form: 'text', text: '' });
  const reading = useMemo(
    () => forms.find(({ id }) => id === typed.form)?.read(typed.text) ?? null,
    [typed],
  );
  const bytes = typed.text === '' ? null : (reading?.bytes ?? null);
  return (
    <ToolPage
      id="base64url"
      actions={
        <>
          {typed.text !== '' && (
            <Button kind="quiet" onClick={() => setTyped({ ...typed, text: '' })}>
              Clear
            </Button>
          )}
          <Button onClick={() => setTyped({ form: 'base64url', text: example })}>
            Use an example
          </Button>
        </>
      }
    >
      <Card
        title="Convert"
        about="Type in any box; the others follow."
        actions={<span className={styles['soft']}>{describeLength(bytes)}</span>}
      >
        <div className={styles['columns']}>
          {forms.map((form) => (
            <FormBox
              key={form.id}
              form={form}
              bytes={bytes}
              own={form.id === typed.form ? { text: typed.text, reading } : null}
              onChange={(text) => setTyped({ form: form.id, text })}
            />
          ))}
        </div>
      </Card>
    </ToolPage>
  );
}

interface FormBoxProps {
  readonly form: Form;
  readonly bytes: Uint8Array | null;
  /** What is typed in this box; null where another one is typed in. */
  readonly own: { readonly text: string; readonly reading: Reading | null } | null;
  readonly onChange: (text: string) => void;
}

function FormBox({ form, bytes, own, onChange }: FormBoxProps) {
  const { label, write } = form;
  const written = bytes === null ? '' : write(bytes);
  const value = own?.text ?? written ?? '';
  return (
    <div className={styles['tight']}>
      <TextAreaField
        label={label}
        hint={hintFor(form, own === null ? bytes : null)}
        error={own?.reading?.error}
        rows={3}
        aside={value !== '' && <CopyButton text={value} label={`Copy ${label}`} />}
        value={value}
        onChange={onChange}
      />
      <Notes label={`About ${label}`} notes={own?.reading?.notes ?? []} />
    </div>
  );
}

function hintFor({ hint, write }: Form, bytes: Uint8Array | null): string {
  return (bytes !== null && explainShownText(bytes, write(bytes))) || hint;
}

function describeLength(bytes: Uint8Array | null): string {
  if (bytes === null) return '';
  return `${bytes.length.toLocaleString('en')} ${bytes.length === 1 ? 'byte' : 'bytes'}`;
}
