import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  processAuthorizationResponse,
  type AuthorizationExpectation,
} from './process-authorization-response.ts';

const issuer = 'https://server.example';
const expected: AuthorizationExpectation = {
  state: 'xyz',
  issuer,
  isIssuerPromised: true,
  responseMode: null,
  responseType: 'code',
};
const good = [
  ['code', 'SplxlOBeZQQYbYS6WxSbIA'],
  ['state', 'xyz'],
  ['iss', issuer],
] as const;

function outcomesOf(...args: Parameters<typeof processAuthorizationResponse>): unknown {
  const { checks } = processAuthorizationResponse(...args);
  return Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
}

test('the answer of RFC 6749 §4.1.2 with iss passes every check', () => {
  const { checks, value, problem } = processAuthorizationResponse(good, 'query', expected);
  expect(checks.map(({ outcome }) => outcome)).toEqual(Array(6).fill('passed'));
  expect(value).toMatchObject({ code: 'SplxlOBeZQQYbYS6WxSbIA' });
  expect(problem).toBeNull();
});

test('where there is nothing to compare a check is skipped, not passed', () => {
  const nothing = { ...expected, state: null, issuer: null };
  expect(outcomesOf([['code', 'a']], 'by-hand', nothing)).toMatchObject({
    state: 'skipped',
    iss: 'skipped',
    response_mode: 'skipped',
  });
});

test('a code that was pasted alone has no state and iss to judge', () => {
  const judged = processAuthorizationResponse([['code', 'a']], 'by-hand', expected);
  expect(judged.problem).toBeNull();
  expect(judged.value).toMatchObject({ code: 'a' });
});

test('an answer that came by hand with state has it compared', () => {
  const parameters = [
    ['code', 'a'],
    ['state', 'other'],
  ] as const;
  const { problem } = processAuthorizationResponse(parameters, 'by-hand', expected);
  expect(problem).toMatchObject({ code: 'state_mismatch' });
});

test('an iss that was not promised is skipped when missing, and compared when there', () => {
  const unpromised = { ...expected, isIssuerPromised: false };
  expect(outcomesOf(good.slice(0, 2), 'query', unpromised)).toMatchObject({ iss: 'skipped' });
  expect(outcomesOf(good, 'query', unpromised)).toMatchObject({ iss: 'passed' });
});

test('another mode than the one asked for is a warning', () => {
  expect(outcomesOf(good, 'fragment', expected)).toMatchObject({ response_mode: 'warned' });
  const asked = { ...expected, responseMode: 'form_post' } as const;
  expect(outcomesOf(good, 'form_post', asked)).toMatchObject({ response_mode: 'passed' });
});

test('a state that came though none was sent is a warning', () => {
  expect(outcomesOf(good, 'query', { ...expected, state: null })).toMatchObject({
    state: 'warned',
  });
});

test('unknown parameters and session_state are listed, and judged by nobody', () => {
  const parameters = [...good, ['session_state', 'a'], ['authuser', '0']] as const;
  const { checks, problem } = processAuthorizationResponse(parameters, 'query', expected);
  expect(checks.at(-1)).toMatchObject({ outcome: 'skipped', evidence: 'authuser' });
  expect(problem).toBeNull();
});

test('the code never stands in a check', () => {
  const { checks } = processAuthorizationResponse(good, 'query', expected);
  expect(JSON.stringify(checks)).not.toContain('SplxlOBe');
});

test('no parameters make it throw', () => {
  const names = fc.oneof(
    fc.constantFrom('code', 'state', 'iss', 'error', '__proto__'),
    fc.string(),
  );
  const mode = fc.constantFrom('query' as const, 'fragment' as const, 'by-hand' as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string())), mode, (parameters, how) => {
      const { value, problem } = processAuthorizationResponse(parameters, how, expected);
      if (problem === null) expect(value).not.toBeNull();
    }),
  );
});
