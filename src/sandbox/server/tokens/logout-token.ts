import type { SandboxClient } from '#sandbox/contract/definition.ts';
import type { Authentication } from '#sandbox/server/grants/records.ts';
import { randomText } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { toSeconds } from './access-token.ts';
import { idTokenAlgorithm } from './id-token.ts';
import { signJwt } from './sign-jwt.ts';

/** The member of `events` that makes it one. @see OpenID Connect Back-Channel Logout 1.0 §2.4 */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** At most two minutes are recommended. @see OpenID Connect Back-Channel Logout 1.0 §2.4 */
const lifetimeSeconds = 120;

/** A logout token, and what it says. */
export interface LogoutToken {
  readonly token: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Tells one client that a session has ended: signed as its ID tokens are, and without the `nonce`
 * that would let it be taken for one.
 * @see OpenID Connect Back-Channel Logout 1.0 §2.4
 */
export async function issueLogoutToken(
  scene: Scene,
  { client_id }: SandboxClient,
  { sub, sid }: Authentication,
): Promise<LogoutToken> {
  const issuedAt = toSeconds(scene.now);
  const claims = {
    iss: scene.issuer,
    sub,
    aud: client_id,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    jti: randomText(scene.dependencies.random, 16),
    sid,
    events: { [logoutEvent]: {} },
  };
  const algorithm = idTokenAlgorithm(scene.definition, client_id);
  return { token: await signJwt(scene, { algorithm, typ: 'logout+jwt' }, claims), claims };
}
