import type { CallbackProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';

/** What is known of the run that an answer is for, before the answer is read. */
export type WaitingRun = 'waiting' | 'answered-already' | 'none';

/** Why an answer cannot be read for a run; null where one waits for it. @see RFC 6749 §10.12, §4.1.2 */
export function checkArrival(run: WaitingRun): CallbackProblem | null {
  switch (run) {
    case 'waiting':
      return null;
    case 'answered-already':
      return { code: 'callback_replayed', spec: rfc(6749, '4.1.2') };
    case 'none':
      return { code: 'callback_stray', spec: rfc(6749, '10.12') };
  }
}
