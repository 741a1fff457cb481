import { expect, test } from 'vitest';
import { tokenHash } from '#protocol/jwt/token-hash.ts';
import { validateIdToken } from '#protocol/jwt/validate-id-token.ts';
import { judgedAnswer } from './judged-answer.ts';

const now = Date.UTC(2026, 0, 1);
const seconds = now / 1000;
const plain = {
  iss: 'https://server.example',
  sub: 'a',
  aud: 'me',
  iat: seconds,
  exp: seconds + 60,
};

async function judge(claims: object) {
  const checks = await validateIdToken(
    { header: { alg: 'ES256' }, claims: { ...plain, ...claims } },
    { code: 'abc', accessToken: 'def', state: 'sent', areHashesRequired: true },
    { now, toleranceSeconds: 0 },
  );
  return new Map(checks.map(({ id, outcome }) => [id.replace('id_token.', ''), outcome]));
}

test('an ID token beside a code and an access token has to hold both hashes', async () => {
  const without = await judge({});
  expect([without.get('c_hash'), without.get('at_hash')]).toEqual(['failed', 'failed']);
  expect(without.has('s_hash')).toBe(false);
  const [c_hash, at_hash, s_hash] = await Promise.all(
    ['abc', 'def', 'sent'].map((value) => tokenHash(value, 'ES256')),
  );
  const held = await judge({ c_hash, at_hash, s_hash });
  expect([held.get('c_hash'), held.get('at_hash'), held.get('s_hash')]).toEqual(
    Array.from({ length: 3 }, () => 'passed'),
  );
  expect((await judge({ c_hash, at_hash, s_hash: c_hash })).get('s_hash')).toBe('failed');
});

test('where an ID token is in the answer its issuer stands for iss', () => {
  const parameters = [
    ['state', 'sent'],
    ['code', 'abc'],
  ] as const;
  const promised = { isIssuerPromised: true, responseType: 'code id_token' };
  const { checks } = judgedAnswer([...parameters, ['id_token', 'a.b.c']], promised);
  expect(checks.find(({ id }) => id === 'iss')?.outcome).toBe('skipped');
  expect(judgedAnswer(parameters, promised).problem).toMatchObject({ code: 'issuer_missing' });
});
