import { headerValue } from '#protocol/http/header-value.ts';
import type { Exchange } from '#protocol/http/message.ts';
import type { Problem } from '#protocol/problem.ts';
import type { AskAgain, Judgement } from '#flows/define-flow.ts';

/** At whose endpoint a nonce was given: each server has its own. @see RFC 9449 §8, §9 */
type NonceName = 'dpopNonce' | 'apiDpopNonce';

/** What a server's `DPoP-Nonce` teaches, and whether the request goes once more because of it. */
export function judgeNonce(
  { request, response }: Exchange,
  name: NonceName,
  problem: Problem | null,
): Pick<Judgement, 'learned' | 'again'> {
  const nonce = headerValue(response, 'dpop-nonce');
  if (nonce === null || nonce === '') return { learned: {} };
  const isProven = request.headers.some(([header]) => header.toLowerCase() === 'dpop');
  const isAsked = problem?.code === 'oauth_error' && problem.error === 'use_dpop_nonce';
  const again: AskAgain = { afterSeconds: 0, reason: 'use_dpop_nonce' };
  return { learned: { [name]: nonce }, ...(isProven && isAsked ? { again } : {}) };
}
