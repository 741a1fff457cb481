import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainProblem } from '#knowledge/explain-problem.ts';
import type { Check } from '#protocol/check.ts';
import { processBackchannelResponse } from '#protocol/ciba/process-backchannel-response.ts';
import { processNotification } from '#protocol/ciba/process-notification.ts';
import { processDeviceResponse } from '#protocol/device/process-device-response.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { processIntrospectionResponse } from '#protocol/introspection/process-introspection-response.ts';
import { processLogoutReturn } from '#protocol/logout/process-logout-return.ts';
import { processPushedResponse } from '#protocol/par/process-pushed-response.ts';
import type { Problem } from '#protocol/problem.ts';
import { processDeletion } from '#protocol/registration/process-deletion.ts';
import { processRegistrationResponse } from '#protocol/registration/process-registration-response.ts';
import { processResourceMetadata } from '#protocol/resource-metadata/process-resource-metadata.ts';
import { readResourceChallenge } from '#protocol/resource-metadata/read-resource-challenge.ts';
import { processApiResponse } from '#protocol/resource/process-api-response.ts';
import { processUserinfoResponse } from '#protocol/resource/process-userinfo-response.ts';
import { processRevocationResponse } from '#protocol/revocation/process-revocation-response.ts';
import { processIssuerMetadata } from '#protocol/sd-jwt/issuer-metadata.ts';
import { processStatusListResponse } from '#protocol/status-list/fetch-status-list.ts';
import { processTokenResponse } from '#protocol/token/process-token-response.ts';
import {
  anyJson,
  anyMembersOf,
  anyTextWith,
  expectSoon,
  longTexts,
} from '../../support/hostile-text.ts';
import { answerOf } from '../../support/protocol-exchange.ts';

/** What every judge of an answer gives: all that it has looked at, and a value or what is wrong. */
interface Judged {
  readonly checks: readonly Check[];
  readonly value: unknown;
  readonly problem?: unknown;
}

type Judge = (exchange: Exchange) => Judged | Promise<Judged>;

const moment = { now: 0, toleranceSeconds: 0 };
const unread = async () => ({ checks: [], members: null, claims: null });

const judges: Readonly<Record<string, Judge>> = {
  token: (exchange) =>
    processTokenResponse(exchange, {
      ...{ grantType: 'refresh_token', requestedScope: 'a b', sentRefreshToken: 'r' },
      judgeIdToken: null,
    }),
  userinfo: (exchange) => processUserinfoResponse(exchange, { sub: 'alice', judgeJwt: unread }),
  api: processApiResponse,
  introspection: (exchange) =>
    processIntrospectionResponse(exchange, {
      ...{ issuer: 'https://as.example', expected: 'active', moment, wantsJwt: true },
      judgeJwt: unread,
    }),
  revocation: processRevocationResponse,
  'pushed request': processPushedResponse,
  device: processDeviceResponse,
  backchannel: processBackchannelResponse,
  notification: (exchange) => processNotification(exchange, 'id'),
  registration: (exchange) =>
    processRegistrationResponse(exchange, { act: 'register', clientId: null, sent: { a: 'b' } }),
  deletion: processDeletion,
  'resource metadata': (exchange) =>
    processResourceMetadata(exchange, { resource: 'https://api.example/a', isTyped: true }),
};

const members = anyMembersOf(
  ...['access_token', 'token_type', 'expires_in', 'scope', 'refresh_token', 'id_token', 'error'],
  ...['error_description', 'active', 'exp', 'aud', 'sub', 'request_uri', 'device_code', 'interval'],
  ...['verification_uri', 'auth_req_id', 'notifications', 'client_id', 'client_secret', 'resource'],
  ...['authorization_servers', 'issued_token_type', 'authorization_details', 'redirect_uris'],
);
const anyBody = fc.oneof(
  anyTextWith('{', '}', '"error":', 'access_token=', '&', '<html>', 'eyJhbGciOiJub25lIn0.', '.'),
  fc.oneof(anyJson, members).map((value) => JSON.stringify(value)),
);
const anyHeader = anyTextWith('Bearer ', 'error="', '"', ',', 'resource_metadata="', 'https://a/');

const anyAnswer: fc.Arbitrary<Exchange> = fc
  .record({
    body: anyBody,
    status: fc.oneof(
      fc.constantFrom(200, 201, 204, 400, 401, 403),
      fc.integer({ min: 100, max: 599 }),
    ),
    type: fc.option(fc.constantFrom('application/json', 'application/jwt', 'text/html', 'X;;', '')),
    headers: fc.array(
      fc.tuple(fc.constantFrom('WWW-Authenticate', 'retry-after', 'date', 'DPoP-Nonce'), anyHeader),
      { maxLength: 3 },
    ),
    headersSeen: fc.constantFrom('all', 'cors-filtered'),
  })
  .map(({ body, ...changes }) => answerOf(body, changes));

describe.each(Object.entries(judges))('the judge of a %s answer', (_name, judge) => {
  it('throws at none, says what it has looked at, and has words for what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, async (exchange) => {
        const { checks, problem } = await judge(exchange);
        expect(checks.length).toBeGreaterThan(0);
        for (const { id, title } of checks) expect(id !== '' && title !== '').toBe(true);
        if (problem != null) expect(explainProblem(problem as Problem).todo).not.toBe('');
      }),
    );
  });

  it('is soon done with a great deal of the same', async () => {
    for (const text of longTexts('[', '{"error":', '"', '<', '&a=', '{"access_token":"', '.')) {
      await expectSoon(() => judge(answerOf(text)));
      await expectSoon(() => judge(answerOf(text, { status: 400 })));
    }
  });
});

it('reads an address out of any refusal of an API, or none, and never throws', () => {
  fc.assert(
    fc.property(anyAnswer, ({ response }) => {
      const { address, checks } = readResourceChallenge(response);
      expect(checks).toHaveLength(1);
      if (address !== null) expect(new URL(address).protocol).toMatch(/^https?:$/);
    }),
  );
  const path = fc.webPath().map((one) => new URL(`https://api.example${one}`).href);
  fc.assert(
    fc.property(path, (address) => {
      const value = `Bearer error="x", resource_metadata="${address}"`;
      const { response } = answerOf('', { status: 401, headers: [['WWW-Authenticate', value]] });
      expect(readResourceChallenge(response).address).toBe(address);
    }),
  );
});

it('throws at no answer where the keys of an issuer, or a status list, should be', () => {
  fc.assert(
    fc.property(anyAnswer, ({ response }) => {
      expect(typeof processIssuerMetadata(response, 'https://a.example').ok).toBe('boolean');
      const list = processStatusListResponse(response);
      if (list.ok) expect(response.body).toContain(list.value);
    }),
  );
});

it('throws at no return from a logout', () => {
  const pair = fc.tuple(fc.oneof(fc.constantFrom('state', 'error'), fc.string()), fc.string());
  fc.assert(
    fc.property(fc.array(pair), fc.option(fc.string()), (parameters, state) => {
      const states = parameters.filter(([name]) => name === 'state').map(([, value]) => value);
      const { problem, checks } = processLogoutReturn(parameters, state);
      expect(checks.length).toBeGreaterThan(0);
      if (state !== null && !states.includes(state)) expect(problem).not.toBeNull();
    }),
  );
});
