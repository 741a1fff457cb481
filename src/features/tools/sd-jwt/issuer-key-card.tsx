import { useEffect, useState } from 'react';
import type { TransportName } from '#protocol/http/transport.ts';
import { issuerMetadataAddress } from '#protocol/sd-jwt/issuer-metadata.ts';
import type { ProcessedSdJwt } from '#protocol/sd-jwt/process-sd-jwt.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { readChainKey } from './chain-key.ts';
import { fetchIssuerKeys, fetchKeySet, type KeysAnswer } from './fetch-issuer-keys.ts';
import styles from './sd-jwt.module.css';

interface IssuerKeyCardProps {
  readonly processed: ProcessedSdJwt;
  readonly text: string;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
}

interface Asked {
  readonly url: string;
  readonly ask: (via: TransportName, signal: AbortSignal) => Promise<KeysAnswer>;
}

/** The key that the issuer's signature is checked with. An address is asked only at a press. */
export function IssuerKeyCard({ processed, text, error, onChange }: IssuerKeyCardProps) {
  const { transports } = useServices();
  const hasRelay = useWorkspaceState(({ host }) => host?.relay === true);
  const [running, setRunning] = useState<AbortController | null>(null);
  const [answer, setAnswer] = useState<(KeysAnswer & { readonly asked: Asked }) | null>(null);
  useEffect(() => () => running?.abort(), [running]);
  const { iss } = processed.claims;
  const address = issuerMetadataAddress(iss);
  const chain = processed.issuerJwt?.header.claims['x5c'];
  const read = async (asked: Asked, via: TransportName) => {
    const controller = new AbortController();
    setRunning(controller);
    setAnswer(null);
    const result = await asked.ask(via, controller.signal);
    if (controller.signal.aborted) return;
    setRunning(null);
    if (result.kind === 'keys') onChange(result.text);
    else setAnswer({ ...result, asked });
  };
  const metadata = (url: string): Asked => ({
    url,
    ask: (via, signal) =>
      fetchIssuerKeys(url, String(iss), (request) => transports[via](request, signal)),
  });
  const keySet = (url: string): Asked => ({
    url,
    ask: (via, signal) => fetchKeySet(url, (request) => transports[via](request, signal)),
  });
  const takeChain = async () => {
    const found = await readChainKey(chain);
    if (found.ok) onChange(found.value);
    else
      setAnswer({ kind: 'problem', sentence: found.problem, mayRelay: false, asked: metadata('') });
  };
  return (
    <Card
      title="Issuer’s key"
      about="What the signature is checked with. Until it is, anyone can have written this."
    >
      <TextAreaField
        label="Issuer’s public key"
        hint="JWK, JWK Set or PEM"
        error={error}
        rows={3}
        autoCapitalize="off"
        value={text}
        onChange={onChange}
      />
      <div className={styles['row']}>
        {chain !== undefined && (
          <Button onClick={() => void takeChain()}>Take the key of its certificate (x5c)</Button>
        )}
        {address !== null && (
          <Button isBusy={running !== null} onClick={() => void read(metadata(address), 'direct')}>
            Fetch the issuer’s metadata
          </Button>
        )}
        {running !== null && (
          <Button
            onClick={() => {
              running.abort();
              setRunning(null);
            }}
          >
            Cancel
          </Button>
        )}
      </div>
      {address !== null && (
        <p className={styles['soft']}>
          Asks{' '}
          <code>
            <bdi>{address}</bdi>
          </code>{' '}
          when pressed, and not before.
        </p>
      )}
      {chain !== undefined && (
        <p className={styles['soft']}>
          A certificate that the token brings itself proves nothing until its chain is trusted,
          which is not judged here.
        </p>
      )}
      {answer !== null && (
        <Answer
          answer={answer}
          onRelay={
            hasRelay && answer.kind === 'problem' && answer.mayRelay
              ? () => void read(answer.asked, 'relay')
              : null
          }
          onKeySet={(url) => void read(keySet(url), 'direct')}
        />
      )}
    </Card>
  );
}

interface AnswerProps {
  readonly answer: KeysAnswer;
  readonly onRelay: (() => void) | null;
  readonly onKeySet: (url: string) => void;
}

function Answer({ answer, onRelay, onKeySet }: AnswerProps) {
  if (answer.kind === 'address') {
    const { jwksUri } = answer;
    return (
      <Notice
        kind="info"
        role="status"
        title="The metadata names where the keys are"
        actions={<Button onClick={() => onKeySet(jwksUri)}>Fetch the keys</Button>}
      >
        <p>
          <code>
            <bdi>{jwksUri}</bdi>
          </code>
        </p>
      </Notice>
    );
  }
  if (answer.kind === 'keys') return null;
  return (
    <Notice
      kind="bad"
      role="alert"
      title="The key could not be read"
      actions={onRelay !== null && <Button onClick={onRelay}>Ask through the relay</Button>}
    >
      <p>{answer.sentence}</p>
    </Notice>
  );
}
