import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkCodeClient } from '#sandbox/server/checks/check-code-client.ts';
import { checkCodeExpiry } from '#sandbox/server/checks/check-code-expiry.ts';
import { checkCodeKey } from '#sandbox/server/checks/check-code-key.ts';
import { checkCodeRedirect } from '#sandbox/server/checks/check-code-redirect.ts';
import { checkCodeVerifier } from '#sandbox/server/checks/check-code-verifier.ts';
import { checkNarrowedDetails } from '#sandbox/server/checks/check-narrowed-details.ts';
import { checkNarrowedResource } from '#sandbox/server/checks/check-narrowed-resource.ts';
import { checkPkceDowngrade } from '#sandbox/server/checks/check-pkce-downgrade.ts';
import { checkSubject } from '#sandbox/server/checks/check-subject.ts';
import { findCode } from '#sandbox/server/checks/find-code.ts';
import { spendCode } from '#sandbox/server/checks/spend-code.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { TokenResponse } from '#sandbox/server/tokens/token-response.ts';
import type { ClientRequest } from './client-request.ts';
import { readCode, type CodeRedemption } from './redemption.ts';
import { spend } from './spend.ts';
import { givesRefreshToken, issueUserTokens } from './user-grant.ts';

/** What holds for a code that is handed in. @see RFC 6749 §4.1.3 */
export const authorizationCodeChecks: readonly Check<CodeRedemption>[] = [
  findCode,
  checkCodeClient,
  checkCodeExpiry,
  checkCodeRedirect,
  checkCodeKey,
  checkPkceDowngrade,
  checkCodeVerifier,
  checkNarrowedResource,
  checkNarrowedDetails,
  checkSubject,
  spendCode,
];

/** Changes a code for tokens. @see RFC 6749 §4.1.4 */
export async function grantAuthorizationCode(request: ClientRequest): Promise<TokenResponse> {
  const redemption = await readCode(request);
  const { scene } = request;
  try {
    await runChecks(authorizationCodeChecks, redemption, scene.trail.checks);
  } catch (error) {
    if (error instanceof OAuthError) await spendByPolicy(redemption);
    throw error;
  }
  const client = present(request.client, 'the client');
  const family = present(redemption.family, 'the grant');
  return issueUserTokens(scene, {
    ...{ client, family },
    scope: family.grant.scope,
    nonce: family.grant.nonce,
    withRefreshToken: givesRefreshToken(client, family.grant),
  });
}

/** A policy may say that a failed attempt ends the code; only its own client can do that. */
async function spendByPolicy({ scene, key, code, client }: CodeRedemption): Promise<void> {
  if (scene.definition.policy.failedRedemption === 'keeps-code') return;
  if (key === null || code === null || code.clientId !== client?.client_id) return;
  await spend(scene, { kind: 'code', key });
}
