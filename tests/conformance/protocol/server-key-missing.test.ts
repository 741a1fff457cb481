import { expect, test } from 'vitest';
import { chooseRequestEncryption } from '#protocol/request-object/sign-request-object.ts';

const metadata = { issuer: 'https://server.example' };

test('a request is encrypted to no key that is not for encryption', () => {
  const jwks = { keys: [{ kty: 'RSA', use: 'sig' }, { kty: 'RSA' }] };
  const chosen = chooseRequestEncryption(jwks, metadata);
  expect(chosen).toMatchObject({ ok: false, problem: { code: 'server_key_missing' } });
});

test('a request is encrypted in a way that the server knows', () => {
  const key = { kty: 'RSA', use: 'enc' };
  const chosen = chooseRequestEncryption(
    { keys: [key] },
    {
      ...metadata,
      request_object_encryption_alg_values_supported: ['RSA-OAEP'],
      request_object_encryption_enc_values_supported: ['A128CBC-HS256', 'A128GCM'],
    },
  );
  expect(chosen).toEqual({ ok: true, value: { key, alg: 'RSA-OAEP', enc: 'A128GCM' } });
});
