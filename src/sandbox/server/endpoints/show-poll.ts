import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { InteractionContext } from '#sandbox/server/grants/interaction-context.ts';
import { readPoll } from '#sandbox/server/grants/polls.ts';
import type { InteractionRecord } from '#sandbox/server/grants/records.ts';
import { loginPage } from '#sandbox/server/pages/login-page.ts';
import { pollPage } from '#sandbox/server/pages/poll-page.ts';

/** The page of a request that began elsewhere: who are you, then may it. @see RFC 8628 §3.3 */
export async function showPoll(
  { scene, session }: InteractionContext,
  task: Extract<InteractionRecord['task'], { kind: 'poll' }>,
): Promise<Response> {
  const poll = await readPoll(scene, task.poll);
  if (poll?.decision !== 'open' || poll.endsAt <= scene.now) throw noLongerOpen();
  const authentication = session?.authentication ?? null;
  const { clientId, expectedSub, loginHint } = poll;
  const isOther = expectedSub !== null && expectedSub !== authentication?.sub;
  if (authentication === null || isOther || task.wantsSignIn) {
    const request = { clientId, expectedSub, loginHint, redirectUri: null };
    return loginPage({ scene, authentication, request });
  }
  return pollPage({ scene, poll, authentication });
}

/** It was decided in another tab, or took too long. */
export function noLongerOpen(): OAuthError {
  return new OAuthError('invalid_request', 'This request has ended or was answered. Start again.');
}
