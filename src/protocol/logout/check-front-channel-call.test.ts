import { expect, it } from 'vitest';
import { checkFrontChannelCall } from './check-front-channel-call.ts';

const issuer = 'https://server.example';
const expected = { issuer, session: '08a5019c' };

function outcomes(
  call: { iss: string | null; sid: string | null },
  session: string | null = expected.session,
): Record<string, string> {
  const checks = checkFrontChannelCall(call, { issuer, session });
  return Object.fromEntries(
    checks.map(({ id, outcome }) => [id.replace('frontchannel.', ''), outcome]),
  );
}

it('takes a call of this server about this session', () => {
  expect(outcomes({ iss: issuer, sid: '08a5019c' })).toEqual({
    ...{ parameters: 'passed', iss: 'passed', sid: 'passed' },
  });
});

it('refuses another server and another session', () => {
  expect(outcomes({ iss: `${issuer}/`, sid: '08a5019c' })['iss']).toBe('failed');
  expect(outcomes({ iss: issuer, sid: 'another' })['sid']).toBe('failed');
});

it('wants iss and sid together, and says that neither proves nothing', () => {
  expect(outcomes({ iss: issuer, sid: null })).toMatchObject({ parameters: 'failed' });
  expect(outcomes({ iss: null, sid: '08a5019c' })).toMatchObject({ parameters: 'failed' });
  expect(outcomes({ iss: null, sid: null })).toEqual({
    ...{ parameters: 'warned', iss: 'skipped', sid: 'skipped' },
  });
});

it('compares no session where the run has no ID token', () => {
  expect(outcomes({ iss: issuer, sid: 'any' }, null)['sid']).toBe('skipped');
});
