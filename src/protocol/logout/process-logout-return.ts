import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { HeaderPair } from '#protocol/http/message.ts';
import type { CallbackProblem } from '#protocol/problem.ts';
import { spec } from '#protocol/spec.ts';

const rule = spec('OIDC Logout', '3');

/**
 * Judges the return after a sign-out: with the state that was sent, and nothing that belongs to a
 * sign-in. That it came at all says nothing about the session; only another sign-in shows that.
 * @see OpenID Connect RP-Initiated Logout 1.0 §3
 */
export function processLogoutReturn(
  parameters: readonly HeaderPair[],
  expectedState: string | null,
): Processed<true, CallbackProblem> {
  const states = parameters.filter(([name]) => name === 'state').map(([, value]) => value);
  const error = parameters.find(([name]) => name === 'error')?.[1] ?? null;
  const others = parameters.map(([name]) => name).filter((name) => name !== 'state');
  const checks = [checkState(states, expectedState), checkOthers(others)];
  return { checks, value: true, problem: problemOf({ states, error, parameters, expectedState }) };
}

function checkState(states: readonly string[], expected: string | null): Check {
  const say = checkAbout('state', rule);
  const [state] = states;
  if (expected === null) {
    return state === undefined
      ? say.skipped('No state was sent, so there is none to compare')
      : say.warned('A state came back though none was sent', state);
  }
  if (state === undefined) return say.failed('The return has no state', `sent ${expected}`);
  return states.every((one) => one === expected)
    ? say.passed('The state is the one that was sent', state)
    : say.failed('The state is another one', `sent ${expected}, received ${state}`);
}

function checkOthers(names: readonly string[]): Check {
  const say = checkAbout('return.parameters', rule);
  return names.length === 0
    ? say.passed('Nothing but the state came back')
    : say.warned('More came back than a sign-out has to say', names.join(', '));
}

function problemOf(about: {
  readonly states: readonly string[];
  readonly error: string | null;
  readonly parameters: readonly HeaderPair[];
  readonly expectedState: string | null;
}): CallbackProblem | null {
  const { states, error, parameters, expectedState: expected } = about;
  if (error !== null) {
    const description = parameters.find(([name]) => name === 'error_description')?.[1] ?? null;
    const rest = { uri: null, status: null, scope: null } as const;
    return { code: 'oauth_error', spec: rule, from: 'logout', error, description, ...rest };
  }
  if (expected === null) return null;
  const [state] = states;
  if (state === undefined) return { code: 'state_missing', spec: rule, expected };
  const other = states.find((one) => one !== expected);
  return other === undefined
    ? null
    : { code: 'state_mismatch', spec: rule, expected, received: other };
}
