import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { SandboxClient, SandboxDefinition } from '#sandbox/contract/definition.ts';
import { clientWith, testDefinition } from './sandbox-definition.ts';
import { basic, type Params, type SandboxWorld } from './sandbox-world.ts';

export const tokenType = (name: string) => `urn:ietf:params:oauth:token-type:${name}`;

/** The confidential client changes a token. @see RFC 8693 §2.1 */
export function exchange(world: SandboxWorld, token: string | undefined, params: Params = {}) {
  const sent = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: token,
    subject_token_type: tokenType('access_token'),
    ...params,
  };
  return world.post('/token', sent, basic());
}

/** Puts a definition in place that trusts an issuer, and signs as that issuer. */
export async function trustSomebody(world: SandboxWorld) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kty: 'EC' };
  const issuer = 'https://trusted.example';
  const trustedIssuers = [{ issuer, jwks: { keys: [key] } }];
  await world.put({ ...testDefinition(), trustedIssuers });
  const seconds = world.now() / 1000;
  return (claims: Record<string, unknown>) =>
    new SignJWT({ iss: issuer, aud: world.issuer, exp: seconds + 60, ...claims })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(privateKey);
}

/** A token that names nothing but itself. */
export const notificationToken = 'a-token-that-nobody-guesses-0123456789';

/** The confidential client, told by itself what its user decided. @see CIBA Core 1.0 §4 */
export function notifiedClient(
  mode: 'ping' | 'push',
  members: Partial<SandboxClient> = {},
): SandboxDefinition {
  return clientWith('backend', {
    backchannel_token_delivery_mode: mode,
    backchannel_client_notification_endpoint: 'https://client.example/notified',
    ...members,
  });
}

/** The confidential client asks for a user who is elsewhere. @see CIBA Core 1.0 §7.1 */
export function askElsewhere(
  world: SandboxWorld,
  params: Params = {},
  headers: HeadersInit = basic(),
) {
  const sent = { scope: 'openid profile', login_hint: 'alice', binding_message: 'W4SCT' };
  return world.post('/bc-authorize', { ...sent, ...params }, headers);
}
