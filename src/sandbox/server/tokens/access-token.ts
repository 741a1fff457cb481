import { acrValue, amrValues } from '#sandbox/server/grants/authentication.ts';
import type { Grant } from '#sandbox/server/grants/records.ts';
import { randomText } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { signJwt } from './sign-jwt.ts';

/** Who access tokens are for. @see RFC 9068 §2.2 on `aud` */
export function apiAudience(issuer: string): string {
  return `${issuer}/api`;
}

/** The moment in whole seconds. @see RFC 7519 §2, NumericDate */
export function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

/**
 * Makes an access token and keeps a record of it, so that it can be revoked.
 * @see RFC 9068 §2.2, RFC 9449 §6.1
 */
export async function issueAccessToken(
  scene: Scene,
  family: string,
  grant: Grant,
): Promise<string> {
  const { definition, dependencies, now } = scene;
  const lifetime = definition.policy.accessTokenLifetimeSeconds;
  const jti = randomText(dependencies.random, 16);
  const { authentication } = grant;
  const token = await signJwt(
    scene,
    { algorithm: definition.policy.accessTokenAlgorithm, typ: 'at+jwt' },
    {
      iss: scene.issuer,
      sub: authentication?.sub ?? grant.clientId,
      aud: apiAudience(scene.issuer),
      client_id: grant.clientId,
      iat: toSeconds(now),
      exp: toSeconds(now) + lifetime,
      jti,
      ...(grant.scope.length > 0 && { scope: grant.scope.join(' ') }),
      ...(scene.binding && { cnf: { jkt: scene.binding.jkt } }),
      ...(authentication && {
        auth_time: toSeconds(authentication.authenticatedAt),
        acr: acrValue,
        amr: amrValues,
      }),
    },
  );
  await dependencies.store.update({ sandbox: scene.sandboxId, kind: 'access', key: jti }, () => ({
    record: { family, clientId: grant.clientId, removeAt: now + (lifetime + 3600) * 1000 },
    result: null,
  }));
  return token;
}
