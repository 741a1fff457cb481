import { expect, test } from 'vitest';
import { jsonAnswer } from '../../support/protocol-exchange.ts';
import { oidcCore } from '#protocol/spec.ts';
import { goodMembers, judgedToken } from './judged-token.ts';

test('an ID token that fails a check is refused for the first that failed', async () => {
  const rule = { title: 'nonce is another', evidence: null, spec: oidcCore('3.1.3.7') };
  const { problem, value } = await judgedToken(jsonAnswer({ ...goodMembers, id_token: 'a.b.c' }), {
    judgeIdToken: (idToken, accessToken) =>
      Promise.resolve({
        checks: [
          { ...rule, id: 'id_token.iss', outcome: 'passed' },
          { ...rule, id: 'id_token.nonce', outcome: 'failed' },
        ],
        claims: { idToken, accessToken },
      }),
  });
  expect(problem).toMatchObject({ code: 'id_token_refused', check: 'id_token.nonce' });
  expect(value?.idTokenClaims).toEqual({
    idToken: 'a.b.c',
    accessToken: goodMembers.access_token,
  });
});
