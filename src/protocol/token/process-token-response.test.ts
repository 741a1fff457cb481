import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Check } from '#protocol/check.ts';
import { applyClientAuth, type ClientIdentity } from '#protocol/client-auth/apply-client-auth.ts';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import { prepareTokenDraft, type Grant } from './prepare-token-draft.ts';
import { processTokenResponse, type TokenExpectation } from './process-token-response.ts';
import { answerOf, jsonAnswer, receivedAt } from '../../../tests/support/protocol-exchange.ts';

// RFC 6749 §5.1.
const example = {
  access_token: '2YotnFZFEjr1zCsicMWpAA',
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA',
  scope: 'a b',
};
const expected: TokenExpectation = {
  grantType: 'authorization_code',
  requestedScope: 'a b',
  sentRefreshToken: null,
  judgeIdToken: null,
};

function byId(checks: readonly Check[]): Record<string, string> {
  return Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
}

test('the answer of RFC 6749 §5.1 passes, and its lifetime counts from its arrival', async () => {
  const { checks, value, problem } = await processTokenResponse(jsonAnswer(example), expected);
  expect(problem).toBeNull();
  expect(checks.filter(({ outcome }) => outcome !== 'passed').map(({ id }) => id)).toEqual([
    'id_token',
  ]);
  expect(value).toMatchObject({
    accessToken: example.access_token,
    refreshToken: example.refresh_token,
    expiresAt: receivedAt + 3_600_000,
    scope: 'a b',
  });
  expect(JSON.stringify(checks)).not.toContain(example.access_token);
});

test('untidy members are used with a warning', async () => {
  const members = {
    accessToken: ['2YotnFZFEjr1zCsicMWpAA'],
    token_type: 'bEARER',
    expires_in: '3600',
    scope: ['a', 'b'],
  };
  const { checks, value, problem } = await processTokenResponse(jsonAnswer(members), expected);
  expect(problem).toBeNull();
  expect(byId(checks)).toMatchObject({
    access_token: 'warned',
    token_type: 'passed',
    expires_in: 'warned',
  });
  expect(value).toMatchObject({
    accessToken: '2YotnFZFEjr1zCsicMWpAA',
    expiresAt: receivedAt + 3_600_000,
    scope: 'a b',
  });
});

test('a narrower scope is a warning that names what is missing', async () => {
  const exchange = jsonAnswer({ ...example, scope: 'a' });
  const { checks, problem } = await processTokenResponse(exchange, expected);
  const scope = checks.find(({ id }) => id === 'scope');
  expect(scope).toMatchObject({ outcome: 'warned', evidence: 'not granted: b' });
  expect(problem).toBeNull();
});

test('a form-encoded answer is used, and its form is a failed check', async () => {
  const body = 'access_token=abc&scope=a+b&token_type=bearer';
  const { checks, value, problem } = await processTokenResponse(answerOf(body), expected);
  expect(byId(checks)).toMatchObject({ body: 'failed', access_token: 'passed' });
  expect(value?.accessToken).toBe('abc');
  expect(problem).toBeNull();
});

test('an answer that caches may keep is a warning', async () => {
  const { request, response } = jsonAnswer(example);
  const headers = [['content-type', 'application/json']] as const;
  const exchange = { request, response: { ...response, headers } };
  const { checks } = await processTokenResponse(exchange, expected);
  expect(byId(checks)).toMatchObject({ 'cache-control': 'warned' });
});

test('each error code of RFC 6749 §5.2 is told, and its usual status passes', async () => {
  const codes = [
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
  ];
  for (const error of codes) {
    const exchange = jsonAnswer({ error }, { status: 400 });
    const { problem, checks, value } = await processTokenResponse(exchange, expected);
    expect(problem).toMatchObject({ code: 'oauth_error', error, description: null });
    expect(byId(checks)).toMatchObject({ status: 'passed', error: 'failed' });
    expect(value).toBeNull();
  }
});

test('an error with status 200 is an error', async () => {
  const exchange = jsonAnswer({ error: 'bad_verification_code' });
  const { problem, checks } = await processTokenResponse(exchange, expected);
  expect(problem).toMatchObject({ error: 'bad_verification_code', status: 200 });
  expect(byId(checks)).toMatchObject({ status: 'warned' });
});

test('a refresh says whether the refresh token was replaced', async () => {
  const refresh = { ...expected, grantType: 'refresh_token', sentRefreshToken: 'old' } as const;
  const titles = await Promise.all(
    ['old', 'new', undefined].map(async (refresh_token) => {
      const exchange = jsonAnswer({ ...example, refresh_token });
      const { checks } = await processTokenResponse(exchange, refresh);
      return checks.find(({ id }) => id === 'refresh_token')?.title;
    }),
  );
  expect(new Set(titles).size).toBe(3);
});

test('a public client’s refresh token that stays is doubtful, unless a key binds it', async () => {
  const refresh = { ...expected, grantType: 'refresh_token', sentRefreshToken: 'old' } as const;
  const outcomeOf = async (refresh_token: string | undefined, more: object) => {
    const exchange = jsonAnswer({ ...example, refresh_token });
    const { checks } = await processTokenResponse(exchange, { ...refresh, ...more });
    return byId(checks)['refresh_token'];
  };
  expect(await outcomeOf('old', { isPublicClient: true })).toBe('warned');
  expect(await outcomeOf(undefined, { isPublicClient: true })).toBe('warned');
  expect(await outcomeOf('new', { isPublicClient: true })).toBe('passed');
  expect(await outcomeOf('old', { isPublicClient: true, isProven: true })).toBe('passed');
  expect(await outcomeOf('old', { isPublicClient: false })).toBe('passed');
});

test('no JSON makes judging it throw', async () => {
  const names = fc.constantFrom(...Object.keys(example), 'error', 'id_token', '__proto__');
  const members = fc.dictionary(fc.oneof(names, fc.string()), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(members, fc.integer({ min: 100, max: 599 }), async (value, status) => {
      const judged = await processTokenResponse(jsonAnswer(value, { status }), expected);
      if (judged.problem === null) expect(judged.value).not.toBeNull();
    }),
  );
}, 30_000);

const tokenEndpoint = 'https://server.example.com/token';

async function draftOf(client: ClientIdentity, grant: Grant): Promise<RequestDraft> {
  const random = (length: number) => new Uint8Array(length);
  const context = { audience: 'https://server.example.com', now: 0, random };
  const authentication = await applyClientAuth(client, context);
  if (!authentication.ok) throw new Error(authentication.problem.code);
  const extra = [] as const;
  return prepareTokenDraft({ tokenEndpoint, authentication: authentication.value, grant, extra });
}

async function bodyOf(input: {
  readonly client: ClientIdentity;
  readonly grant: Grant;
}): Promise<unknown> {
  const request = assembleRequest(await draftOf(input.client, input.grant));
  if (!request.ok) return request.problem;
  const { headers, body } = request.value;
  return [headers.find(([name]) => name === 'authorization')?.[1] ?? null, body];
}

test('the requests of RFC 6749 §4.1.3, §4.4.2, §6 and §2.3.1 are made', async () => {
  const clientId = 's6BhdRkqt3';
  const basic = {
    clientId,
    clientSecret: 'gX1fBat3bV',
    method: 'client_secret_basic',
  } as const;
  const header = 'Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW';
  const code = {
    grantType: 'authorization_code',
    code: 'SplxlOBeZQQYbYS6WxSbIA',
    redirectUri: 'https://client.example.com/cb',
    codeVerifier: null,
  } as const;
  expect(await bodyOf({ client: basic, grant: code })).toEqual([
    header,
    'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb',
  ]);
  const own = { grantType: 'client_credentials', scope: null } as const;
  expect(await bodyOf({ client: basic, grant: own })).toEqual([
    header,
    'grant_type=client_credentials',
  ]);
  const refreshToken = 'tGzv3JOkF0XG5Qx2TlKWIA';
  const grant = { grantType: 'refresh_token', refreshToken, scope: null } as const;
  const post = {
    clientId,
    clientSecret: '7Fjfp0ZBr1KtDRbnfVdmIw',
    method: 'client_secret_post',
  } as const;
  expect(await bodyOf({ client: post, grant })).toEqual([
    null,
    'grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA&client_id=s6BhdRkqt3&client_secret=7Fjfp0ZBr1KtDRbnfVdmIw',
  ]);
  expect(
    await bodyOf({ client: { clientId, clientSecret: null, method: 'none' }, grant: own }),
  ).toEqual([null, 'grant_type=client_credentials&client_id=s6BhdRkqt3']);
});

test('credentials are marked as secret', async () => {
  const client = { clientId: 'a', clientSecret: 'b', method: 'client_secret_post' } as const;
  const grant = { grantType: 'client_credentials', scope: 'c' } as const;
  const { fields } = await draftOf(client, grant);
  expect(fields.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(['client_secret']);
});
