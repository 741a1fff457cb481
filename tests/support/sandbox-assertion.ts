import { assertionClaims, signAsClient, type Claims, type ClientSignature } from './client-jwt.ts';
import { basic, type Params, type SandboxWorld } from './sandbox-world.ts';

export const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Trades what is said for a token, as `backend` unless said otherwise. @see RFC 7523 §2.1 */
export function tradeJwt(
  world: SandboxWorld,
  assertion: string | undefined,
  params: Params = {},
  headers: HeadersInit = basic(),
): Promise<Response> {
  return world.post('/token', { grant_type: jwtBearer, assertion, ...params }, headers);
}

/** An assertion of `key-client` about alice, that differs from a good one in what is said. */
export function aboutAlice(
  world: SandboxWorld,
  claims: Claims = {},
  signature: ClientSignature = {},
): Promise<string> {
  return signAsClient({ ...assertionClaims(world), sub: 'alice', ...claims }, signature);
}

/** Trades an assertion that differs from a good one in what is said. */
export async function tradeAboutAlice(world: SandboxWorld, claims: Claims = {}): Promise<Response> {
  return tradeJwt(world, await aboutAlice(world, claims));
}
