import { CompactEncrypt, importJWK, type JWK } from 'jose';
import { redirectUri } from './sandbox-definition.ts';
import { signAsClient, type Claims, type ClientSignature } from './client-jwt.ts';
import type { Ending } from './sandbox-browser.ts';
import fixed from './keys/sandbox-keys.json' with { type: 'json' };
import { pushParams, type Params, type SandboxWorld } from './sandbox-world.ts';

/** A request object of `key-client` that differs from a good one in what is said. @see RFC 9101 §4 */
export async function requestObject(
  world: SandboxWorld,
  claims: Claims = {},
  signature: ClientSignature = {},
): Promise<string> {
  const now = Math.floor(world.now() / 1000);
  const good = { iss: 'key-client', aud: world.issuer, nbf: now, exp: now + 60 };
  const header = { typ: 'oauth-authz-req+jwt', ...signature.header };
  const all = { ...pushParams({ client_id: 'key-client' }), ...good, ...claims };
  return signAsClient(all, { ...signature, header });
}

/** Encrypts to a key of the sandbox. @see RFC 9101 §6.1 */
export async function encryptToSandbox(token: string, kid: string, header: Claims = {}) {
  const key = fixed.keys.find((one) => one.kid === kid);
  if (key === undefined) throw new Error(`no key ${kid}`);
  const { kty, crv, x, y, n, e } = key as JWK & { kty: string };
  const half = kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y };
  const { alg } = key;
  return new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg, enc: 'A256GCM', cty: 'oauth-authz-req+jwt', kid, ...header })
    .encrypt(await importJWK(half as JWK, alg));
}

/** Asks with an object by value and nothing besides, unless said. */
export function askByObject(
  world: SandboxWorld,
  request: string,
  params: Params = {},
): Promise<Ending> {
  return world.browser.run(world.plainUrl({ client_id: 'key-client', request, ...params }));
}

/** Asks with an object, and the address and state to refuse at. */
export function askWithAddress(world: SandboxWorld, request: string): Promise<Ending> {
  return askByObject(world, request, { redirect_uri: redirectUri, state: 'the-state' });
}
