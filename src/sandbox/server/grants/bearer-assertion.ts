import type { SandboxClient, SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { Parameters } from '#sandbox/server/http/parameters.ts';
import { readJwsUnverified } from '#sandbox/server/tokens/read-jws.ts';
import { clientKeyAlgorithms, isSignedByKeys } from '#sandbox/server/tokens/verify-client-jws.ts';
import type { ClientRequest } from './client-request.ts';

/** The registered name of the grant. @see RFC 7523 §2.1 */
export const jwtBearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const assertionGrants: readonly string[] = [jwtBearerGrant];

/** Keys that an issuer of assertions is trusted by. */
export type IssuerKeys = SandboxDefinition['trustedIssuers'][number]['jwks']['keys'];

/** An assertion that is traded, as it reads; who made it is not known yet. @see RFC 7521 §5.1 */
export interface BearerAssertion {
  /** Null where it does not say. */
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly audience: unknown;
  readonly exp: unknown;
  readonly nbf: unknown;
  readonly iat: unknown;
  /** Its `jti`, or its ID; undefined where it has none. */
  readonly id: unknown;
  readonly algorithm: string;
  readonly isSignedBy: (keys: IssuerKeys) => Promise<boolean>;
}

/** Reads `assertion`; null where there is none, or it cannot be read. @see RFC 7523 §2.1 and §3 */
export function readBearerAssertion({ get }: Parameters): BearerAssertion | null {
  const token = get('assertion') ?? '';
  const jws = readJwsUnverified(token);
  if (jws === null) return null;
  const { iss, sub, aud, exp, nbf, iat, jti } = jws.claims;
  return {
    issuer: textOrNull(iss),
    subject: textOrNull(sub),
    audience: aud,
    ...{ exp, nbf, iat, id: jti, algorithm: jws.alg },
    isSignedBy: async (keys) =>
      clientKeyAlgorithms.includes(jws.alg) && (await isSignedByKeys(keys, token, jws)),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * Whose assertions are taken: those of the issuers that the definition trusts, and of a client for
 * which it has keys, whose id is the issuer. Null: of nobody by that name.
 * @see RFC 7521 §5.1, RFC 7523 §3
 */
export function keysOfIssuer(
  { trustedIssuers, clients }: SandboxDefinition,
  issuer: string,
): IssuerKeys | null {
  const trusted = trustedIssuers.find((one) => one.issuer === issuer);
  const client = clients.find(({ client_id }) => client_id === issuer);
  return trusted?.jwks.keys ?? client?.jwks?.keys ?? null;
}

/**
 * A client need neither name nor prove itself to trade an assertion. Then the request counts as its
 * issuer's: of the client that is it, or of a guest by its name. Who that is shows when the
 * assertion is verified, and nothing but the two grants is open to it.
 * @see RFC 7521 §4.1, RFC 7523 §2.1
 */
export function identifyByAssertion(request: ClientRequest): ClientRequest {
  const { form, clientId, basic, secret, assertion, scene } = request;
  const isNamed = [clientId, basic, secret, assertion].some((one) => one !== null);
  if (isNamed || !assertionGrants.includes(form.parameters.get('grant_type') ?? '')) return request;
  const issuer = readBearerAssertion(form.parameters)?.issuer ?? null;
  const known = scene.definition.clients.find(({ client_id }) => client_id === issuer);
  const client: SandboxClient = { ...(known ?? guest(issuer)), token_endpoint_auth_method: 'none' };
  scene.trail.clientId = issuer;
  return { ...request, clientId: client.client_id, client };
}

function guest(issuer: string | null): SandboxClient {
  return {
    client_id: issuer ?? 'guest',
    client_name: 'Nobody by name',
    token_endpoint_auth_method: 'none',
    ...{ redirect_uris: [], post_logout_redirect_uris: [], scope: '' },
    grant_types: [...assertionGrants],
  };
}
