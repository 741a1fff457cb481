import { processJwksResponse } from '#protocol/discovery/process-jwks-response.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { Transport, TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { Environment, KnownKeys } from '#workspace/model/environment.ts';
import { effectiveMetadata } from './effective-metadata.ts';

/** A GET that carries nothing of the user's. */
export function plainGet(url: string): HttpRequest {
  return { method: 'GET', url, headers: [['accept', 'application/json']], body: null };
}

/** The keys of a server, from where its metadata says. @see RFC 8414 §2, RFC 7517 §5 */
export async function fetchKeys(
  environment: Pick<Environment, 'metadata' | 'overrides'>,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<KnownKeys, Problem | TransportProblem>> {
  const address = effectiveMetadata(environment).jwks_uri;
  if (address === undefined || !URL.canParse(address)) {
    const received = address ?? '';
    return fail({ code: 'endpoint_not_url', spec: rfc(8414, '2'), member: 'jwks_uri', received });
  }
  const request = plainGet(new URL(address).href);
  const answer = await transport(request, signal);
  if (!answer.ok) return answer;
  const { value, problem } = processJwksResponse({ request, response: answer.value });
  if (value === null) {
    return fail(problem ?? { code: 'jwks_empty', spec: rfc(7517, '5') });
  }
  return ok({ jwks: value, url: request.url, fetchedAt: answer.value.receivedAt });
}
