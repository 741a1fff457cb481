import { useState } from 'react';
import { ToolPage } from '#features/tools/bench/tool-page.tsx';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { ChallengeDetails } from './challenge-details.tsx';
import { CredentialDetails } from './credential-details.tsx';
import { exampleChallenges, exampleCredentials } from './examples.ts';
import styles from '#features/tools/bench/bench.module.css';

/** The two headers by which a server asks and a client answers, taken apart. */
export function Component() {
  const [credentials, setCredentials] = useState('');
  const [challenges, setChallenges] = useState('');
  const fill = (answer: string, asked: string) => {
    setCredentials(answer);
    setChallenges(asked);
  };
  return (
    <ToolPage
      id="authorization"
      actions={
        <>
          {(credentials !== '' || challenges !== '') && (
            <Button kind="quiet" onClick={() => fill('', '')}>
              Clear
            </Button>
          )}
          <Button onClick={() => fill(exampleCredentials, exampleChallenges)}>
            Use an example
          </Button>
        </>
      }
    >
      <div className={styles['columns']}>
        <Card title="What a server asks for">
          <TextAreaField
            label="WWW-Authenticate"
            hint="Of an answer with status 401 or 403; several are written one behind the other."
            rows={4}
            value={challenges}
            onChange={setChallenges}
          />
          <ChallengeDetails header={challenges} />
        </Card>
        <Card title="What a client sends">
          <TextAreaField
            label="Authorization"
            hint="It stays in this page. A secret in it is dotted out until you show it."
            rows={4}
            value={credentials}
            onChange={setCredentials}
          />
          <CredentialDetails header={credentials} />
        </Card>
      </div>
    </ToolPage>
  );
}
