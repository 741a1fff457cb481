import { expect, test } from 'vitest';
import { chooseRequestSigner } from '#protocol/request-object/sign-request-object.ts';

test('a request cannot be signed without a private key for signatures', () => {
  const encrypting = { kty: 'EC', crv: 'P-256', use: 'enc', d: 'AQ' };
  const chosen = chooseRequestSigner([encrypting, { kty: 'EC', crv: 'P-256', x: 'AQ' }]);
  expect(chosen).toMatchObject({ ok: false, problem: { code: 'request_key_missing' } });
});
