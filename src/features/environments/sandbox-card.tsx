import { useState } from 'react';
import { starterApis, starterScopes, starterUsers } from '#sandbox/contract/starter.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { Editor } from '#ui/editor/editor.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './environments.module.css';
import { editableOf, readEdited } from './sandbox-definition.ts';

/** Who can sign in to the sandbox, what they can allow, and all of its definition as text. */
export function SandboxCard({ environment }: { readonly environment: Environment }) {
  const definition = environment.sandbox?.definition ?? null;
  const users = definition?.users ?? starterUsers;
  const scopes = definition?.scopes ?? starterScopes;
  const apis = definition?.apis ?? starterApis;
  return (
    <Card
      title="Inside the sandbox"
      about={
        definition === null
          ? 'The default sandbox belongs to the host and stays as it is. Create one to change all of this.'
          : 'Users, scopes and the API, as the server has them. All of it, whose assertions are trusted too, can be edited as text.'
      }
    >
      <div className={styles['two']}>
        <Table
          title="Users"
          heads={['Sign in as', 'sub', 'Name']}
          rows={users.map((user) => [user.username, user.sub, String(user.claims['name'] ?? '–')])}
        />
        <Table
          title="API"
          heads={['Path', 'Needs']}
          rows={apis.map((api) => [`/api/${api.path}`, api.scope])}
        />
      </div>
      <Table
        title="What can be asked for"
        heads={['Scope', 'It allows', 'Claims']}
        rows={scopes.map((scope) => [
          scope.name,
          scope.description,
          scope.claims.join(', ') || '–',
        ])}
      />
      {definition !== null && <DefinitionEditor environment={environment} />}
    </Card>
  );
}

interface TableProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function Table({ title, heads, rows }: TableProps) {
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={title}>
      <h3>{title}</h3>
      <table className={styles['table']}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{column === 0 ? <code>{cell}</code> : <bdi>{cell}</bdi>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DefinitionEditor({ environment }: { readonly environment: Environment }) {
  const workspace = useWorkspace();
  const definition = environment.sandbox?.definition ?? null;
  const [text, setText] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  if (definition === null) return null;
  const save = async () => {
    const read = readEdited(text ?? '', definition);
    if (!read.ok || workspace === null) {
      setFault(read.ok ? null : read.problem.reason);
      return;
    }
    setIsBusy(true);
    const { users, scopes, apis, policy, trustedIssuers } = read.value;
    const change = { users, scopes, apis, policy, trustedIssuers };
    const saved = await workspace.environments.changeSandbox(environment.id, change);
    setIsBusy(false);
    setFault(saved.ok ? null : saved.problem.reason);
    if (!saved.ok) return;
    setText(null);
    showToast(saved.value.message, { label: 'Undo', run: saved.value.undo });
  };
  if (text === null) {
    return (
      <div className={styles['row']}>
        <Button onClick={() => setText(editableOf(definition))}>Edit users and policy</Button>
      </div>
    );
  }
  return (
    <div className={styles['form']}>
      <Editor label="Sandbox definition" language="json" value={text} onChange={setText} />
      {fault !== null && (
        <Notice kind="bad" role="alert" title="The definition was not saved">
          <p>{fault}</p>
        </Notice>
      )}
      <div className={styles['row']}>
        <Button kind="primary" isBusy={isBusy} onClick={() => void save()}>
          Save definition
        </Button>
        <Button kind="quiet" onClick={() => setText(null)}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
