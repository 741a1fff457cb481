import type { Parameters } from '#sandbox/server/http/parameters.ts';
import { readSamlAssertion } from '#sandbox/server/saml/read-saml-assertion.ts';
import { samlIssuer } from '#sandbox/server/saml/sample-assertion.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { publicJwks } from '#sandbox/server/tokens/keys.ts';
import { readJwsUnverified } from '#sandbox/server/tokens/read-jws.ts';
import {
  clientKeyAlgorithms,
  isSignedByKeys,
  type ClientJwk,
} from '#sandbox/server/tokens/verify-client-jws.ts';
import { samlBearerGrant, type BearerAssertion } from './bearer-assertion.ts';

/**
 * Reads `assertion` as what the grant says that it is; null where there is none, or it cannot be read.
 * @see RFC 7523 §2.1 and §3, RFC 7522 §2.1 and §3
 */
export function readBearerAssertion({ get }: Parameters): BearerAssertion | null {
  const assertion = get('assertion') ?? '';
  return get('grant_type') === samlBearerGrant
    ? readSamlAssertion(assertion)
    : readJwtAssertion(assertion);
}

function readJwtAssertion(token: string): BearerAssertion | null {
  const jws = readJwsUnverified(token);
  if (jws === null) return null;
  const { iss, sub, aud, exp, nbf, iat, jti } = jws.claims;
  return {
    issuer: textOrNull(iss),
    subject: textOrNull(sub),
    audience: aud,
    ...{ exp, nbf, iat, id: jti, algorithm: jws.alg, confirmations: null },
    isSignedBy: async (keys) =>
      clientKeyAlgorithms.includes(jws.alg) && (await isSignedByKeys(keys, token, jws)),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * Whose assertions are taken: those of the issuers that the definition trusts, of a client for which
 * it has keys, whose id is the issuer, and the samples of the sandbox itself. Null: of nobody by that
 * name.
 * @see RFC 7521 §5.1, RFC 7523 §3, RFC 7522 §3
 */
export function keysOfIssuer(
  { definition, issuer: own }: Scene,
  issuer: string,
): readonly ClientJwk[] | null {
  if (issuer === samlIssuer(own)) return publicJwks(definition).keys;
  const trusted = definition.trustedIssuers.find((one) => one.issuer === issuer);
  const client = definition.clients.find(({ client_id }) => client_id === issuer);
  return trusted?.jwks.keys ?? client?.jwks?.keys ?? null;
}
