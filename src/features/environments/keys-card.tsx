import { useState } from 'react';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { Time } from '#ui/time/time.tsx';
import type { Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './environments.module.css';
import { MissingKeysNotice } from './missing-keys-notice.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { RotateKey } from './rotate-key.tsx';

/** The public keys that the server signs with, as last fetched. */
export function KeysCard({ environment }: { readonly environment: Environment }) {
  const workspace = useWorkspace();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | TransportProblem | null>(null);
  const { keys } = environment;
  const refresh = async () => {
    if (workspace === null) return;
    setIsBusy(true);
    const fetched = await workspace.environments.refreshKeys(environment.id);
    setIsBusy(false);
    setProblem(fetched.ok ? null : fetched.problem);
  };
  return (
    <Card
      title="Keys"
      about={
        keys === null ? (
          'Not fetched yet. Signatures are checked with them.'
        ) : (
          <>
            Fetched <Time at={keys.fetchedAt} /> from <bdi>{keys.url}</bdi>
          </>
        )
      }
      actions={
        <Button isBusy={isBusy} onClick={() => void refresh()}>
          Fetch keys again
        </Button>
      }
    >
      {problem !== null && <ProblemNotice problem={problem} />}
      <MissingKeysNotice environment={environment} />
      {keys === null ? (
        <p className={styles['soft']}>An unknown key id in a token fetches them by itself, too.</p>
      ) : (
        <>
          <div className={styles['scroll']} tabIndex={0} role="region" aria-label="List of keys">
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">Key id</th>
                  <th scope="col">Type</th>
                  <th scope="col">Algorithm</th>
                  <th scope="col">Use</th>
                </tr>
              </thead>
              <tbody>
                {keys.jwks.keys.map((key, index) => (
                  <tr key={`${key.kid ?? ''} ${index}`}>
                    <td>
                      <code>{textOf(key.kid)}</code>
                    </td>
                    <td>
                      {textOf(key.kty)} {textOf(key.crv, '')}
                    </td>
                    <td>{textOf(key.alg)}</td>
                    <td>{textOf(key.use)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <details>
            <summary>Key set as received</summary>
            <CodeBlock
              label="Key set as received"
              language="json"
              text={JSON.stringify(keys.jwks, null, 2)}
              copyLabel="Copy key set"
            />
          </details>
        </>
      )}
      <RotateKey environment={environment} />
    </Card>
  );
}

/** Servers put anything anywhere. */
function textOf(value: unknown, otherwise = '–'): string {
  if (value === undefined || value === null) return otherwise;
  return shorten(typeof value === 'string' ? value : JSON.stringify(value));
}
