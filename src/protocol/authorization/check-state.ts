import { checkAbout } from '#protocol/check-about.ts';
import { rfc } from '#protocol/spec.ts';
import type { CallbackJudgement } from './process-authorization-response.ts';

/** The answer carries the state that was sent. @see RFC 6749 §4.1.2, §10.12 */
export function checkState(
  received: readonly string[],
  expected: string | null,
  isBareCode: boolean,
): CallbackJudgement {
  const spec = rfc(6749, '10.12');
  const say = checkAbout('state', spec);
  const [state] = received;
  if (expected === null) {
    const check =
      state === undefined
        ? say.skipped('No state was sent, so there is none to compare')
        : say.warned('A state came back though none was sent', state);
    return { checks: [check], problem: null };
  }
  if (isBareCode) {
    return { checks: [say.skipped('Only the code was pasted, without its state')], problem: null };
  }
  if (state === undefined) {
    return {
      checks: [say.failed('The answer has no state', `sent ${expected}`)],
      problem: { code: 'state_missing', spec, expected },
    };
  }
  if (received.every((one) => one === expected)) {
    return { checks: [say.passed('The state is the one that was sent', state)], problem: null };
  }
  return {
    checks: [say.failed('The state is another one', `sent ${expected}, received ${state}`)],
    problem: {
      code: 'state_mismatch',
      spec,
      expected,
      received: received.find((one) => one !== expected) ?? state,
    },
  };
}
