import { useState } from 'react';
import { encodeUserPassword } from '#protocol/api-call/basic-credentials.ts';
import { encodeBasicCredentials } from '#protocol/http/form-encoding.ts';
import { readBasic, type BasicReading } from '#protocol/http/read-basic.ts';
import { Notes } from '#features/tools/bench/notes.tsx';
import { ResultList, type ResultRow } from '#features/tools/bench/result-list.tsx';
import { ToolPage } from '#features/tools/bench/tool-page.tsx';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { SecretField } from '#ui/field/secret-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { doubtsOfReading, doubtsOfTyped, explainBasicProblem } from './basic-words.ts';
import styles from '#features/tools/bench/bench.module.css';

/** A client whose id has to be encoded, and the header that it sends. */
const example = {
  name: 'https://client.example',
  secret: '7Fjfp0ZBr1+KtDRb nfVdm=Iw',
};

/** A name and a password as a header, by both of its specifications, and back. */
export function Component() {
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [header, setHeader] = useState('');
  const isEmpty = name === '' && secret === '' && header === '';
  const fill = (named: typeof example, sent: string) => {
    setName(named.name);
    setSecret(named.secret);
    setHeader(sent);
  };
  return (
    <ToolPage
      id="basic"
      actions={
        <>
          {!isEmpty && (
            <Button kind="quiet" onClick={() => fill({ name: '', secret: '' }, '')}>
              Clear
            </Button>
          )}
          <Button
            onClick={() => fill(example, encodeBasicCredentials(example.name, example.secret))}
          >
            Use an example
          </Button>
        </>
      }
    >
      <div className={styles['columns']}>
        <Card title="Write" about="OAuth has id and secret form-encoded first; plain HTTP has not.">
          <TextField label="Client ID or user name" isMono value={name} onChange={setName} />
          <SecretField label="Client secret or password" value={secret} onChange={setSecret} />
          <Notes label="About name and password" notes={doubtsOfTyped(name, secret)} />
          {(name !== '' || secret !== '') && (
            <ResultList label="Authorization header" rows={writtenRows(name, secret)} />
          )}
        </Card>
        <ReadCard header={header} onChange={setHeader} />
      </div>
    </ToolPage>
  );
}

function writtenRows(name: string, secret: string): readonly ResultRow[] {
  const [client, user] = [encodeBasicCredentials(name, secret), encodeUserPassword(name, secret)];
  const isSame = client === user;
  return [
    {
      label: 'Of a client',
      value: client,
      isSecret: true,
      note: 'At a token endpoint: RFC 6749 §2.3.1',
    },
    {
      label: 'Of a user',
      value: user,
      isSecret: true,
      note: isSame
        ? 'RFC 7617 §2: the same here, since nothing has to be encoded'
        : 'RFC 7617 §2: another header, since there is something to encode',
    },
  ];
}

interface ReadCardProps {
  readonly header: string;
  readonly onChange: (header: string) => void;
}

function ReadCard({ header, onChange }: ReadCardProps) {
  const read = header.trim() === '' ? null : readBasic(header);
  return (
    <Card title="Read" about="What a header says, by each of its two meanings.">
      <TextAreaField
        label="Authorization header"
        hint="The header, its value, or what stands behind Basic."
        rows={3}
        value={header}
        error={read?.ok === false ? explainBasicProblem(read.problem) : undefined}
        onChange={onChange}
      />
      {read?.ok === true && (
        <>
          <Notes label="About the header" notes={doubtsOfReading(read.value)} />
          <ResultList label="What the header says" rows={readRows(read.value)} />
        </>
      )}
    </Card>
  );
}

function readRows({ client, user }: BasicReading): readonly ResultRow[] {
  const missing = client === null ? 'It is not form-encoded' : undefined;
  return [
    { label: 'Client ID', value: client?.name ?? null, note: missing },
    { label: 'Client secret', value: client?.secret ?? null, isSecret: true, note: missing },
    { label: 'User name', value: user.name },
    { label: 'Password', value: user.secret, isSecret: true },
  ];
}
