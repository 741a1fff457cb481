import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePkce, randomText } from '#protocol/authorization/make-pkce.ts';
import { parseCallbackText } from '#protocol/authorization/parse-callback-text.ts';
import { authorizationParameters } from '#protocol/authorization/authorization-parameters.ts';
import { processAuthorizationResponse } from '#protocol/authorization/process-authorization-response.ts';
import type { Check } from '#protocol/check.ts';
import { applyClientAuth, type ClientIdentity } from '#protocol/client-auth/apply-client-auth.ts';
import { discoveryAddresses } from '#protocol/discovery/discovery-addresses.ts';
import { processJwksResponse } from '#protocol/discovery/process-jwks-response.ts';
import { processMetadataResponse } from '#protocol/discovery/process-metadata-response.ts';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { validateIdToken } from '#protocol/jwt/validate-id-token.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import type { Jwks } from '#protocol/model/jwks.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import { processApiResponse } from '#protocol/resource/process-api-response.ts';
import { prepareResourceDraft } from '#protocol/resource/prepare-resource-draft.ts';
import { processUserinfoResponse } from '#protocol/resource/process-userinfo-response.ts';
import { oidcCore } from '#protocol/spec.ts';
import type { IdTokenJudge } from '#protocol/token/check-id-token.ts';
import { prepareTokenDraft, type Grant } from '#protocol/token/prepare-token-draft.ts';
import { processTokenResponse } from '#protocol/token/process-token-response.ts';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { signInByFetch } from '../support/sign-in-by-fetch.ts';

const redirectUri = 'http://localhost:4173/callback';
const scope = 'openid email offline_access';
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

let server: OidcProviderServer;
let metadata: ServerMetadata;
let jwks: Jwks;

async function send(draft: RequestDraft): Promise<Exchange> {
  const assembled = assembleRequest(draft);
  if (!assembled.ok) throw new Error(`Failed to assemble: ${assembled.problem.code}`);
  const { url, method, headers, body } = assembled.value;
  const answer = await fetch(url, {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    body: typeof body === 'string' ? body : null,
    redirect: 'manual',
  });
  return {
    request: assembled.value,
    response: {
      status: answer.status,
      statusText: answer.statusText,
      headers: [...answer.headers],
      body: await answer.text(),
      bodyEncoding: 'utf-8',
      headersSeen: 'all',
      durationMilliseconds: 0,
      receivedAt: Date.now(),
    },
  };
}

function notPassed(checks: readonly Check[]): readonly string[] {
  return checks
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'warned')
    .map(({ id, title, evidence }) => `${id}: ${title} (${evidence ?? ''})`);
}

function passed(checks: readonly Check[]): readonly string[] {
  return checks.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id);
}

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('Failed to go on: it is missing');
  return value;
}

function idTokenJudge(clientId: string, nonce: string | null | undefined): IdTokenJudge {
  return async (idToken, accessToken) => {
    const decoded = decodeJwtUnverified(idToken);
    if (decoded.kind !== 'jws') throw new Error('Failed to decode the ID token');
    const verdict = await verifyJws(idToken, { kind: 'jwks', keys: jwks.keys, text: '' });
    const signature: Check = {
      id: 'id_token.signature',
      outcome: verdict.status === 'verified' ? 'passed' : 'failed',
      title: verdict.status,
      evidence: null,
      spec: oidcCore('3.1.3.7'),
    };
    const members = { header: decoded.header.claims, claims: decoded.payload.claims };
    const rules = await validateIdToken(
      members,
      { issuer: metadata.issuer, clientId, nonce, accessToken: accessToken ?? undefined },
      { now: Date.now(), toleranceSeconds: 5 },
    );
    return { checks: [signature, ...rules], claims: members.claims };
  };
}

async function signIn(client: ClientIdentity) {
  const [state, nonce] = [randomText(random), randomText(random)];
  const pkce = await makePkce('S256', random);
  const asked = authorizationParameters({
    responseType: 'code',
    clientId: client.clientId,
    redirectUri,
    scope,
    state,
    nonce,
    pkce,
    responseMode: null,
    extra: [['prompt', 'consent']],
  });
  const fields = asked.map(([name, value]) => ({ place: 'query', name, value }) as const);
  const address = present(metadata.authorization_endpoint);
  const request = assembleRequest(makeDraft('GET', address, fields));
  if (!request.ok) throw new Error(`Failed to assemble: ${request.problem.code}`);
  const answer = await signInByFetch(request.value.url, redirectUri);
  const parsed = parseCallbackText(answer.href);
  if (!parsed.ok) throw new Error(`Failed to read the answer: ${parsed.problem.code}`);
  const { parameters, mode } = parsed.value;
  const judged = processAuthorizationResponse(parameters, mode, {
    state,
    issuer: metadata.issuer,
    isIssuerPromised: metadata.authorization_response_iss_parameter_supported === true,
    responseMode: null,
    responseType: 'code',
  });
  return { judged, pkce, nonce };
}

async function redeem(client: ClientIdentity, grant: Grant): Promise<Exchange> {
  const tokenEndpoint = present(metadata.token_endpoint);
  const context = { audience: metadata.issuer, now: Date.now(), random };
  const made = await applyClientAuth(client, context);
  if (!made.ok) throw new Error(`Failed to authenticate: ${made.problem.code}`);
  const authentication = made.value;
  return send(prepareTokenDraft({ tokenEndpoint, authentication, grant, extra: [] }));
}

beforeAll(async () => {
  server = await startOidcProvider([redirectUri]);
  const plan = discoveryAddresses(server.issuer);
  if (!plan.ok) throw new Error(`Failed to plan: ${plan.problem.code}`);
  const found = await send(makeDraft('GET', present(plan.value.candidates[0]).url, []));
  const judged = processMetadataResponse(found, plan.value.expected);
  expect(judged.problem).toBeNull();
  expect(notPassed(judged.checks)).toEqual([
    'issuer.https: The issuer uses http, on this machine ()',
  ]);
  metadata = present(judged.value);
  const keys = processJwksResponse(await send(makeDraft('GET', present(metadata.jwks_uri), [])));
  expect(notPassed(keys.checks)).toEqual([]);
  jwks = present(keys.value);
});

afterAll(() => server.close());

test('a public client signs in with PKCE, calls UserInfo and refreshes, and every check passes', async () => {
  const client: ClientIdentity = {
    clientId: server.clients.public.id,
    clientSecret: null,
    method: 'none',
  };
  const { judged, pkce, nonce } = await signIn(client);
  expect(judged.problem).toBeNull();
  expect(notPassed(judged.checks)).toEqual([]);
  expect(passed(judged.checks)).toEqual(
    expect.arrayContaining(['state', 'iss', 'code', 'response_mode']),
  );

  const exchange = await redeem(client, {
    grantType: 'authorization_code',
    code: present(present(judged.value).code),
    redirectUri,
    codeVerifier: pkce.verifier,
  });
  const tokens = await processTokenResponse(exchange, {
    grantType: 'authorization_code',
    requestedScope: scope,
    sentRefreshToken: null,
    judgeIdToken: idTokenJudge(client.clientId, nonce),
  });
  expect(tokens.problem).toBeNull();
  expect(notPassed(tokens.checks)).toEqual([]);
  expect(passed(tokens.checks)).toEqual(
    expect.arrayContaining(['id_token.signature', 'id_token.nonce', 'scope']),
  );
  const { accessToken, refreshToken, idTokenClaims } = present(tokens.value);

  const userinfo = await processUserinfoResponse(
    await send(
      prepareResourceDraft({
        url: present(metadata.userinfo_endpoint),
        method: 'GET',
        accessToken: present(accessToken),
      }),
    ),
    { sub: String(idTokenClaims?.['sub']) },
  );
  expect(userinfo.problem).toBeNull();
  expect(notPassed(userinfo.checks)).toEqual([]);
  expect(userinfo.value?.claims).toMatchObject({ sub: 'alice', email: 'alice@example.com' });

  const sentRefreshToken = present(refreshToken);
  const grant = {
    grantType: 'refresh_token',
    refreshToken: sentRefreshToken,
    scope: null,
  } as const;
  const refreshed = await processTokenResponse(await redeem(client, grant), {
    grantType: 'refresh_token',
    requestedScope: scope,
    sentRefreshToken,
    judgeIdToken: idTokenJudge(client.clientId, undefined),
  });
  expect(refreshed.problem).toBeNull();
  expect(notPassed(refreshed.checks)).toEqual([]);
  expect(refreshed.value?.refreshToken).not.toBe(sentRefreshToken);
});

test('a wrong verifier is answered with invalid_grant', async () => {
  const client: ClientIdentity = {
    clientId: server.clients.public.id,
    clientSecret: null,
    method: 'none',
  };
  const { judged } = await signIn(client);
  const exchange = await redeem(client, {
    grantType: 'authorization_code',
    code: present(present(judged.value).code),
    redirectUri,
    codeVerifier: randomText(random),
  });
  const { problem, checks } = await processTokenResponse(exchange, {
    grantType: 'authorization_code',
    requestedScope: scope,
    sentRefreshToken: null,
    judgeIdToken: null,
  });
  expect(problem).toMatchObject({ code: 'oauth_error', error: 'invalid_grant', status: 400 });
  expect(passed(checks)).toContain('status');
});

test('confidential clients get tokens in their own name, with awkward secrets, by Basic and by post', async () => {
  const clients: ClientIdentity[] = [
    {
      clientId: server.clients.basic.id,
      clientSecret: server.clients.basic.secret,
      method: 'client_secret_basic',
    },
    {
      clientId: server.clients.post.id,
      clientSecret: server.clients.post.secret,
      method: 'client_secret_post',
    },
  ];
  for (const client of clients) {
    const grant = { grantType: 'client_credentials', scope: 'api:read' } as const;
    const tokens = await processTokenResponse(await redeem(client, grant), {
      grantType: 'client_credentials',
      requestedScope: 'api:read',
      sentRefreshToken: null,
      judgeIdToken: null,
    });
    expect(tokens.problem).toBeNull();
    expect(notPassed(tokens.checks)).toEqual([]);
  }
});

test('a wrong secret is answered with invalid_client, and the status fits', async () => {
  const client: ClientIdentity = {
    clientId: server.clients.basic.id,
    clientSecret: 'wrong',
    method: 'client_secret_basic',
  };
  const { problem, checks } = await processTokenResponse(
    await redeem(client, { grantType: 'client_credentials', scope: null }),
    {
      grantType: 'client_credentials',
      requestedScope: null,
      sentRefreshToken: null,
      judgeIdToken: null,
    },
  );
  expect(problem).toMatchObject({ code: 'oauth_error', error: 'invalid_client', status: 401 });
  expect(passed(checks)).toContain('status');
});

test('a token that is none is refused with the reason in WWW-Authenticate', async () => {
  const url = present(metadata.userinfo_endpoint);
  const exchange = await send(prepareResourceDraft({ url, method: 'GET', accessToken: 'none' }));
  const { problem, checks } = processApiResponse(exchange);
  expect(problem).toMatchObject({ code: 'oauth_error', error: 'invalid_token', status: 401 });
  expect(passed(checks)).toContain('www-authenticate');
});
