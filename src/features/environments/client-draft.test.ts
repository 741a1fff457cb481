import { expect, test } from 'vitest';
import { clientOf, draftOf, firstScope } from './client-draft.ts';

const own = 'https://app.example/callback';

test('the app’s own redirect URI is kept as wherever the app is served', () => {
  const client = clientOf({ ...draftOf(null, own), clientId: ' c ' }, 'id', own);
  expect(client).toMatchObject({ clientId: 'c', name: 'c', redirectUri: null });
});

test('another redirect URI, the secret and extra parameters are kept as typed', () => {
  const draft = {
    ...draftOf(null, own),
    clientId: 'c',
    clientSecret: ' s ',
    redirectUri: 'myapp://cb',
    authorization: [['audience', ' x'] as const, ['', 'dropped'] as const],
  };
  const client = clientOf(draft, 'id', own);
  expect(client.clientSecret).toBe(' s ');
  expect(client.redirectUri).toBe('myapp://cb');
  const signed = clientOf({ ...draft, idTokenAlgorithm: 'ES256' }, 'id', own);
  expect(draftOf(signed, own).idTokenAlgorithm).toBe('ES256');
  expect(client.extraParameters.authorization).toEqual([['audience', ' x']]);
  expect(draftOf(client, own)).toMatchObject({ clientSecret: ' s ', redirectUri: 'myapp://cb' });
});

test('a new client begins with the scopes of the API that led to its server', () => {
  const metadata = { issuer: 'https://as.example', scopes_supported: ['openid'] };
  const api = { title: 'a', method: 'GET', url: 'https://api.example', scope: 'orders:read' };
  const resource = 'https://api.example';
  expect(firstScope({ apis: [{ ...api, resource }], metadata })).toBe('openid orders:read');
  expect(firstScope({ apis: [{ ...api, resource }], metadata: { issuer: 'x' } })).toBe(
    'orders:read',
  );
  expect(firstScope({ apis: [api], metadata })).toBe('openid profile email');
});
