import { expect, test } from 'vitest';
import { rfc } from '#protocol/spec.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import { explainProblem, problemCodes } from './explain-problem.ts';
import { findCorsSetting } from './cors-settings.ts';
import { idTokenWords } from './id-token-words.ts';
import { oauthErrorWords } from './oauth-error-words.ts';
import { vendorErrors } from './vendor-errors.ts';

const spec = rfc(6749);
const url = 'https://server.example/token';

type Any = Problem | TransportProblem;
const answers = [
  ...([
    'metadata',
    'resource_metadata',
    'jwks',
    'token',
    'userinfo',
    'api',
    'introspection',
    'revocation',
  ] as const),
  ...(['device', 'backchannel', 'notification', 'registration', 'par'] as const),
] as const;
const places = [
  ...(['authorization', 'token', 'resource', 'introspection', 'revocation', 'device'] as const),
  ...(['backchannel', 'notification', 'registration', 'logout'] as const),
] as const;
const iss = { spec, expected: 'https://a.example', received: 'https://a.example/' };

const bodyProblems: Any[] = answers.flatMap((answer): Any[] => [
  { code: 'response_empty', spec, answer, status: 200 },
  { code: 'response_html', spec, answer, status: 200, pageTitle: 'Sign in' },
  { code: 'response_not_json', spec, answer, status: 200, bodyKind: 'text' },
  { code: 'response_not_object', spec, answer, status: 200 },
  { code: 'answer_incomplete', spec, answer, missing: ['a'] },
  ...[204, 302, 404, 405, 415, 418, 429, 500].map((status): Any => ({
    code: 'status_unexpected',
    spec,
    answer,
    status,
  })),
]);

const oauthErrors: Any[] = [
  ...Object.keys(oauthErrorWords).map((key) => key.split(' ')),
  ...places.map((place) => [place, 'homemade']),
].map(([first = '', second]): Any => {
  // A code alone stands for every place that has no words of its own for it.
  const hasOwnWords = `token ${first}` in oauthErrorWords;
  const from = places.find((place) => place === first) ?? (hasOwnWords ? 'device' : 'token');
  const error = second ?? first;
  return {
    code: 'oauth_error',
    spec,
    from,
    error,
    description: null,
    uri: null,
    status: 400,
    scope: null,
  };
});

const idTokenProblems: Any[] = [...Object.keys(idTokenWords), 'homemade'].map((check): Any => ({
  code: 'id_token_refused',
  spec,
  check: `id_token.${check}`,
  found: 'Found',
}));

const others: Any[] = [
  { code: 'access_token_bound_elsewhere', spec, thing: 'key', expected: 'a', received: 'b' },
  {
    code: 'access_token_bound_elsewhere',
    spec,
    thing: 'certificate',
    expected: 'a',
    received: 'b',
  },
  { code: 'url_invalid', spec, fieldId: 'url' },
  { code: 'url_scheme_unsupported', spec, fieldId: 'url', scheme: 'ftp' },
  { code: 'url_has_fragment', spec, fieldId: 'url' },
  { code: 'url_has_credentials', spec, fieldId: 'url' },
  { code: 'method_invalid', spec, fieldId: 'method', method: '' },
  { code: 'header_name_invalid', spec, fieldId: 'header.a', name: 'a b' },
  { code: 'header_value_invalid', spec, fieldId: 'header.a', name: 'a' },
  { code: 'client_secret_missing', spec },
  { code: 'client_key_missing', spec },
  { code: 'state_missing', spec, expected: 'a' },
  { code: 'state_mismatch', spec, expected: 'a', received: 'b' },
  { code: 'issuer_missing', spec, expected: 'a' },
  { code: 'issuer_mismatch', ...iss },
  { code: 'parameter_repeated', spec, parameter: 'code' },
  { code: 'code_missing', spec, parameters: ['state'] },
  { code: 'callback_empty', spec },
  { code: 'callback_stray', spec },
  { code: 'callback_replayed', spec },
  { code: 'callback_unreadable', spec, reason: 'empty' },
  { code: 'callback_unreadable', spec, reason: 'request' },
  { code: 'callback_unreadable', spec, reason: 'too_long' },
  { code: 'callback_unreadable', spec, reason: 'unknown' },
  { code: 'request_key_missing', spec },
  { code: 'server_key_missing', spec },
  { code: 'front_token_missing', spec, parameter: 'id_token' },
  { code: 'token_in_query', spec, parameters: ['access_token'] },
  { code: 'jarm_missing', spec, mode: 'query.jwt' },
  { code: 'jarm_unreadable', spec, isEncrypted: true },
  { code: 'jarm_unreadable', spec, isEncrypted: false },
  { code: 'jarm_refused', spec, check: 'response.aud', found: 'aud is missing' },
  { code: 'request_uri_missing', spec, members: [] },
  { code: 'access_token_missing', spec, members: [] },
  { code: 'token_type_missing', spec },
  { code: 'token_type_unsupported', spec, tokenType: 'mac' },
  { code: 'id_token_missing', spec, scope: 'openid' },
  { code: 'metadata_not_found', spec, tried: [url] },
  { code: 'metadata_issuer_missing', spec, expected: 'a' },
  { code: 'metadata_issuer_slash', ...iss },
  { code: 'metadata_issuer_mismatch', ...iss },
  { code: 'token_endpoint_missing', spec },
  { code: 'endpoint_not_url', spec, member: 'jwks_uri', received: '/keys' },
  { code: 'metadata_insecure', spec, issuer: 'http://a.example' },
  { code: 'pasted_metadata_unreadable', spec, bodyKind: 'html' },
  { code: 'issuer_text_unreadable', spec, text: 'a b' },
  { code: 'jwks_malformed', spec, reason: 'keys' },
  { code: 'jwks_empty', spec },
  { code: 'resource_text_unreadable', spec, text: 'orders' },
  ...[
    { apiStatus: 401, isHiddenByCors: false },
    { apiStatus: null, isHiddenByCors: true },
  ].map((seen): Any => ({ code: 'resource_metadata_not_found', spec, tried: [url], ...seen })),
  { code: 'resource_missing', spec, expected: 'a' },
  { code: 'resource_mismatch', ...iss },
  { code: 'authorization_servers_missing', spec },
  { code: 'unauthorized_unexplained', spec, status: 401, isHiddenByCors: false },
  { code: 'unauthorized_unexplained', spec, status: 401, isHiddenByCors: true },
  { code: 'unauthorized_unexplained', spec, status: 401, isHiddenByCors: false, asksFor: 'Bearer' },
  { code: 'userinfo_sub_missing', spec },
  { code: 'userinfo_sub_mismatch', ...iss },
  { code: 'userinfo_refused', spec, check: 'userinfo.encryption', found: 'Found' },
  { code: 'userinfo_refused', spec, check: 'userinfo.signature', found: 'Found' },
  { code: 'signing_key_unfit', spec, algorithm: 'ES256' },
  { code: 'assertion_unreadable', spec },
  { code: 'logout_token_refused', spec, check: 'logout_token.iss', found: 'Found' },
  { code: 'active_missing', spec },
  { code: 'revoked_token_active', spec },
  { code: 'revoked_token_accepted', spec, status: 200 },
  { code: 'introspection_jwt_refused', spec, check: 'introspection_jwt.aud', found: 'Found' },
  { code: 'offline', url },
  { code: 'unreachable', url, reason: 'ENOTFOUND' },
  { code: 'browser_refused', url, reason: 'A browser sends no body with GET.' },
  { code: 'cors_suspected', url, preflight: false },
  {
    code: 'cors_suspected',
    url: 'https://a.example/realms/b/protocol/openid-connect/token',
    preflight: false,
  },
  { code: 'cors_suspected', url: 'https://a.eu.auth0.com/oauth/token', preflight: true },
  { code: 'cors_suspected', url: 'https://a.okta.com/oauth2/v1/token', preflight: true },
  {
    code: 'cors_suspected',
    url: 'https://login.microsoftonline.com/a/oauth2/v2.0/token',
    preflight: true,
  },
  { code: 'mixed_content', url },
  { code: 'csp_blocked', url, directive: 'connect-src' },
  { code: 'local_network_denied', url },
  { code: 'opaque_redirect', url },
  { code: 'timeout', url, afterSeconds: 30 },
  { code: 'too_large', url, limitBytes: 10_000_000 },
  { code: 'relay_refused', url, reason: 'target not allowed' },
  { code: 'aborted', url },
];

const samples = [...bodyProblems, ...oauthErrors, ...idTokenProblems, ...others];

test('every code has a sample, so that no words are left out of these tests', () => {
  const sampled = new Set<string>(samples.map(({ code }) => code));
  expect(problemCodes.filter((code) => !sampled.has(code))).toEqual([]);
});

test('no two problems share their advice', () => {
  const todos = [
    ...samples.map((sample) => explainProblem(sample).todo),
    ...vendorErrors.map(({ todo }) => todo),
  ];
  const shared = todos.filter((todo, at) => todos.indexOf(todo) !== at);
  expect(shared).toEqual([]);
});

test('every explanation is whole sentences that end', () => {
  for (const sample of samples) {
    const { title, meaning, todo } = explainProblem(sample);
    expect(title).not.toMatch(/[.]$/);
    expect(title.length).toBeGreaterThan(10);
    expect(meaning).toMatch(/[.]$/);
    expect(todo).toMatch(/[.]$/);
  }
});

test('every sentence of a vendor is recognised by one row, and rows do not overlap', () => {
  expect(vendorErrors.length).toBeGreaterThan(35);
  const samplesOfVendors = [
    'AADSTS50011: The redirect URI does not match.',
    "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    'AADSTS7000215: Invalid client secret provided.',
    'Code not valid',
    'Service not found: https://api.example',
  ];
  for (const description of samplesOfVendors) {
    expect(vendorErrors.filter(({ pattern }) => pattern.test(description))).toHaveLength(1);
  }
});

test('what a vendor says is explained in the words of that vendor', () => {
  const description = 'AADSTS9002326: Cross-origin token redemption is permitted only for SPAs.';
  const problem = {
    code: 'oauth_error',
    spec,
    from: 'token',
    error: 'invalid_request',
    description,
  } as const;
  const { said, todo, fix } = explainProblem({ ...problem, uri: null, status: 400, scope: null });
  expect(said).toBe(`invalid_request: ${description}`);
  expect(todo).toContain('Single-page application');
  expect(fix).toBe('use-relay');
});

test('insufficient_scope names the scope that the API asked for', () => {
  const problem = {
    code: 'oauth_error',
    spec,
    from: 'resource',
    error: 'insufficient_scope',
  } as const;
  const { todo } = explainProblem({
    ...problem,
    description: null,
    uri: null,
    status: 403,
    scope: 'orders:write',
  });
  expect(todo).toContain('orders:write');
});

test('an error code named like a property of every object is an unknown one', () => {
  const problem = { code: 'oauth_error', spec, from: 'token', error: 'constructor' } as const;
  const { title } = explainProblem({
    ...problem,
    description: null,
    uri: null,
    status: 400,
    scope: null,
  });
  expect(title).toBe('The server reports an error of its own');
});

test('the CORS setting is named only where the address shows the server', () => {
  expect(
    findCorsSetting('https://sso.example/realms/demo/protocol/openid-connect/token')?.server,
  ).toBe('Keycloak');
  expect(findCorsSetting('https://evil-auth0.com.example/oauth/token')).toBeNull();
  expect(findCorsSetting(url)).toBeNull();
});

test('a refusal of the relay is told with its reason', () => {
  const reason = 'Only http and https are relayed, not ftp.';
  expect(explainProblem({ code: 'relay_refused', url, reason }).meaning).toContain(reason);
});
