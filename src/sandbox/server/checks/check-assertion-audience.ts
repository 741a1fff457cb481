import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { refuseClient } from './refuse-client.ts';

/**
 * The assertion is for this server. The issuer alone is its name (draft-ietf-oauth-rfc7523bis §3);
 * the endpoint's address, or more names than one, was good before: by policy it is told so in the log,
 * or refused as FAPI 2.0 §5.3.2.1 asks.
 */
export const checkAssertionAudience: Check<ClientRequest> = {
  name: 'check-assertion-audience',
  spec: 'RFC 7523 §3',
  run: (request) => {
    if (request.assertion === null) return skipped('no assertion');
    const { issuer, url, definition } = request.scene;
    const aud = present(request.assertion.jws, 'the assertion').claims['aud'];
    if (aud === issuer) return passed('the issuer');
    if (definition.policy.assertionAudience === 'issuer-only') {
      throw refuseClient(request, 'The audience is this issuer, as a string and nothing else.');
    }
    const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
    const endpoint = `${url.origin}${url.pathname}`;
    if ([issuer, `${issuer}/token`, endpoint].some((name) => named.includes(name))) {
      return passed('an older form: the issuer alone is meant today (RFC 7523bis)');
    }
    throw refuseClient(request, 'The assertion is for another audience than this issuer.');
  },
};
