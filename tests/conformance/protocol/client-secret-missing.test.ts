import { expect, test } from 'vitest';
import { applyClientAuth } from '#protocol/client-auth/apply-client-auth.ts';

test('client_secret_jwt without a secret signs nothing', async () => {
  const applied = await applyClientAuth(
    { clientId: 'me', clientSecret: null, method: 'client_secret_jwt' },
    { audience: 'https://as.example', now: 0, random: (length) => new Uint8Array(length) },
  );
  expect(applied).toMatchObject({ ok: false, problem: { code: 'client_secret_missing' } });
});
