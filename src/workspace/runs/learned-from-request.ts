import type { HttpRequest } from '#protocol/http/message.ts';
import type { RunMemory } from '#flows/define-flow.ts';

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
  const seconds = Number(sent.get('max_age') ?? Number.NaN);
  return {
    state: sent.get('state'),
    nonce: sent.get('nonce'),
    redirectUri: sent.get('redirect_uri'),
    requestedScope: sent.get('scope'),
    codeChallenge: sent.get('code_challenge'),
    codeChallengeMethod: sent.get('code_challenge_method'),
    acrValues: sent.get('acr_values'),
    maxAgeSeconds: Number.isInteger(seconds) ? seconds : null,
  };
}

function learnedFromForm(body: HttpRequest['body']): Partial<RunMemory> {
  if (typeof body !== 'string') return {};
  const scope = new URLSearchParams(body).get('scope');
  return scope === null ? {} : { requestedScope: scope };
}
