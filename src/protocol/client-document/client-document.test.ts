import { expect, it } from 'vitest';
import { jsonAnswer } from '../../../tests/support/protocol-exchange.ts';
import type { Check } from '#protocol/check.ts';
import { checkDocumentSupport } from './check-document-support.ts';
import { judgeDocumentText, judgeFetchedDocument } from './judge-client-document.ts';
import { makeClientDocument } from './make-client-document.ts';

const clientId = 'https://app.example/client.json';
const redirectUri = 'https://app.example/callback';
const expected = { clientId, redirectUri, authentication: 'private_key_jwt' };
const key = { kty: 'EC', kid: 'mine', alg: 'ES256', use: 'sig', crv: 'P-256', x: 'xx', y: 'yy' };

const made = makeClientDocument({
  ...{ clientId, redirectUri, name: 'Mine', scope: 'openid', authentication: 'private_key_jwt' },
  keys: [
    { ...key, d: 'private-part' },
    { kty: 'oct', k: 'private-shared' },
  ],
  ...{ homepage: '', logo: 'https://app.example/logo.png' },
});

const outcomesOf = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));

function judge(changed: object): Record<string, string> {
  return outcomesOf(judgeDocumentText(JSON.stringify({ ...made, ...changed }), expected));
}

it('makes a document that says what the client is, and nothing that is private', () => {
  expect(made).toEqual({
    client_id: clientId,
    client_name: 'Mine',
    logo_uri: 'https://app.example/logo.png',
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: 'openid',
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [key] },
  });
});

it('finds nothing wrong with the document that it makes', () => {
  expect(new Set(Object.values(judge({})))).toEqual(new Set(['passed']));
});

it.each([
  ['client_id', { client_id: `${clientId}/` }],
  ['client_id', { client_id: undefined }],
  ['client_secret', { client_secret: 'top-secret' }],
  ['client_secret', { client_secret_expires_at: 0 }],
  ['token_endpoint_auth_method', { token_endpoint_auth_method: 'client_secret_jwt' }],
  ['token_endpoint_auth_method', { token_endpoint_auth_method: 'tls_client_auth' }],
  ['token_endpoint_auth_method', { token_endpoint_auth_method: 7 }],
  ['jwks', { jwks_uri: 'https://app.example/jwks.json' }],
  ['jwks.private', { jwks: { keys: [{ ...key, d: 'top-secret' }] } }],
  ['redirect_uris', { redirect_uris: [] }],
  ['redirect_uris', { redirect_uris: undefined }],
  ['redirect_uris', { redirect_uris: [`${redirectUri}/`] }],
])('refuses by %s a document with %o', (rule, changed) => {
  const { [rule]: found, ...others } = judge(changed);
  expect(found).toBe('failed');
  expect(Object.values(others)).not.toContain('failed');
  const checks = judgeDocumentText(JSON.stringify({ ...made, ...changed }), expected);
  expect(JSON.stringify(checks)).not.toContain('top-secret');
});

it('misses the keys of a method that needs them, and asks none of a public client', () => {
  expect(judge({ jwks: undefined })['jwks']).toBe('failed');
  const publicClient = { jwks: undefined, token_endpoint_auth_method: 'none' };
  const checks = judgeDocumentText(JSON.stringify({ ...made, ...publicClient }), {
    ...expected,
    authentication: 'none',
  });
  expect(outcomesOf(checks)).toMatchObject({
    ...{ jwks: 'skipped', token_endpoint_auth_method: 'passed' },
  });
});

it('warns where a method or a name is left to be guessed', () => {
  expect(judge({ token_endpoint_auth_method: undefined, client_name: '' })).toMatchObject({
    ...{ token_endpoint_auth_method: 'warned', client_name: 'warned' },
  });
});

it('asks for no redirect URI of a client that is never redirected to', () => {
  const changed = { grant_types: ['client_credentials'], redirect_uris: undefined };
  expect(judge(changed)['redirect_uris']).toBe('skipped');
});

it.each([
  [302, 'application/json', 'status'],
  [404, 'application/json', 'status'],
  [200, 'text/html', 'content-type'],
])('refuses an answer with %i and %s by its %s', (status, type, rule) => {
  const { response } = jsonAnswer(made, { status, type });
  const found = outcomesOf(judgeFetchedDocument(response, expected));
  expect(Object.keys(found).filter((id) => found[id] === 'failed')).toEqual([rule]);
});

it('takes a more special type of JSON, and no text that is not an object', () => {
  const type = 'application/client+json; charset=utf-8';
  const { response } = jsonAnswer(made, { type });
  const found = outcomesOf(judgeFetchedDocument(response, expected));
  expect(Object.values(found)).not.toContain('failed');
  expect(outcomesOf(judgeDocumentText('[1]', expected))).toEqual({ body: 'failed' });
});

it('says whether the server takes such a client', () => {
  const issuer = 'https://server.example';
  const name = 'client_id_metadata_document_supported';
  const outcome = (value: object) => checkDocumentSupport({ issuer, ...value }).outcome;
  expect(outcome({ [name]: true })).toBe('passed');
  expect(outcome({ [name]: false })).toBe('warned');
  expect(outcome({})).toBe('warned');
});
