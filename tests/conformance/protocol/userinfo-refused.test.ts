import { expect, test } from 'vitest';
import { processUserinfoResponse } from '#protocol/resource/process-userinfo-response.ts';
import { oidcCore } from '#protocol/spec.ts';
import { answerOf } from '../../support/protocol-exchange.ts';

test('a UserInfo response that is a JWT whose signature fails is refused', async () => {
  const exchange = answerOf('e30.e30.c2ln', { type: 'application/jwt' });
  const spec = oidcCore('5.3.4');
  const check = { id: 'userinfo.signature', title: 'No', evidence: null, spec } as const;
  const { problem } = await processUserinfoResponse(exchange, {
    sub: 'a',
    judgeJwt: async () => ({ checks: [{ ...check, outcome: 'failed' }], claims: { sub: 'a' } }),
  });
  expect(problem).toMatchObject({ code: 'userinfo_refused', check: 'userinfo.signature' });
});

test('a UserInfo response that is a JWT without that media type fails a check', async () => {
  const judgeJwt = async () => ({ checks: [], claims: { sub: 'a' } });
  const exchange = answerOf('e30.e30.c2ln', { type: 'text/plain' });
  const { problem, checks } = await processUserinfoResponse(exchange, { sub: 'a', judgeJwt });
  expect(problem).toBeNull();
  expect(checks.find(({ id }) => id === 'content-type')?.outcome).toBe('failed');
});
