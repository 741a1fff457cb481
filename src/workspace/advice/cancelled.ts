import type { Advice } from '#workspace/model/fix.ts';
import type { Run } from '#workspace/model/run.ts';
import { sendAgain } from './fixes.ts';

/** A request that was given up, or a window that did not open. */
export function adviseOnCancelled({ flow }: Run, stepId: string): Advice {
  if (stepId === 'authorize') {
    return {
      title: 'The sign-in did not take place',
      said: null,
      meaning: 'The browser blocked the new window, or the sign-in was given up.',
      causes: ['A setting of the browser forbids this page to open windows'],
      todo: 'Allow windows for this page beside the address bar, or sign in in this tab.',
      fixes: [{ kind: 'start-over', label: 'Ask again', fromStep: stepId }],
    };
  }
  const mayBeSpent = stepId === 'redeem' || stepId === 'refresh';
  return {
    title: 'The request was cancelled',
    said: null,
    meaning: mayBeSpent
      ? 'It had been sent, so the server may have acted on it: the code or the refresh token may be spent.'
      : 'It had been sent, so the server may have seen it. Its answer is not waited for.',
    causes: ['You cancelled it', 'The page was closed or reloaded while it was under way'],
    todo: 'Send it again when you are ready.',
    fixes: [
      sendAgain,
      ...(mayBeSpent && flow === 'authorization-code'
        ? [{ kind: 'start-over', label: 'Start over', fromStep: 'authorize' } as const]
        : []),
    ],
  };
}
