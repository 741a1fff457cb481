import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Check } from '#protocol/check.ts';
import { checkPushedClaims } from '#protocol/ciba/check-pushed-claims.ts';
import { judgeDocumentText } from '#protocol/client-document/judge-client-document.ts';
import { validateIntrospectionJwt } from '#protocol/introspection/validate-introspection-jwt.ts';
import { parametersOfJarm, validateJarm } from '#protocol/jarm/validate-jarm.ts';
import { readJwe } from '#protocol/jwe/read-jwe.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { explainVerdict } from '#protocol/jwt/explain-verdict.ts';
import { checkFamousSecret } from '#protocol/jwt/famous-secrets.ts';
import { lintJwt } from '#protocol/jwt/lint-jwt.ts';
import { tokenKind } from '#protocol/jwt/token-kind.ts';
import { validateAccessToken } from '#protocol/jwt/validate-access-token.ts';
import { validateIdToken } from '#protocol/jwt/validate-id-token.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { examineKeys } from '#protocol/keys/examine-keys.ts';
import { validateLogoutToken } from '#protocol/logout/validate-logout-token.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { judgeStatusList } from '#protocol/status-list/judge-status-list.ts';
import { readStatusReference } from '#protocol/status-list/status-reference.ts';
import { readActors } from '#protocol/token/judge-exchange.ts';
import { anyMembersOf } from '../../support/hostile-text.ts';

const issuer = 'https://as.example';
const clientId = 'app';
const moment = { now: 0, toleranceSeconds: 60 };
const expectedOfIdToken = {
  ...{ issuer, clientId, nonce: 'n', accessToken: 'a', code: 'c', state: 's' },
  ...{ areHashesRequired: true, maxAgeSeconds: 5, acrValues: ['1'], algorithms: ['RS256'] },
};

const encode = (value: unknown) => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));

const headers = anyMembersOf(
  ...['alg', 'typ', 'kid', 'crit', 'b64', 'jku', 'jwk', 'x5c', 'x5u', 'zip', 'enc', 'cty'],
);
const algorithm = fc.constantFrom('RS256', 'HS256', 'ES256', 'none', 'EdDSA');
const header = fc.oneof(
  headers,
  fc.tuple(headers, algorithm).map(([one, alg]) => ({ ...one, alg })),
);
const claims = anyMembersOf(
  ...['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'nonce', 'azp', 'acr', 'amr', 'auth_time', 'jti'],
  ...['at_hash', 'c_hash', 's_hash', 'client_id', 'scope', 'cnf', 'act', 'events', 'sid', 'status'],
  ...['status_list', 'token_introspection', 'code', 'state', 'ttl', 'authorization_details'],
);
const key = anyMembersOf(
  'kid',
  'alg',
  'use',
  'crv',
  'x',
  'y',
  'n',
  'e',
  'k',
  'key_ops',
  'x5c',
  'd',
).chain((members) =>
  fc.constantFrom('RSA', 'EC', 'OKP', 'oct', 'AKP').map((kty) => ({ ...members, kty }) as Jwk),
);

function expectWords(checks: readonly Check[]): void {
  for (const { id, title, evidence } of checks) {
    expect([id, title].every((text) => typeof text === 'string' && text !== '')).toBe(true);
    expect(evidence === null || typeof evidence === 'string').toBe(true);
  }
}

it('has words for whatever stands in the header and the claims of a token', async () => {
  await fc.assert(
    fc.asyncProperty(header, claims, async (head, body) => {
      const jwt = { header: head, claims: body };
      const linted = { ...jwt, kind: tokenKind(jwt), repeated: [] };
      expectWords(lintJwt(linted));
      expectWords(await validateIdToken(jwt, expectedOfIdToken, moment));
      expectWords(validateAccessToken(jwt, { issuer, audience: 'api', clientId }, moment));
      const session = { issuer, clientId, subject: 'alice', session: '1' };
      expectWords(validateLogoutToken(jwt, session, moment));
      expectWords(validateIntrospectionJwt(jwt, { issuer, clientId }, moment).checks);
      expectWords(validateJarm(body, { issuer, clientId }, moment));
      for (const [name, value] of parametersOfJarm(body)) {
        expect(typeof name === 'string' && typeof value === 'string').toBe(true);
      }
      for (const { sub } of readActors(body)) expect(typeof sub).toBe('string');
      expect(typeof readStatusReference(body).ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});

it('comes to a verdict on whatever is signed, with whatever keys', async () => {
  await fc.assert(
    fc.asyncProperty(header, claims, fc.array(key, { maxLength: 3 }), async (head, body, keys) => {
      const token = `${encode(head)}.${encode(body)}.AAAA`;
      const material = { kind: 'jwks', keys, text: '' } as const;
      const verdict = await verifyJws(token, material);
      expect(verdict.status).not.toBe('verified');
      const { headline, detail } = explainVerdict(verdict, null);
      expect([typeof headline, typeof detail]).toEqual(['string', 'string']);
      for (const { name } of verdict.tried ?? []) expect(typeof name).toBe('string');
      const decoded = decodeJwtUnverified(token);
      if (decoded.kind === 'jws') await checkFamousSecret(decoded);
      const pushed = { authReqId: 'r', accessToken: 'a', refreshToken: 'b' };
      expectWords(await checkPushedClaims(token, pushed));
      expectWords((await judgeStatusList(token, { index: 0, uri: issuer }, moment)).checks);
    }),
    { numRuns: 300 },
  );
});

it('has words for whatever stands in a key, alone or in a document of a client', async () => {
  const members = anyMembersOf('client_id', 'token_endpoint_auth_method', 'jwks', 'redirect_uris');
  await fc.assert(
    fc.asyncProperty(fc.array(key, { maxLength: 3 }), members, async (keys, document) => {
      const from = { as: 'published', text: null, now: 0 } as const;
      const examined = await examineKeys(keys, from);
      for (const { checks } of examined.keys) expectWords(checks);
      const text = JSON.stringify({ jwks: { keys }, ...document });
      const redirectUri = 'https://app.example/cb';
      const authentication = 'private_key_jwt';
      expectWords(judgeDocumentText(text, { clientId, redirectUri, authentication }));
    }),
  );
});

it('takes an encrypted token apart, or says which part is at fault', () => {
  const sizes = { A128GCM: 12, 'A128CBC-HS256': 16 } as const;
  const part = fc.uint8Array({ maxLength: 20 }).map((bytes) => encodeBase64Url(bytes));
  const anyPart = fc.oneof(part, fc.string());
  fc.assert(
    fc.property(headers, fc.array(anyPart, { minLength: 4, maxLength: 4 }), (head, parts) => {
      const read = readJwe([encode(head), ...parts].join('.'));
      if (!read.ok) expect(read.problem.spec.document).toMatch(/^RFC/);
    }),
  );
  const whole = fc.record({
    enc: fc.constantFrom('A128GCM' as const, 'A128CBC-HS256' as const),
    key: fc.uint8Array({ minLength: 1 }),
    ciphertext: fc.uint8Array({ minLength: 1 }),
  });
  fc.assert(
    fc.property(whole, ({ enc, key: encryptedKey, ciphertext }) => {
      const [iv, tag] = [new Uint8Array(sizes[enc]).fill(7), new Uint8Array(16).fill(9)];
      const parts = [encryptedKey, iv, ciphertext, tag].map((bytes) =>
        encodeBase64Url(new Uint8Array(bytes)),
      );
      const read = readJwe([encode({ alg: 'RSA-OAEP', enc }), ...parts].join('.'));
      if (!read.ok) throw new Error(read.problem.code);
      const { value } = read;
      const bytesOf = [value.encryptedKey, value.iv, value.ciphertext, value.tag].map((b) => [
        ...b,
      ]);
      expect(bytesOf).toEqual([encryptedKey, iv, ciphertext, tag].map((b) => [...b]));
    }),
  );
});
