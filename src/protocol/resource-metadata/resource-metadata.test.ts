import { expect, test } from 'vitest';
import type { Check } from '#protocol/check.ts';
import { citeSpec } from '#protocol/spec.ts';
import { answerOf, jsonAnswer } from '../../../tests/support/protocol-exchange.ts';
import { processResourceMetadata } from './process-resource-metadata.ts';
import { readResourceChallenge } from './read-resource-challenge.ts';
import { resourceMetadataAddress } from './resource-metadata-address.ts';

const resource = 'https://api.example/orders';
const expected = { resource, isTyped: true };
const good = {
  resource,
  authorization_servers: ['https://as.example'],
  scopes_supported: ['orders:read'],
  bearer_methods_supported: ['header'],
  dpop_bound_access_tokens_required: true,
  tls_client_certificate_bound_access_tokens: true,
  resource_signing_alg_values_supported: ['ES256'],
  dpop_signing_alg_values_supported: ['ES256'],
};

function judge(members: object): Record<string, string> {
  const { checks } = processResourceMetadata(jsonAnswer({ ...good, ...members }), expected);
  return outcomes(checks);
}

function outcomes(checks: readonly Check[]): Record<string, string> {
  return Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
}

test.each([
  ['https://api.example', 'https://api.example', ''],
  ['https://api.example/', 'https://api.example/', ''],
  ['api.example/orders', 'https://api.example/orders', '/orders'],
  ['https://api.example/a/b/', 'https://api.example/a/b/', '/a/b/'],
  ['https://api.example/a?x=1#part', 'https://api.example/a?x=1', '/a?x=1'],
  ['https://api.example?x=1', 'https://api.example?x=1', '?x=1'],
])('%s is described behind its host, before its path and query', (typed, identifier, rest) => {
  const plan = resourceMetadataAddress(typed);
  const url = `https://api.example/.well-known/oauth-protected-resource${rest}`;
  expect(plan).toEqual({ ok: true, value: { resource: identifier, url, isTyped: true } });
});

test('an address of metadata is taken as it is, and says whose it must be', () => {
  const url = 'https://api.example/.well-known/oauth-protected-resource/orders?x=1';
  expect(resourceMetadataAddress(url)).toEqual({
    ok: true,
    value: { resource: 'https://api.example/orders?x=1', url, isTyped: false },
  });
});

test('good metadata passes every check, each with its section', () => {
  const { checks, problem, value } = processResourceMetadata(jsonAnswer(good), expected);
  const failed = checks.filter(({ outcome }) => outcome !== 'passed');
  expect(failed.map(({ id }) => id)).toEqual(['signed_metadata']);
  expect([problem, value]).toEqual([null, good]);
  const cited = Object.fromEntries(checks.map((check) => [check.id, citeSpec(check.spec)]));
  expect(cited).toMatchObject({
    resource: 'RFC 9728 §3.3',
    'resource.form': 'RFC 9728 §1.2',
    status: 'RFC 9728 §3.2',
    authorization_servers: 'RFC 8414 §2',
    scopes_supported: 'RFC 9728 §2',
    bearer_methods_supported: 'RFC 9728 §2',
    dpop_bound_access_tokens_required: 'RFC 9728 §2',
    tls_client_certificate_bound_access_tokens: 'RFC 8705 §3.3',
    resource_signing_alg_values_supported: 'RFC 9728 §2',
    signed_metadata: 'RFC 9728 §2.2',
  });
});

test('what is not as it must be fails, and what is not advised is a warning', () => {
  expect(judge({ authorization_servers: ['http://as.example'] })).toMatchObject({
    authorization_servers: 'failed',
  });
  expect(
    judge({ authorization_servers: ['https://a.example', 'https://b.example?x'] }),
  ).toMatchObject({
    authorization_servers: 'passed',
    'authorization_servers.2': 'failed',
  });
  expect(judge({ authorization_servers: ['http://localhost:1'] })).toMatchObject({
    authorization_servers: 'warned',
  });
  expect(judge({ bearer_methods_supported: ['cookie'] })).toMatchObject({
    bearer_methods_supported: 'failed',
  });
  expect(judge({ bearer_methods_supported: ['header', 'query'] })).toMatchObject({
    bearer_methods_supported: 'warned',
  });
  expect(judge({ resource_signing_alg_values_supported: ['none'] })).toMatchObject({
    resource_signing_alg_values_supported: 'failed',
  });
  expect(judge({ scopes_supported: undefined })).toMatchObject({ scopes_supported: 'warned' });
  expect(judge({ scopes_supported: [] })).toMatchObject({ 'scopes_supported.empty': 'failed' });
  expect(judge({ signed_metadata: 'e30.e30.' })).toMatchObject({ signed_metadata: 'warned' });
});

test('a member of another type is told, and left out', () => {
  const members = { ...good, scopes_supported: 'orders:read', resource_name: 7 };
  const { checks, value } = processResourceMetadata(jsonAnswer(members), expected);
  expect(outcomes(checks)).toMatchObject({ resource_name: 'failed' });
  expect(checks.filter(({ id }) => id === 'scopes_supported')[0]?.outcome).toBe('failed');
  expect(value).not.toHaveProperty('scopes_supported');
});

test('resources are compared character by character', () => {
  for (const other of [`${resource}/`, 'https://api.example/Orders', 'https://api.example']) {
    const { problem } = processResourceMetadata(jsonAnswer({ ...good, resource: other }), expected);
    expect(problem).toMatchObject({ code: 'resource_mismatch', received: other });
  }
  const given = { resource: 'https://api.example', isTyped: false };
  const answer = jsonAnswer({ ...good, resource: 'https://api.example/' });
  expect(processResourceMetadata(answer, given).problem).toBeNull();
});

function challenge(header: string | null, headersSeen: 'all' | 'cors-filtered' = 'all') {
  const headers = header === null ? [] : [['WWW-Authenticate', header] as const];
  return readResourceChallenge(answerOf('', { status: 401, headers, headersSeen }).response);
}

test('a challenge of any scheme says where the metadata is', () => {
  const address = 'https://api.example/.well-known/oauth-protected-resource';
  const header = `Basic realm="x", DPoP algs="ES256", resource_metadata="${address}"`;
  expect(challenge(header)).toMatchObject({ address, isHiddenByCors: false });
  expect(outcomes(challenge(header).checks)).toEqual({
    'www-authenticate.resource_metadata': 'passed',
  });
});

test('a challenge without an address, with a bad one, or hidden gives none', () => {
  expect(challenge('Bearer realm="x"').address).toBeNull();
  expect(challenge('Bearer resource_metadata="javascript:alert(1)"')).toMatchObject({
    address: null,
    checks: [{ outcome: 'failed' }],
  });
  expect(challenge(null)).toMatchObject({ address: null, isHiddenByCors: false });
  expect(challenge(null, 'cors-filtered')).toMatchObject({ address: null, isHiddenByCors: true });
});
