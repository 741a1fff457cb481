import { SignJWT, importJWK, type CryptoKey, type JWK } from 'jose';
import { jwtBearerAssertion } from '#sandbox/server/grants/client-assertion.ts';
import keys from './keys/client-keys.json' with { type: 'json' };
import { assertingSecret } from './sandbox-definition.ts';
import type { Params, SandboxWorld } from './sandbox-world.ts';

/** Claims of a test; one that is undefined is left out. */
export type Claims = Readonly<Record<string, unknown>>;

/** How a client of a test signs. */
export interface ClientSignature {
  readonly alg?: string;
  /** A key of `client-keys.json` by its `kid`, a JWK, or a secret; ES256's unless said otherwise. */
  readonly key?: string | JWK | Uint8Array;
  readonly header?: Claims;
}

/** The private key of that name. */
export function clientKey(kid: string): JWK {
  const found = keys.keys.find((key) => key.kid === kid);
  if (found === undefined) throw new Error(`no key ${kid}`);
  return found;
}

/** Signs claims as a client does. */
export async function signAsClient(claims: Claims, signature: ClientSignature = {}) {
  const { alg = 'ES256', key = 'client-es256', header = {} } = signature;
  const jwk = typeof key === 'string' ? clientKey(key) : key;
  const imported: CryptoKey | Uint8Array =
    jwk instanceof Uint8Array ? jwk : await importJWK({ ...jwk, alg }, alg);
  const kid = jwk instanceof Uint8Array ? undefined : jwk.kid;
  return new SignJWT(JSON.parse(JSON.stringify(claims)) as Record<string, unknown>)
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }), ...header })
    .sign(imported);
}

let counter = 0;

/** The claims of a good assertion. @see RFC 7523 §3 */
export function assertionClaims(world: SandboxWorld, clientId = 'key-client'): Claims {
  const now = Math.floor(world.now() / 1000);
  const jti = `jti-${(counter += 1)}`;
  return { iss: clientId, sub: clientId, aud: world.issuer, jti, iat: now, exp: now + 60 };
}

/** Form members of an assertion that differs from a good one in what is said. */
export async function asserted(
  world: SandboxWorld,
  claims: Claims = {},
  signature: ClientSignature = {},
): Promise<Params> {
  const all = { ...assertionClaims(world), ...claims };
  return {
    client_assertion_type: jwtBearerAssertion,
    client_assertion: await signAsClient(all, signature),
  };
}

/** Form members by which `secret-client` proves itself. */
export function assertedBySecret(world: SandboxWorld, secret = assertingSecret): Promise<Params> {
  const key = new TextEncoder().encode(secret);
  return asserted(world, assertionClaims(world, 'secret-client'), { alg: 'HS256', key });
}

/** `key-client` asks for a token of its own. */
export async function askAsKeyClient(
  world: SandboxWorld,
  claims: Claims = {},
  signature: ClientSignature = {},
): Promise<Response> {
  const proof = await asserted(world, claims, signature);
  return world.post('/token', { grant_type: 'client_credentials', ...proof });
}
