import { notChecked } from '#protocol/jwt/signature-verdict.ts';
import {
  stepsOf,
  type Flow,
  type FlowStep,
  type StepInput,
  type VerifyJws,
} from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import { findEnvironment, findRun, type Core } from '#workspace/core.ts';
import { notificationPath, withBase } from '#sandbox/contract/addresses.ts';
import { chooseTransport } from '#workspace/environments/choose-transport.ts';
import { effectiveMetadata } from '#workspace/environments/effective-metadata.ts';
import { fetchKeys } from '#workspace/environments/fetch-keys.ts';
import { findClient } from '#workspace/environments/new-client.ts';
import { resolveClient } from '#workspace/environments/resolve-client.ts';
import { samplePerson } from '#workspace/environments/sample-person.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import { chosenOptions } from '#workspace/runs/chosen-options.ts';
import { recall } from '#workspace/runs/recall.ts';

/** A run with all that it plays in, as it stands now. */
export interface Scene {
  readonly run: Run;
  readonly flow: Flow;
  readonly environment: Environment;
  readonly client: Client;
  readonly input: StepInput;
}

/** Sets the scene of a run; null when its environment or its client has been deleted. */
export function setScene(core: Core, runId: string): Scene | null {
  const run = findRun(core, runId);
  const environment = run === null ? null : findEnvironment(core, run.environmentId);
  if (run === null || environment === null) return null;
  const client = findClient(environment, run.clientKey);
  if (client === null) return null;
  const flow = flowOf(run.flow);
  return {
    run,
    flow,
    environment,
    client,
    input: makeInput(core, { run, flow, environment, client }),
  };
}

function makeInput(core: Core, scene: Omit<Scene, 'input'>): StepInput {
  const { run, flow, environment, client } = scene;
  const metadata = effectiveMetadata(environment, client);
  return {
    issuer: metadata.issuer,
    metadata,
    client: resolveClient(client, core.ports.navigation.appUrl()),
    memory: recall(run, flow),
    options: chosenOptions(run, flow),
    receiver: receiverOf(core, environment),
    apis: environment.apis,
    person: samplePerson(environment),
    clockToleranceSeconds: environment.clockToleranceSeconds,
    now: core.ports.clock(),
    random: core.ports.random,
    loadKeys: (refetch) => loadKeys(core, environment.id, refetch),
    verifyJws: (token, keys) => verify(core, token, keys),
    loadProofKey: () => core.ports.loadProofKey(`${environment.id} ${client.id}`),
  };
}

// What comes from outside is taken in by the host alone: a worker has no address on the network.
function receiverOf({ ports, store }: Core, { sandbox }: Environment): StepInput['receiver'] {
  const isReachable = store.getState().host?.host === 'server';
  const address = withBase(ports.navigation.appUrl(), notificationPath);
  const registers = sandbox?.definition == null ? 'fixed' : 'by-itself';
  return {
    address: isReachable ? address : null,
    registration: sandbox === null ? 'by-hand' : registers,
  };
}

/** The steps that the run has with what was chosen, in order. */
export function stepsOfScene({ flow, input }: Pick<Scene, 'flow' | 'input'>): readonly FlowStep[] {
  return stepsOf(flow, input.options);
}

/** A step by its name; null for a name that the run has not. */
export function stepOf(scene: Pick<Scene, 'flow' | 'input'>, step: string): FlowStep | null {
  return stepsOfScene(scene).find(({ id }) => id === step) ?? null;
}

async function loadKeys(
  core: Core,
  environmentId: string,
  refetch: boolean,
): ReturnType<StepInput['loadKeys']> {
  const environment = findEnvironment(core, environmentId);
  if (environment === null) return null;
  if (!refetch && environment.keys !== null) return environment.keys.jwks;
  const transport = core.ports.transports[chooseTransport(environment)];
  const fetched = await fetchKeys(environment, transport, new AbortController().signal);
  if (!fetched.ok) return environment.keys?.jwks ?? null;
  const current = findEnvironment(core, environmentId) ?? environment;
  await core.keeper.putEnvironment({ ...current, keys: fetched.value });
  return fetched.value.jwks;
}

// A verifier that could not be loaded leaves the signature unchecked, and the run goes on.
async function verify(
  { ports }: Core,
  ...[token, keys]: Parameters<VerifyJws>
): ReturnType<VerifyJws> {
  const verifier = await ports.loadVerifier().catch(() => null);
  if (verifier === null) return notChecked({ code: 'verifier_unavailable' });
  return verifier.verifyJws(token, keys);
}
