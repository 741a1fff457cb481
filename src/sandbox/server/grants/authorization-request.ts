import { present } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from './authorization-context.ts';
import { acrValues } from './authentication.ts';
import { readAuthorizationDetails } from './authorization-details.ts';
import type { AuthorizationRequest, ClaimRequests } from './records.ts';
import { readResponseType } from './response-type.ts';
import { splitScope } from './scope.ts';

/** What remains of a request once every check has passed. @see RFC 6749 §4.1.1 */
export function toAuthorizationRequest(context: AuthorizationContext): AuthorizationRequest {
  const { get } = context.form.parameters;
  const claims = present(context.claims, 'the claims parameter');
  const details = readAuthorizationDetails(get('authorization_details'));
  const maxAge = get('max_age');
  return {
    clientId: present(context.client, 'the client').client_id,
    redirectUri: present(context.redirectUri, 'the redirect URI'),
    redirectUriSent: get('redirect_uri'),
    responseType: present(readResponseType(get('response_type')), 'the response type'),
    responseMode: present(context.responseMode, 'the response mode'),
    scope: context.scope,
    state: context.state,
    nonce: get('nonce'),
    prompt: context.prompt,
    maxAgeSeconds: maxAge === null ? null : Number(maxAge),
    loginHint: get('login_hint'),
    claims,
    codeChallenge: get('code_challenge'),
    codeChallengeMethod: get('code_challenge_method') === 'S256' ? 'S256' : 'plain',
    resources: context.form.parameters.all('resource'),
    authorizationDetails: details === 'unreadable' ? [] : details,
    acrWanted: acrWanted(claims, get('acr_values')),
    dpopJkt: get('dpop_jkt'),
    expectedSub: context.hintedSub ?? subAskedFor(claims),
  };
}

/** Those that are asked for and can be reached; the essential ones go before. @see RFC 9470 §5 */
function acrWanted({ idToken }: ClaimRequests, voluntary: string | null): string[] {
  const essential = idToken.find(({ name, essential }) => name === 'acr' && essential);
  const asked: readonly unknown[] = essential?.values ?? splitScope(voluntary);
  return acrValues.filter((value) => asked.includes(value));
}

/** The user that `claims` asks the ID token to be about. @see OpenID Connect Core 1.0 §5.5.1 */
function subAskedFor(claims: ClaimRequests): string | null {
  const [value] = claims.idToken.find(({ name }) => name === 'sub')?.values ?? [];
  return typeof value === 'string' ? value : null;
}
