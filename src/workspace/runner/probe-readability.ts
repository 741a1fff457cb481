import type { HttpRequest } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Core } from '#workspace/core.ts';
import { chooseTransport } from '#workspace/environments/choose-transport.ts';
import type { Scene } from './scene.ts';

/** What is known of the token endpoints that were probed from this page. */
export type ProbeMemory = Map<string, TransportProblem | null>;

/**
 * Whether this page can read the answers of the token endpoint, found out before anything is spent
 * there: a POST without a `grant_type`, which no server may act on, and which needs no preflight.
 * Null: it can, or there is nothing to find out.
 * @see RFC 6749 §3.2, §5.2
 */
export async function probeReadability(
  core: Core,
  { environment, input }: Scene,
  known: ProbeMemory,
): Promise<TransportProblem | null> {
  const endpoint = input.metadata.token_endpoint ?? '';
  if (chooseTransport(environment) === 'relay' || !URL.canParse(endpoint)) return null;
  const { href, origin } = new URL(endpoint);
  if (origin === new URL(core.ports.navigation.appUrl()).origin) return null;
  const before = known.get(href);
  if (before !== undefined) return before;
  const answer = await core.ports.transports.direct(probe(href), new AbortController().signal);
  const isUnreadable = !answer.ok && answer.problem.code === 'cors_suspected';
  const problem = isUnreadable ? answer.problem : null;
  // Only what was really found out is kept: a server that was down may be up the next time.
  if (answer.ok || isUnreadable) known.set(href, problem);
  return problem;
}

function probe(url: string): HttpRequest {
  const headers = [['content-type', 'application/x-www-form-urlencoded']] as const;
  return { method: 'POST', url, headers, body: '' };
}
