import type { SandboxClient } from '#sandbox/contract/definition.ts';
import { present } from '#sandbox/server/check.ts';
import { randomText, sha256 } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { issueAccessToken } from '#sandbox/server/tokens/access-token.ts';
import { issueIdToken } from '#sandbox/server/tokens/id-token.ts';
import { describeAccessToken, type TokenResponse } from '#sandbox/server/tokens/token-response.ts';
import type { FamilyRecord, Grant } from './records.ts';

/** What tokens are made from. */
export interface UserGrant {
  readonly client: SandboxClient;
  readonly family: FamilyRecord;
  /** What this access token may; at most what was granted. */
  readonly scope: readonly string[];
  /** @see OpenID Connect Core 1.0 §12.2: a refresh gives no nonce */
  readonly nonce: string | null;
  readonly withRefreshToken: boolean;
  /** What pushed tokens answer; left out: the client has asked for them. @see CIBA Core 1.0 §10.3.1 */
  readonly authReqId?: string;
}

/**
 * Whether an authorization gives a refresh token: the client is registered for them, and the user
 * allowed `offline_access`, or it is not OpenID Connect and there is no scope to ask with.
 * @see OpenID Connect Core 1.0 §11, RFC 6749 §1.5
 */
export function givesRefreshToken(client: SandboxClient, { scope }: Grant): boolean {
  if (!client.grant_types.includes('refresh_token')) return false;
  return scope.includes('offline_access') || !scope.includes('openid');
}

/** Makes the tokens. @see RFC 6749 §5.1, OpenID Connect Core 1.0 §3.1.3.3 */
export async function issueUserTokens(scene: Scene, input: UserGrant): Promise<TokenResponse> {
  const { family, scope, nonce, withRefreshToken, authReqId } = input;
  const { definition } = scene;
  const id = present(family.family, 'the family');
  const authentication = present(family.grant.authentication, 'a user');
  const accessToken = await issueAccessToken(scene, id, { ...family.grant, scope });
  const user = definition.users.find(({ sub }) => sub === authentication.sub) ?? null;
  const refreshToken = withRefreshToken ? await issueRefreshToken(scene, input, id) : null;
  return {
    access_token: accessToken,
    ...describeAccessToken(scene, family.grant),
    scope: scope.join(' '),
    ...(refreshToken !== null && { refresh_token: refreshToken }),
    ...(scope.includes('openid') && {
      id_token: await issueIdToken(scene, {
        ...{ authentication, user, accessToken, nonce },
        grant: family.grant,
        ...(authReqId !== undefined && { pushed: { authReqId, refreshToken } }),
      }),
    }),
  };
}

/** Makes a refresh token and keeps its hash. @see RFC 6749 §10.4, RFC 9449 §5 */
async function issueRefreshToken(
  scene: Scene,
  { client }: UserGrant,
  family: string,
): Promise<string> {
  const { dependencies, sandboxId, now, definition } = scene;
  const { store, random } = dependencies;
  const token = randomText(random);
  const endsAt = now + definition.policy.refreshTokenLifetimeSeconds * 1000;
  const removeAt = endsAt + 3600 * 1000;
  const isPublic = client.token_endpoint_auth_method === 'none';
  const jkt = isPublic && scene.binding !== null ? scene.binding.jkt : null;
  await store.update({ sandbox: sandboxId, kind: 'refresh', key: await sha256(token) }, () => ({
    record: { family, endsAt, isSpent: false, removeAt, ...(jkt !== null && { jkt }) },
    result: null,
  }));
  // A family lives as long as its last refresh token; one that was ended stays ended.
  await store.update({ sandbox: sandboxId, kind: 'family', key: family }, (record) => ({
    record: record === null ? null : { ...record, removeAt: Math.max(record.removeAt, removeAt) },
    result: null,
  }));
  return token;
}
