import type { Advice, Fix } from '#workspace/model/fix.ts';
import type { Run } from '#workspace/model/run.ts';
import type { Scene } from '#workspace/runner/scene.ts';
import { freshStartOf } from './advice-context.ts';
import { sendAgain } from './fixes.ts';

/** A request that was given up, or a window that did not open. */
export function adviseOnCancelled(run: Run, stepId: string, scene: Scene | null): Advice {
  const anew = (label: string): Fix => ({
    ...{ kind: 'start-over', label },
    fromStep: freshStartOf(run, scene),
  });
  switch (stepId) {
    case 'authorize':
      return notOpened(anew('Ask again'));
    case 'redeem':
      return spentPerhaps('the code', anew('Start over'));
    case 'refresh':
      return spentPerhaps('the refresh token', anew('Sign in again'));
    default:
      return {
        ...cancelled,
        meaning: 'It had been sent, so the server may have seen it. Its answer is not waited for.',
        todo: 'Send it again when you are ready.',
        fixes: [sendAgain],
      };
  }
}

const cancelled = {
  title: 'The request was cancelled',
  said: null,
  causes: ['You cancelled it', 'The page was closed or reloaded while it was under way'],
} as const;

function spentPerhaps(what: string, anew: Fix): Advice {
  return {
    ...cancelled,
    meaning: `It had been sent, so the server may have acted on it: ${what} may be spent.`,
    todo: `Send it again when you are ready; if ${what} is refused then, it was spent: get a new one.`,
    fixes: [sendAgain, anew],
  };
}

function notOpened(askAgain: Fix): Advice {
  return {
    title: 'The sign-in did not take place',
    said: null,
    meaning: 'The browser blocked the new window, or the sign-in was given up.',
    causes: ['A setting of the browser forbids this page to open windows'],
    todo: 'Allow windows for this page beside the address bar, or sign in in this tab.',
    fixes: [askAgain],
  };
}
