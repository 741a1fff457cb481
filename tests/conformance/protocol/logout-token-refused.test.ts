import { expect, test } from 'vitest';
import type { StepInput } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import { emptyMemory } from '#flows/run-memory.ts';
import { validateLogoutToken } from '#protocol/logout/validate-logout-token.ts';
import { receivedAt } from '../../support/protocol-exchange.ts';

const seconds = receivedAt / 1000;
const event = 'http://schemas.openid.net/event/backchannel-logout';
const header = { alg: 'RS256', typ: 'logout+jwt' };
const good = {
  ...{ iss: 'https://server.example', aud: 's6BhdRkqt3', iat: seconds - 5, exp: seconds + 115 },
  ...{ jti: 'bWJq', sid: '08a5019c', sub: '248289761001', events: { [event]: {} } },
};
const expected = {
  ...{ issuer: 'https://server.example', clientId: 's6BhdRkqt3' },
  ...{ subject: '248289761001', session: '08a5019c' },
};

function failed(claims: object, changed: object = {}): readonly string[] {
  const members = { header: { ...header, ...changed }, claims: { ...good, ...claims } };
  const moment = { now: receivedAt, toleranceSeconds: 0 };
  return validateLogoutToken(members, expected, moment)
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ id }) => id.replace('logout_token.', ''));
}

test('a logout token as Back-Channel Logout §2.4 has it passes every check', () => {
  const members = { header, claims: good };
  const moment = { now: receivedAt, toleranceSeconds: 0 };
  const other = validateLogoutToken(members, expected, moment).filter(
    ({ outcome, id }) => outcome !== 'passed' && !id.endsWith('.nbf'),
  );
  expect(other).toEqual([]);
});

test.each([
  ['iss', { iss: 'https://other.example' }],
  ['aud', { aud: ['another'] }],
  ['exp', { exp: seconds - 1 }],
  ['iat', { iat: undefined }],
  ['events', { events: { 'http://other': {} } }],
  ['nonce', { nonce: 'n' }],
  ['jti', { jti: undefined }],
  ['subject', { sub: undefined, sid: undefined }],
])('a logout token with a wrong %s fails that check alone', (name, claims) => {
  expect(failed(claims)).toEqual([name]);
});

test('an unsigned logout token is refused', () => {
  expect(failed({}, { alg: 'none' })).toEqual(['alg']);
});

test('what is no token is refused where one should be pasted', async () => {
  const step = flowOf('logout').steps.find(({ id }) => id === 'logout-token');
  if (step?.kind !== 'local') throw new Error('there is no such step');
  const input = { memory: emptyMemory } as StepInput;
  const made = await step.make(input);
  if (!made.ok) throw new Error('it could not be made');
  const { problem } = await step.perform(made.value.draft, input);
  expect(problem).toMatchObject({ code: 'logout_token_refused', check: 'logout_token' });
});
