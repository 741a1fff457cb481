import {
  concludeDiscovery,
  type Discovered,
  type DiscoveryAttempt as JudgedAttempt,
} from '#protocol/discovery/conclude-discovery.ts';
import {
  discoveryAddresses,
  type DiscoveryCandidate,
  type DiscoveryPlan,
} from '#protocol/discovery/discovery-addresses.ts';
import { processMetadataResponse } from '#protocol/discovery/process-metadata-response.ts';
import type { Transport, TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import type { DiscoveryAttempt } from '#workspace/model/discovery.ts';
import { plainGet } from './fetch-keys.ts';

/** How to reach the server, and whom to tell of each address as it is tried. */
export interface DiscoveryMeans {
  readonly transport: Transport;
  readonly signal: AbortSignal;
  readonly onAttempt: (attempts: readonly DiscoveryAttempt[]) => void;
}

/** Why there is no metadata, and what each address said. */
export interface DiscoveryFailure {
  readonly problem: Problem | TransportProblem;
  readonly attempts: readonly DiscoveryAttempt[];
}

/**
 * Asks each address of an issuer in turn until one has metadata without a problem. Where none has,
 * metadata with a problem is found all the same: the problem comes with it, for a person to weigh.
 * @see RFC 8414 §3, OpenID Connect Discovery 1.0 §4
 */
export async function discover(
  typed: string,
  means: DiscoveryMeans,
): Promise<Result<Discovered, DiscoveryFailure>> {
  const plan = discoveryAddresses(typed);
  if (!plan.ok) return fail({ problem: plan.problem, attempts: [] });
  const told: DiscoveryAttempt[] = [];
  const judged: JudgedAttempt[] = [];
  for (const candidate of plan.value.candidates) {
    means.onAttempt([...told, { url: candidate.url, state: { status: 'asking' } }]);
    const attempt = await tryAddress(candidate, plan.value, means);
    judged.push(attempt);
    told.push(describeAttempt(attempt));
    means.onAttempt([...told]);
    const isFound = attempt.outcome.ok && attempt.outcome.value.problem === null;
    if (isFound || means.signal.aborted) break;
  }
  const conclusion = concludeDiscovery(judged);
  return conclusion.ok ? conclusion : fail({ problem: conclusion.problem, attempts: told });
}

async function tryAddress(
  candidate: DiscoveryCandidate,
  { expected }: DiscoveryPlan,
  { transport, signal }: DiscoveryMeans,
): Promise<JudgedAttempt> {
  const request = plainGet(candidate.url);
  const answer = await transport(request, signal);
  const outcome = answer.ok
    ? ok(processMetadataResponse({ request, response: answer.value }, expected))
    : answer;
  return { candidate, outcome, ...(answer.ok ? { httpStatus: answer.value.status } : {}) };
}

function describeAttempt({
  candidate: { url },
  outcome,
  httpStatus = 0,
}: JudgedAttempt & { readonly httpStatus?: number }): DiscoveryAttempt {
  if (!outcome.ok) return { url, state: { status: 'failed', problem: outcome.problem } };
  const { checks, problem } = outcome.value;
  return { url, state: { status: 'answered', httpStatus, checks, problem } };
}
