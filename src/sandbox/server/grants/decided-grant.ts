import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkNarrowedDetails } from '#sandbox/server/checks/check-narrowed-details.ts';
import { checkNarrowedResource } from '#sandbox/server/checks/check-narrowed-resource.ts';
import { checkPollClient } from '#sandbox/server/checks/check-poll-client.ts';
import { checkPollDelivery } from '#sandbox/server/checks/check-poll-delivery.ts';
import { checkPollDecision } from '#sandbox/server/checks/check-poll-decision.ts';
import { checkPollExpiry } from '#sandbox/server/checks/check-poll-expiry.ts';
import { checkPollOnce } from '#sandbox/server/checks/check-poll-once.ts';
import { checkPollPace } from '#sandbox/server/checks/check-poll-pace.ts';
import { findPoll } from '#sandbox/server/checks/find-poll.ts';
import type { TokenResponse } from '#sandbox/server/tokens/token-response.ts';
import type { ClientRequest } from './client-request.ts';
import { readPollRedemption, type PollRedemption } from './poll-redemption.ts';
import { grantOfPoll } from './polls.ts';
import { startFamily } from './start-family.ts';
import { givesRefreshToken, issueUserTokens } from './user-grant.ts';

/** What holds for a client that asks whether its user has decided. @see RFC 8628 §3.5, CIBA Core 1.0 §11 */
export const pollChecks: readonly Check<PollRedemption>[] = [
  findPoll,
  checkPollClient,
  checkPollDelivery,
  checkPollExpiry,
  checkPollPace,
  checkPollDecision,
  checkNarrowedResource,
  checkNarrowedDetails,
  checkPollOnce,
];

/** Gives tokens for what a user allowed elsewhere. @see RFC 8628 §3.5, CIBA Core 1.0 §10.1.1 */
async function grantDecided(
  request: ClientRequest,
  parameter: PollRedemption['parameter'],
): Promise<TokenResponse> {
  const { scene } = request;
  const redemption = await readPollRedemption(request, parameter);
  await runChecks(pollChecks, redemption, scene.trail.checks);
  const grant = grantOfPoll(present(redemption.poll, 'what was waited for'));
  const client = present(request.client, 'the client');
  return issueUserTokens(scene, {
    ...{ client, scope: grant.scope, nonce: null },
    family: await startFamily(scene, grant),
    withRefreshToken: givesRefreshToken(client, grant),
  });
}

/** @see RFC 8628 §3.4 */
export function grantDeviceCode(request: ClientRequest): Promise<TokenResponse> {
  return grantDecided(request, 'device_code');
}

/** @see CIBA Core 1.0 §10.1 */
export function grantBackchannel(request: ClientRequest): Promise<TokenResponse> {
  return grantDecided(request, 'auth_req_id');
}
