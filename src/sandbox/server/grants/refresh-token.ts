import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkNarrowedDetails } from '#sandbox/server/checks/check-narrowed-details.ts';
import { checkNarrowedResource } from '#sandbox/server/checks/check-narrowed-resource.ts';
import { checkNarrowedScope } from '#sandbox/server/checks/check-narrowed-scope.ts';
import { checkRefreshClient } from '#sandbox/server/checks/check-refresh-client.ts';
import { checkRefreshExpiry } from '#sandbox/server/checks/check-refresh-expiry.ts';
import { checkRefreshKey } from '#sandbox/server/checks/check-refresh-key.ts';
import { checkSubject } from '#sandbox/server/checks/check-subject.ts';
import { findRefreshToken } from '#sandbox/server/checks/find-refresh-token.ts';
import { spendRefreshToken } from '#sandbox/server/checks/spend-refresh-token.ts';
import { hasFault } from '#sandbox/server/faults/has-fault.ts';
import type { TokenResponse } from '#sandbox/server/tokens/token-response.ts';
import type { ClientRequest } from './client-request.ts';
import { readRefresh, type RefreshRedemption } from './redemption.ts';
import { splitScope } from './scope.ts';
import { issueUserTokens } from './user-grant.ts';

/** What holds for a refresh token that is handed in. @see RFC 6749 §6 */
export const refreshTokenChecks: readonly Check<RefreshRedemption>[] = [
  findRefreshToken,
  checkRefreshClient,
  checkRefreshKey,
  checkRefreshExpiry,
  checkNarrowedScope,
  checkNarrowedResource,
  checkNarrowedDetails,
  checkSubject,
  spendRefreshToken,
];

/** Changes a refresh token for new tokens. @see RFC 6749 §6, OpenID Connect Core 1.0 §12 */
export async function grantRefreshToken(request: ClientRequest): Promise<TokenResponse> {
  const redemption = await readRefresh(request);
  const { scene, form } = request;
  await runChecks(refreshTokenChecks, redemption, scene.trail.checks);
  const family = present(redemption.family, 'the grant');
  const asked = splitScope(form.parameters.get('scope'));
  const isReused = hasFault(scene, 'refresh-reuse');
  const tokens = await issueUserTokens(scene, {
    client: present(request.client, 'the client'),
    family,
    scope: asked.length === 0 ? family.grant.scope : asked,
    nonce: null,
    withRefreshToken: scene.definition.policy.refreshRotation === 'rotate' && !isReused,
  });
  const same = present(form.parameters.get('refresh_token'), 'the refresh token');
  return isReused ? { ...tokens, refresh_token: same } : tokens;
}
