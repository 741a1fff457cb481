import type { HttpRequest } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Core } from '#workspace/core.ts';
import { chooseTransport } from '#workspace/environments/choose-transport.ts';
import type { RunEvent } from '#workspace/model/run.ts';
import type { Scene } from './scene.ts';

/** What is known of the token endpoints that were probed from this page. */
export type ProbeMemory = Map<string, TransportProblem | null>;

/** The step that asks, and how it is called off. */
export interface Probe {
  readonly step: string;
  readonly signal: AbortSignal;
  readonly known: ProbeMemory;
}

/**
 * Whether this page can read the answers of the token endpoint, found out before anything is spent
 * there: a POST without a `grant_type`, which no server may act on, and which needs no preflight.
 * Resolves to what keeps the step from going on: that the answer cannot be read, or that it was
 * called off. Null: it can, or there is nothing to find out.
 * @see RFC 6749 §3.2, §5.2
 */
export async function probeReadability(
  core: Core,
  scene: Scene,
  { step, signal, known }: Probe,
): Promise<RunEvent | null> {
  const endpoint = foreignTokenEndpoint(core, scene);
  if (endpoint === null) return null;
  const before = known.get(endpoint);
  const problem =
    before === undefined ? await tryIt(core, scene, { step, signal, endpoint }) : before;
  const at = core.ports.clock();
  if (problem?.code === 'aborted') return { type: 'cancelled', at, step };
  const isUnreadable = problem?.code === 'cors_suspected';
  // Only what was really found out is kept: a server that was down may be up the next time.
  if (problem === null || isUnreadable) known.set(endpoint, problem);
  return isUnreadable ? { type: 'refused', at, step, problem } : null;
}

function foreignTokenEndpoint(core: Core, { environment, input }: Scene): string | null {
  const endpoint = input.metadata.token_endpoint ?? '';
  if (chooseTransport(environment) === 'relay' || !URL.canParse(endpoint)) return null;
  const { href, origin } = new URL(endpoint);
  return origin === new URL(core.ports.navigation.appUrl()).origin ? null : href;
}

interface Trial extends Pick<Probe, 'step' | 'signal'> {
  readonly endpoint: string;
}

async function tryIt(
  { ports, store }: Core,
  { run }: Scene,
  { step, signal, endpoint }: Trial,
): Promise<TransportProblem | null> {
  const probing = { runId: run.id, step, url: endpoint, since: ports.clock() };
  store.update((state) => ({ ...state, probing: [...state.probing, probing] }));
  try {
    const answer = await ports.transports.direct(request(endpoint), signal);
    return answer.ok ? null : answer.problem;
  } finally {
    store.update((state) => ({
      ...state,
      probing: state.probing.filter((one) => one !== probing),
    }));
  }
}

function request(url: string): HttpRequest {
  const headers = [['content-type', 'application/x-www-form-urlencoded']] as const;
  return { method: 'POST', url, headers, body: '' };
}
