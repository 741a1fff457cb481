import { useState } from 'react';
import type { ResourceMetadata } from '#protocol/model/resource-metadata.ts';
import { Button } from '#ui/button/button.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { apiOfResource } from '#workspace/environments/api-of-resource.ts';
import type { Question } from './ask-form.tsx';
import { DiscoveryOutcome } from './discovery-outcome.tsx';
import styles from './environments.module.css';
import { useDiscovery } from './use-discovery.ts';

interface ResourceServersProps {
  readonly metadata: ResourceMetadata;
  readonly transport: 'direct' | 'relay';
}

/** The servers that an API takes tokens from; the one that is chosen is asked for its metadata. */
export function ResourceServers({ metadata, transport }: ResourceServersProps) {
  const [question, setQuestion] = useState<Question>({ typed: '', transport });
  const { state, ask, cancel } = useDiscovery();
  const askFor = (asked: Question) => {
    setQuestion(asked);
    void ask(asked.typed, asked.transport);
  };
  return (
    <section className={styles['form']}>
      <div>
        <h3>Its authorization servers</h3>
        <p className={styles['soft']}>
          The environment is made with one of them. The API, its scopes and its resource identifier
          come along.
        </p>
      </div>
      <ul className={styles['keyList']} aria-label="Authorization servers of the API">
        {(metadata.authorization_servers ?? []).map((issuer) => {
          const isAsked = state.status === 'asking' && question.typed === issuer;
          return (
            <li key={issuer} className={styles['between']}>
              <bdi className={styles['mono']}>{shorten(issuer)}</bdi>
              <span className={styles['row']}>
                <Button
                  isBusy={isAsked}
                  aria-label={`Discover ${shorten(issuer)}`}
                  onClick={() => askFor({ typed: issuer, transport })}
                >
                  Discover
                </Button>
                {isAsked && <Button onClick={cancel}>Cancel</Button>}
              </span>
            </li>
          );
        })}
      </ul>
      <DiscoveryOutcome
        state={state}
        question={question}
        onAsk={askFor}
        apis={[apiOfResource(metadata)]}
      />
    </section>
  );
}
