import { acrOf, amrOf } from '#sandbox/server/grants/authentication.ts';
import type { Grant } from '#sandbox/server/grants/records.ts';
import { audienceOf } from '#sandbox/server/grants/resources.ts';
import { randomText, sha256 } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { detailsOf } from './token-response.ts';
import { signJwt } from './sign-jwt.ts';

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
  const { accessTokenLifetimeSeconds: lifetime, accessTokenFormat } = definition.policy;
  const text = randomText(dependencies.random, 32);
  // The key of its record: of an opaque token, only the hash is kept.
  const jti = await sha256(text);
  const claims = accessTokenClaims(scene, grant, jti);
  const isOpaque = accessTokenFormat === 'opaque';
  const record = {
    ...{ family, clientId: grant.clientId, removeAt: now + (lifetime + 3600) * 1000 },
    ...(isOpaque && { claims }),
  };
  const address = { sandbox: scene.sandboxId, kind: 'access', key: jti } as const;
  await dependencies.store.update(address, () => ({ record, result: null }));
  const algorithm = definition.policy.accessTokenAlgorithm;
  return isOpaque ? text : signJwt(scene, { algorithm, typ: 'at+jwt' }, claims);
}

/** What the token says, in itself or by introspection. @see RFC 9068 §2.2, RFC 7662 §2.2 */
function accessTokenClaims(scene: Scene, grant: Grant, jti: string) {
  const { authentication } = grant;
  const issuedAt = toSeconds(scene.now);
  const details = detailsOf(scene, grant);
  return {
    iss: scene.issuer,
    sub: grant.subject ?? authentication?.sub ?? grant.clientId,
    aud: audienceOf(scene, grant),
    client_id: grant.clientId,
    iat: issuedAt,
    exp: issuedAt + scene.definition.policy.accessTokenLifetimeSeconds,
    jti,
    ...(grant.act && { act: grant.act }),
    ...(grant.scope.length > 0 && { scope: grant.scope.join(' ') }),
    ...(details.length > 0 && { authorization_details: details }),
    ...(scene.binding && { cnf: { jkt: scene.binding.jkt } }),
    ...(authentication && {
      auth_time: toSeconds(authentication.authenticatedAt),
      acr: acrOf(authentication),
      amr: amrOf(authentication),
    }),
  };
}
