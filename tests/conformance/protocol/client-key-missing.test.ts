import { expect, test } from 'vitest';
import { applyClientAuth } from '#protocol/client-auth/apply-client-auth.ts';

const context = {
  audience: 'https://as.example',
  now: 0,
  random: (length: number) => new Uint8Array(length),
};

test.each([
  { what: 'no key', keys: [] },
  { what: 'a key that encrypts', keys: [{ kty: 'RSA', use: 'enc', d: 'AQ' }] },
  { what: 'a public key', keys: [{ kty: 'EC', crv: 'P-256', x: 'AQ', y: 'AQ' }] },
  {
    what: 'a key for another algorithm than it says',
    keys: [{ kty: 'EC', alg: 'RS256', d: 'AQ' }],
  },
])('private_key_jwt with $what signs nothing', async ({ keys }) => {
  const client = { clientId: 'me', clientSecret: null, method: 'private_key_jwt', keys } as const;
  const applied = await applyClientAuth(client, context);
  expect(applied).toMatchObject({ ok: false, problem: { code: 'client_key_missing' } });
});
