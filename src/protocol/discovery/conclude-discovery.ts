import type { Check } from '#protocol/check.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { DiscoveryProblem } from '#protocol/problem.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { DiscoveryCandidate } from './discovery-addresses.ts';
import type { ProcessedMetadata } from './process-metadata-response.ts';

/** One address that was tried: what was judged of its answer, or why there was none. */
export interface DiscoveryAttempt {
  readonly candidate: DiscoveryCandidate;
  readonly outcome: Result<ProcessedMetadata, TransportProblem>;
}

/** Metadata that was found, and what is wrong with it, if anything. */
export interface Discovered {
  readonly candidate: DiscoveryCandidate;
  readonly metadata: ServerMetadata;
  readonly checks: readonly Check[];
  readonly problem: DiscoveryProblem | null;
}

/**
 * Chooses among the addresses that were tried: metadata without a problem, else metadata with one,
 * else the most telling reason.
 * @see RFC 8414 §3, §5
 */
export function concludeDiscovery(
  attempts: readonly DiscoveryAttempt[],
): Result<Discovered, DiscoveryProblem | TransportProblem> {
  const found = attempts.flatMap(({ candidate, outcome }): Discovered[] => {
    if (!outcome.ok || outcome.value.value === null) return [];
    const { checks, problem, value } = outcome.value;
    return [{ candidate, metadata: value, checks, problem }];
  });
  const best = found.find(({ problem }) => problem === null) ?? found[0];
  if (best !== undefined) return ok(best);
  const problems = attempts.flatMap(({ outcome }) =>
    outcome.ok ? (outcome.value.problem ?? []) : outcome.problem,
  );
  const telling = problems.find((problem) => !isNotFound(problem));
  const tried = attempts.map(({ candidate }) => candidate.url);
  return fail(telling ?? { code: 'metadata_not_found', spec: rfc(8414, '3.2'), tried });
}

function isNotFound(problem: DiscoveryProblem | TransportProblem): boolean {
  return problem.code === 'status_unexpected' && (problem.status === 404 || problem.status === 410);
}
