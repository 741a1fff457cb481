import type { HttpRequest } from '#protocol/http/message.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { requestedResources, writeResources } from '#flows/steps/requested-resources.ts';
import { learnedFromParameters } from '#flows/steps/learned-from-parameters.ts';

/**
 * What answers are judged against is what was really sent, after any edit: a `state` that was left
 * out cannot be expected back.
 * @see RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1
 */
export function learnedFromRequest(
  request: HttpRequest,
  isAuthorization: boolean,
): Partial<RunMemory> {
  return isAuthorization ? learnedFromQuery(request.url) : learnedFromForm(request.body);
}

function learnedFromQuery(url: string): Partial<RunMemory> {
  const sent = new URL(url).searchParams;
  // What a reference or a signed object stands for was learnt when that was made.
  if (sent.has('request_uri') || sent.has('request')) return {};
  return learnedFromParameters(sent);
}

function learnedFromForm(body: HttpRequest['body']): Partial<RunMemory> {
  if (typeof body !== 'string') return {};
  const sent = new URLSearchParams(body);
  // A pushed authorization request is one all the same (RFC 9126 §2.1).
  if (sent.has('response_type')) return learnedFromParameters(sent);
  const scope = sent.get('scope');
  const details = sent.get('authorization_details');
  const resources = writeResources(requestedResources(sent));
  return {
    ...(scope === null ? {} : { requestedScope: scope }),
    ...(details === null ? {} : { requestedAuthorizationDetails: details }),
    ...(resources === null ? {} : { requestedResources: resources }),
  };
}
