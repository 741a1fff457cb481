import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { Button } from '#ui/button/button.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import {
  isAsTold,
  mayAskForCodes,
  registeredClient,
  takeOver,
} from '#workspace/environments/registered-client.ts';
import { findClient } from '#workspace/environments/new-client.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './step-exhibit.module.css';

interface RegisteredClientProps {
  readonly memory: RunMemory;
  readonly environment: Environment | null;
  readonly run: Run;
}

/** The client that the server made, to be used at once, and as it is now where it has changed. */
export function RegisteredClient({ memory, environment, run }: RegisteredClientProps) {
  if (environment === null) return null;
  const { registeredClientId } = memory;
  const known = environment.clients.find(({ clientId }) => clientId === registeredClientId) ?? null;
  const keys = (known ?? findClient(environment, run.clientKey))?.keys ?? [];
  const id = known?.id ?? `registered-${run.id}`;
  const told = registeredClient({ memory, id, keys, known });
  if (told === null) return null;
  const flow = mayAskForCodes(memory) ? 'authorization-code' : 'client-credentials';
  return <Offer environment={environment} known={known} told={told} flow={flow} />;
}

interface OfferProps {
  readonly environment: Environment;
  /** As it is among the clients of the environment; null where it is not. */
  readonly known: Client | null;
  /** As its server last told of it. */
  readonly told: Client;
  /** What it can be used for. */
  readonly flow: 'authorization-code' | 'client-credentials';
}

function Offer({ environment, known, told, flow }: OfferProps) {
  const workspace = useWorkspace();
  const [refusal, setRefusal] = useState<string | null>(null);
  const isStale = known !== null && !isAsTold(known, told);
  const save = async () => {
    const client = known === null ? told : takeOver(known, told);
    const saved = await workspace?.environments.saveClient(environment.id, client);
    setRefusal(saved?.ok === false ? saved.problem.reason : null);
  };
  return (
    <section className={styles['exhibit']} aria-label="Registered client">
      <div className={styles['words']}>
        <p>
          The server knows {known === null ? 'a new' : 'this'} client:{' '}
          <bdi>{shorten(told.clientId)}</bdi>
        </p>
        <div className={styles['acts']}>
          {(known === null || isStale) && (
            <Button kind="primary" onClick={() => void save()}>
              {known === null ? 'Add it to this environment' : 'Take over what changed'}
            </Button>
          )}
          {known !== null && (
            <Link
              className={buttonClass(isStale ? 'plain' : 'primary')}
              to={flowAs(environment.id, known.id, flow)}
            >
              {flow === 'authorization-code'
                ? 'Sign in as this client'
                : 'Get a token as this client'}
            </Link>
          )}
        </div>
        <p role="status" className={styles['soft']}>
          {refusal ?? describePlace(known !== null, isStale)}
        </p>
      </div>
    </section>
  );
}

function describePlace(isKnown: boolean, isStale: boolean): string {
  if (!isKnown) return '';
  return isStale
    ? 'It is among the clients of this environment, as it was registered before.'
    : 'It is among the clients of this environment.';
}

function flowAs(environment: string, client: string, flow: OfferProps['flow']): string {
  const search = new URLSearchParams({ environment, client }).toString();
  return `${paths.flow(flow)}?${search}`;
}
