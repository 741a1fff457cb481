import type { Check } from '#protocol/check.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { ResourceMetadata } from '#protocol/model/resource-metadata.ts';
import type { Problem } from '#protocol/problem.ts';
import {
  processResourceMetadata,
  type ProcessedResource,
} from '#protocol/resource-metadata/process-resource-metadata.ts';
import { readResourceChallenge } from '#protocol/resource-metadata/read-resource-challenge.ts';
import {
  resourceMetadataAddress,
  type ResourcePlan,
} from '#protocol/resource-metadata/resource-metadata-address.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { DiscoveryAttempt } from '#workspace/model/discovery.ts';
import type { DiscoveryFailure, DiscoveryMeans } from './discover.ts';
import { plainGet } from './fetch-keys.ts';

/** What an API says of itself, and what is wrong with that, if anything. */
export interface FoundResource {
  readonly metadata: ResourceMetadata;
  readonly url: string;
  readonly checks: readonly Check[];
  readonly problem: Problem | null;
}

interface Asked {
  readonly url: string;
  readonly outcome: Result<ProcessedResource, TransportProblem>;
}

/**
 * Finds the metadata of an API: at the well-known address that its URL gives, else where the API's own
 * refusal of a request without a token says.
 * @see RFC 9728 §3.1, §5.1
 */
export async function findResource(
  typed: string,
  means: DiscoveryMeans,
): Promise<Result<FoundResource, DiscoveryFailure>> {
  const plan = resourceMetadataAddress(typed);
  if (!plan.ok) return fail({ problem: plan.problem, attempts: [] });
  const teller = createTeller(means.onAttempt);
  const first = await askMetadata(plan.value, plan.value.url, { means, teller });
  const asked: Asked[] = [first];
  if (isUsable(first)) return conclude(asked, null, teller.told);
  const refusal = means.signal.aborted
    ? null
    : await askApi(plan.value.resource, { means, teller });
  const address = refusal?.address ?? null;
  if (address !== null && address !== first.url && !means.signal.aborted) {
    asked.push(await askMetadata(plan.value, address, { means, teller }));
  }
  return conclude(asked, refusal, teller.told);
}

interface Asking {
  readonly means: DiscoveryMeans;
  readonly teller: Teller;
}

async function askMetadata(
  plan: ResourcePlan,
  url: string,
  { means, teller }: Asking,
): Promise<Asked> {
  const request = plainGet(url);
  teller.ask(url);
  const answer = await means.transport(request, means.signal);
  if (!answer.ok) {
    teller.tell({ url, state: { status: 'failed', problem: answer.problem } });
    return { url, outcome: answer };
  }
  const judged = processResourceMetadata({ request, response: answer.value }, plan);
  const { checks, problem } = judged;
  const httpStatus = answer.value.status;
  teller.tell({ url, state: { status: 'answered', httpStatus, checks, problem } });
  return { url, outcome: ok(judged) };
}

interface Refusal {
  readonly address: string | null;
  readonly isHiddenByCors: boolean;
  readonly status: number | null;
}

async function askApi(url: string, { means, teller }: Asking): Promise<Refusal> {
  teller.ask(url);
  const answer = await means.transport(plainGet(url), means.signal);
  if (!answer.ok) {
    teller.tell({ url, state: { status: 'failed', problem: answer.problem } });
    return { address: null, isHiddenByCors: false, status: null };
  }
  const { status: httpStatus } = answer.value;
  const { checks, address, isHiddenByCors } = readResourceChallenge(answer.value);
  const finds = address === null ? 'no address of metadata' : 'the address of its metadata';
  teller.tell({ url, state: { status: 'answered', httpStatus, checks, problem: null, finds } });
  return { address, isHiddenByCors, status: httpStatus };
}

function isUsable({ outcome }: Asked): boolean {
  return outcome.ok && outcome.value.value !== null && outcome.value.problem === null;
}

// Metadata without a problem, else metadata with one, else the most telling reason.
function conclude(
  asked: readonly Asked[],
  refusal: Refusal | null,
  attempts: readonly DiscoveryAttempt[],
): Result<FoundResource, DiscoveryFailure> {
  const found = asked.flatMap(({ url, outcome }): FoundResource[] => {
    if (!outcome.ok || outcome.value.value === null) return [];
    const { checks, problem, value } = outcome.value;
    return [{ url, checks, problem, metadata: value }];
  });
  const best = found.find(({ problem }) => problem === null) ?? found[0];
  if (best !== undefined) return ok(best);
  return fail({ problem: findReason(asked, refusal), attempts });
}

function findReason(asked: readonly Asked[], refusal: Refusal | null): Problem | TransportProblem {
  const problems = asked.flatMap(({ outcome }) =>
    outcome.ok ? (outcome.value.problem ?? []) : outcome.problem,
  );
  const wasAnswered = asked.some(({ outcome }) => outcome.ok) || (refusal?.status ?? null) !== null;
  const telling = problems.find((problem) =>
    'answer' in problem ? problem.code !== 'status_unexpected' : !wasAnswered,
  );
  if (telling !== undefined) return telling;
  return {
    code: 'resource_metadata_not_found',
    spec: rfc(9728, '3.1'),
    tried: asked.map(({ url }) => url),
    apiStatus: refusal?.status ?? null,
    isHiddenByCors: refusal?.isHiddenByCors ?? false,
  };
}

interface Teller {
  readonly told: readonly DiscoveryAttempt[];
  readonly ask: (url: string) => void;
  readonly tell: (attempt: DiscoveryAttempt) => void;
}

function createTeller(onAttempt: DiscoveryMeans['onAttempt']): Teller {
  const told: DiscoveryAttempt[] = [];
  return {
    told,
    ask: (url) => onAttempt([...told, { url, state: { status: 'asking' } }]),
    tell: (attempt) => {
      told.push(attempt);
      onAttempt([...told]);
    },
  };
}
