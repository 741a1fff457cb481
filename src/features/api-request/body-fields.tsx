import { callBodyKinds, type CallDraft, type CallPart } from '#protocol/api-call/call-draft.ts';
import { parseJsonTree } from '#protocol/jwt/json-tree.ts';
import { formatJson } from '#protocol/jwt/format-json.ts';
import { syntaxFault } from '#protocol/http/value-fault.ts';
import { Button } from '#ui/button/button.tsx';
import { Editor } from '#ui/editor/editor.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { useServices } from '#workspace/react/services.ts';
import styles from './api-request.module.css';
import { addPart, changeBody, changeRow } from './change-draft.ts';
import { FileField } from './file-field.tsx';
import { RowTable } from './row-table.tsx';

const labels: Readonly<Record<(typeof callBodyKinds)[number], string>> = {
  none: 'None',
  json: 'JSON',
  form: 'Form (urlencoded)',
  multipart: 'Form with files (multipart)',
  text: 'Text',
  file: 'File',
};

interface BodyFieldsProps {
  readonly draft: CallDraft;
  readonly onChange: (draft: CallDraft) => void;
}

/** The body; what was typed for one kind is kept while another is chosen. */
export function BodyFields({ draft, onChange }: BodyFieldsProps) {
  const { random } = useServices();
  const { body } = draft;
  const choose = (chosen: string) => {
    const kind = callBodyKinds.find((one) => one === chosen) ?? 'none';
    const boundary = body.boundary === '' ? newBoundary(random(12)) : body.boundary;
    const asksFor = draft.method === 'GET' && kind !== 'none' ? 'POST' : draft.method;
    onChange({ ...changeBody(draft, { kind, boundary }), method: asksFor });
  };
  return (
    <>
      <SelectField
        label="Body"
        value={body.kind}
        choices={callBodyKinds.map((kind) => ({ value: kind, label: labels[kind] }))}
        onChange={choose}
      />
      <BodyOfKind draft={draft} onChange={onChange} />
    </>
  );
}

function newBoundary(bytes: Uint8Array): string {
  return `----claimcheck${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function BodyOfKind({ draft, onChange }: BodyFieldsProps) {
  const { body } = draft;
  switch (body.kind) {
    case 'none':
      return null;
    case 'json':
      return (
        <JsonBody value={body.json} onChange={(json) => onChange(changeBody(draft, { json }))} />
      );
    case 'form':
    case 'multipart':
      return <PartsFields draft={draft} onChange={onChange} />;
    case 'text':
      return (
        <>
          <TextField
            label="Content type"
            isMono
            value={body.textType}
            onChange={(textType) => onChange(changeBody(draft, { textType }))}
          />
          <TextAreaField
            label="Text body"
            rows={8}
            className={styles['wire']}
            value={body.text}
            onChange={(text) => onChange(changeBody(draft, { text }))}
          />
        </>
      );
    case 'file':
      return (
        <FileField
          label="File of the body"
          file={body.file}
          onChange={(file) => onChange(changeBody(draft, { file }))}
        />
      );
  }
}

function JsonBody(props: { readonly value: string; readonly onChange: (text: string) => void }) {
  const { value, onChange } = props;
  const parsed = value.trim() === '' ? null : parseJsonTree(value);
  const fault = parsed?.ok === false ? syntaxFault(value, parsed.problem) : null;
  const formatted = parsed?.ok === true ? formatJson(parsed.value) : null;
  return (
    <>
      <Editor
        label="JSON body"
        language="json"
        rows={8}
        value={value}
        onChange={onChange}
        hint={
          fault === null ? null : (
            <span className={styles['warn']}>
              Line {fault.line}, column {fault.column}: {fault.text}. It is sent as it stands.
            </span>
          )
        }
      />
      {formatted !== null && formatted !== value && (
        <div>
          <Button kind="quiet" onClick={() => onChange(formatted)}>
            Format
          </Button>
        </div>
      )}
    </>
  );
}

function PartsFields({ draft, onChange }: BodyFieldsProps) {
  const { parts, kind } = draft.body;
  const set = (next: typeof parts) => onChange(changeBody(draft, { parts: next }));
  return (
    <RowTable
      rows={parts}
      noun="Field"
      problem={null}
      onChange={(id, change) => set(changeRow<CallPart>(parts, id, change))}
      onAdd={() => set(addPart(parts))}
      onRemove={(id) => set(parts.filter((row) => row.id !== id))}
      renderValue={(row, label) =>
        kind === 'multipart' && row.file !== null ? (
          <FileField
            label={`${label} file`}
            file={row.file}
            onChange={(file) => set(changeRow(parts, row.id, { file }))}
          />
        ) : null
      }
      renderTools={(row) =>
        kind === 'multipart' && row.file === null ? (
          <Button
            kind="quiet"
            aria-label={`Send a file as ${row.name === '' ? 'this field' : row.name}`}
            onClick={() => set(changeRow(parts, row.id, { file: noFile }))}
          >
            File
          </Button>
        ) : null
      }
    />
  );
}

const noFile = { name: '', type: '', bytes: new Uint8Array() };
