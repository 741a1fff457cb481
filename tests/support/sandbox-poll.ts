import type { Ending, Person } from './sandbox-browser.ts';
import type { Params, SandboxWorld } from './sandbox-world.ts';

/** What `/device_authorization` answers. @see RFC 8628 §3.2 */
export interface DeviceAnswer {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete: string;
  readonly expires_in: number;
  readonly interval: number;
}

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** A device of `web-app` begins. */
export async function startDevice(world: SandboxWorld, params: Params = {}) {
  const scope = 'openid profile offline_access orders:read';
  const sent = { client_id: 'web-app', scope, ...params };
  const response = await world.post('/device_authorization', sent);
  return (await response.json()) as DeviceAnswer;
}

/** The device asks. */
export function pollDevice(world: SandboxWorld, code: string | undefined, params: Params = {}) {
  const sent = { grant_type: deviceGrant, client_id: 'web-app', device_code: code, ...params };
  return world.post('/token', sent);
}

/** A person types a code; gives the page after it. */
export async function typeCode(world: SandboxWorld, code: string): Promise<Ending> {
  const page = await world.browser.open(`${world.issuer}/device`);
  return world.browser.press(page, 'user_code', code);
}

/** A person types a code, signs in and decides. */
export async function approveDevice(world: SandboxWorld, code: string, person: Person = {}) {
  return world.browser.run((await typeCode(world, code)).url, person);
}
