import type { RunMemory } from '#flows/run-memory.ts';
import { requestedResources, writeResources, type SentParameters } from './requested-resources.ts';

/**
 * What the parameters of an authorization request tell, wherever they stood: answers are judged
 * against what was really sent, after any edit.
 * @see RFC 6749 §4.1.1, OpenID Connect Core 1.0 §3.1.2.1
 */
export function learnedFromParameters(sent: SentParameters): Partial<RunMemory> {
  const read = (name: string) => sent.get(name) ?? null;
  const seconds = Number(read('max_age') ?? Number.NaN);
  return {
    state: read('state'),
    nonce: read('nonce'),
    redirectUri: read('redirect_uri'),
    requestedScope: read('scope'),
    codeChallenge: read('code_challenge'),
    codeChallengeMethod: read('code_challenge_method'),
    acrValues: read('acr_values'),
    responseType: read('response_type'),
    responseMode: read('response_mode'),
    requestedAuthorizationDetails: read('authorization_details'),
    requestedClaims: read('claims'),
    requestedResources: writeResources(requestedResources(sent)),
    maxAgeSeconds: Number.isInteger(seconds) ? seconds : null,
  };
}
