import { expect } from 'vitest';
import type { Ending } from './sandbox-browser.ts';
import type { Params, SandboxWorld } from './sandbox-world.ts';

/** One way of being wrong, and what the sandbox must make of it. */
export interface Wrong {
  /** The check that sees it: the one without which this fails. */
  readonly check: string;
  /** The rule, in the present tense. */
  readonly title: string;
  readonly run: (world: SandboxWorld) => Promise<void>;
}

/** Names a way of being wrong. */
export function defineWrong(wrong: Wrong): Wrong {
  return wrong;
}

/** The machine is refused in JSON. @see RFC 6749 §5.2 */
export async function expectRefusal(response: Response, error: string, status = 400) {
  expect(await response.json()).toMatchObject({ error });
  expect(response.status).toBe(status);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
}

/** The client is told by a redirect, with `state` and `iss`. @see RFC 6749 §4.1.2.1, RFC 9207 §2 */
export function expectRedirect(world: SandboxWorld, ending: Ending, error: string) {
  expect(ending.parameters.get('error')).toBe(error);
  expect(ending.kind).toBe('redirect');
  expect(ending.parameters.get('state')).toBe('the-state');
  expect(ending.parameters.get('iss')).toBe(world.issuer);
  expect(ending.parameters.get('code')).toBeNull();
}

/** The person is told, and the browser goes nowhere. @see RFC 6749 §4.1.2.1 */
export function expectPage(ending: Ending, words: string) {
  expect(ending.kind).toBe('page');
  expect(ending.status).toBe(400);
  expect(ending.html).toContain(words);
}

/** The resource refuses with a challenge. @see RFC 6750 §3 */
export function expectChallenge(response: Response, status: number, error: string | null) {
  const challenge = response.headers.get('WWW-Authenticate') ?? '';
  expect(challenge).toMatch(/^Bearer realm="/);
  expect(/error="([^"]+)"/.exec(challenge)?.[1] ?? null).toBe(error);
  expect(response.status).toBe(status);
}

/** Calls a resource of the sandbox's API. */
export function callApi(world: SandboxWorld, token: string, path = '/api/orders') {
  return world.fetch(`${world.issuer}${path}`, { headers: { Authorization: `Bearer ${token}` } });
}

/** The public client hands in a refresh token. */
export function refresh(
  world: SandboxWorld,
  token: string | undefined,
  headers: HeadersInit = {},
): Promise<Response> {
  const grant = { grant_type: 'refresh_token', client_id: 'web-app' };
  return world.post('/token', { ...grant, refresh_token: token }, headers);
}

/** The token endpoint refuses a proof. @see RFC 9449 §5 and §8 */
export async function expectProofRefused(
  response: Response,
  words: string,
  error = 'invalid_dpop_proof',
) {
  expect(await response.json()).toMatchObject({
    error,
    error_description: expect.stringContaining(words) as string,
  });
  expect(response.status).toBe(400);
}

/** A resource refuses a token that came with a proof. @see RFC 9449 §7.1 */
export function expectProvenChallenge(response: Response, error: string, words: string) {
  const challenge = response.headers.get('WWW-Authenticate') ?? '';
  expect(challenge).toMatch(/^DPoP realm="/);
  expect(challenge).toContain(`error="${error}", error_description="`);
  expect(challenge).toContain(words);
  expect(challenge).toContain('algs="RS256 ');
  expect(response.status).toBe(401);
}

/** The legacy client sends the password of a user. @see RFC 6749 §4.3.2 */
export function askByPassword(world: SandboxWorld, params: Params = {}): Promise<Response> {
  return world.post('/token', {
    ...{ grant_type: 'password', client_id: 'legacy-app', scope: 'openid orders:read' },
    ...{ username: 'alice', password: 'alice-in-the-sandbox', ...params },
  });
}
