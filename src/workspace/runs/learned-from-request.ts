import type { HttpRequest } from '#protocol/http/message.ts';
import type { RunMemory } from '#flows/run-memory.ts';

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

/** What the parameters of an authorization request tell, wherever they stood. */
export function learnedFromParameters(sent: Pick<URLSearchParams, 'get'>): Partial<RunMemory> {
  const seconds = Number(sent.get('max_age') ?? Number.NaN);
  return {
    state: sent.get('state'),
    nonce: sent.get('nonce'),
    redirectUri: sent.get('redirect_uri'),
    requestedScope: sent.get('scope'),
    codeChallenge: sent.get('code_challenge'),
    codeChallengeMethod: sent.get('code_challenge_method'),
    acrValues: sent.get('acr_values'),
    responseType: sent.get('response_type'),
    responseMode: sent.get('response_mode'),
    requestedAuthorizationDetails: sent.get('authorization_details'),
    maxAgeSeconds: Number.isInteger(seconds) ? seconds : null,
  };
}

function learnedFromForm(body: HttpRequest['body']): Partial<RunMemory> {
  if (typeof body !== 'string') return {};
  const sent = new URLSearchParams(body);
  // A pushed authorization request is one all the same (RFC 9126 §2.1).
  if (sent.has('response_type')) return learnedFromParameters(sent);
  const scope = sent.get('scope');
  return scope === null ? {} : { requestedScope: scope };
}
