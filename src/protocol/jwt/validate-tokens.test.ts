import { describe, expect, it } from 'vitest';
import type { Check } from '#protocol/check.ts';
import type { JwtMembers } from './check-times.ts';
import { describeDuration } from './describe-duration.ts';
import { checkJwtTimes, lintJwt } from './lint-jwt.ts';
import { tokenHash } from './token-hash.ts';
import { tokenKind } from './token-kind.ts';
import { validateAccessToken } from './validate-access-token.ts';
import { validateIdToken, type ExpectedIdToken } from './validate-id-token.ts';

const now = 1_795_464_000;
const moment = { now: now * 1000, toleranceSeconds: 60 };

const idToken: JwtMembers = {
  header: { alg: 'RS256', typ: 'JWT', kid: '1' },
  claims: {
    iss: 'https://as.example',
    sub: '24400320',
    aud: 's6BhdRkqt3',
    nonce: 'n-0S6_WzA2Mj',
    exp: now + 300,
    iat: now - 10,
    auth_time: now - 20,
    acr: 'urn:mace:incommon:iap:silver',
  },
};

const expected: ExpectedIdToken = {
  issuer: 'https://as.example',
  clientId: 's6BhdRkqt3',
  nonce: 'n-0S6_WzA2Mj',
  maxAgeSeconds: 60,
  acrValues: ['urn:mace:incommon:iap:silver'],
  algorithms: ['RS256'],
};

function withClaims(token: JwtMembers, claims: object): JwtMembers {
  return { ...token, claims: { ...token.claims, ...claims } };
}

function outcomeOf(checks: readonly Check[], id: string): string | undefined {
  return checks.find((check) => check.id === id)?.outcome;
}

describe('OpenID Connect Core §3.1.3.7', () => {
  it('passes what is as expected, and skips only what is not there', async () => {
    const checks = await validateIdToken(idToken, expected, moment);
    const skipped = checks.filter(({ outcome }) => outcome === 'skipped').map(({ id }) => id);
    expect(skipped).toEqual([
      'id_token.azp',
      'id_token.nbf',
      'id_token.at_hash',
      'id_token.c_hash',
    ]);
    expect(checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'warned')).toEqual(
      [],
    );
  });

  it('compares iss with a template by the tenant that the token names', async () => {
    const tenants = { ...expected, issuer: 'https://login.example/{tenantid}/v2.0' };
    const judge = async (claims: object) =>
      outcomeOf(
        await validateIdToken(withClaims(idToken, claims), tenants, moment),
        'id_token.iss',
      );
    const iss = 'https://login.example/t1/v2.0';
    expect(await judge({ iss, tid: 't1' })).toBe('passed');
    expect(await judge({ iss, tid: 't2' })).toBe('failed');
    expect(await judge({ iss })).toBe('failed');
  });

  it('passes nothing that it has nothing to compare with', async () => {
    const checks = await validateIdToken(idToken, {}, moment);
    for (const name of [
      'iss',
      'aud',
      'azp',
      'alg',
      'nonce',
      'acr',
      'auth_time',
      'at_hash',
      'c_hash',
    ]) {
      expect([name, outcomeOf(checks, `id_token.${name}`)]).toEqual([name, 'skipped']);
    }
  });

  it.each<[string, object, string, string]>([
    ['another issuer', { iss: 'https://other.example' }, 'iss', 'failed'],
    ['an issuer with a slash more', { iss: 'https://as.example/' }, 'iss', 'failed'],
    ['no issuer', { iss: undefined }, 'iss', 'failed'],
    ['no subject', { sub: undefined }, 'sub', 'failed'],
    ['a subject that is too long', { sub: 'a'.repeat(256) }, 'sub', 'failed'],
    ['another audience', { aud: 'other' }, 'aud', 'failed'],
    ['no audience', { aud: undefined }, 'aud', 'failed'],
    ['an audience of numbers', { aud: [1] }, 'aud', 'failed'],
    ['a second audience', { aud: ['s6BhdRkqt3', 'other'] }, 'aud', 'warned'],
    ['a second audience without azp', { aud: ['s6BhdRkqt3', 'other'] }, 'azp', 'warned'],
    ['another authorized party', { azp: 'other' }, 'azp', 'failed'],
    ['the authorized party', { azp: 's6BhdRkqt3' }, 'azp', 'passed'],
    ['another nonce', { nonce: 'other' }, 'nonce', 'failed'],
    ['no nonce', { nonce: undefined }, 'nonce', 'failed'],
    ['an end that is past', { exp: now - 61 }, 'exp', 'failed'],
    ['an end within the tolerance', { exp: now - 59 }, 'exp', 'warned'],
    ['no end', { exp: undefined }, 'exp', 'failed'],
    ['an end in milliseconds', { exp: (now + 300) * 1000 }, 'exp', 'failed'],
    ['an end in words', { exp: 'tomorrow' }, 'exp', 'failed'],
    ['a beginning to come', { nbf: now + 61 }, 'nbf', 'failed'],
    ['an issue to come', { iat: now + 3600 }, 'iat', 'failed'],
    ['an issue a little ahead', { iat: now + 5 }, 'iat', 'warned'],
    ['no issue', { iat: undefined }, 'iat', 'failed'],
    ['an old sign-in', { auth_time: now - 200 }, 'auth_time', 'failed'],
    ['no sign-in', { auth_time: undefined }, 'auth_time', 'failed'],
    ['a lower class', { acr: '0' }, 'acr', 'warned'],
  ])('judges %s', async (_what, ...[claims, name, outcome]) => {
    const checks = await validateIdToken(withClaims(idToken, claims), expected, moment);
    expect(outcomeOf(checks, `id_token.${name}`)).toBe(outcome);
  });

  it('fails an algorithm that was not asked for', async () => {
    const token = { ...idToken, header: { alg: 'HS256' } };
    expect(outcomeOf(await validateIdToken(token, expected, moment), 'id_token.alg')).toBe(
      'failed',
    );
  });

  it('says when a nonce came back that was not sent', async () => {
    const checks = await validateIdToken(idToken, { nonce: null }, moment);
    expect(outcomeOf(checks, 'id_token.nonce')).toBe('warned');
  });

  it('compares at_hash and c_hash with the values they are of', async () => {
    const token = withClaims(idToken, {
      at_hash: '77QmUPtjPfzWtF2AnpK9RQ',
      c_hash: 'LDktKdoQak3Pk0cnXxCltA',
    });
    const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y';
    const code = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';
    const good = await validateIdToken(token, { accessToken, code }, moment);
    expect(outcomeOf(good, 'id_token.at_hash')).toBe('passed');
    expect(outcomeOf(good, 'id_token.c_hash')).toBe('passed');
    const bad = await validateIdToken(token, { accessToken: 'x', code: 'y' }, moment);
    expect(outcomeOf(bad, 'id_token.at_hash')).toBe('failed');
    expect(outcomeOf(bad, 'id_token.c_hash')).toBe('failed');
  });
});

it('hashes with the hash of alg, and with none for an unknown one', async () => {
  expect((await tokenHash('a', 'ES384'))?.length).toBe(32);
  expect((await tokenHash('a', 'Ed25519'))?.length).toBe(43);
  expect(await tokenHash('a', 'none')).toBeNull();
  expect(await tokenHash('a', 'ML-DSA-44')).toBeNull();
});

const accessToken: JwtMembers = {
  header: { alg: 'RS256', typ: 'at+jwt', kid: '1' },
  claims: {
    iss: 'https://as.example',
    aud: 'https://rs.example',
    sub: '5ba552d67',
    client_id: 's6BhdRkqt3',
    jti: 'dbe39bf3a3ba4238a513f51d6e1691c4',
    iat: now - 10,
    exp: now + 300,
  },
};

describe('RFC 9068 §4', () => {
  const resource = { issuer: 'https://as.example', audience: 'https://rs.example' };

  it('passes all but nbf of a token as it should be', () => {
    const checks = validateAccessToken(accessToken, resource, moment);
    expect(checks.filter(({ outcome }) => outcome !== 'passed').map(({ id }) => id)).toEqual([
      'access_token.nbf',
    ]);
  });

  it.each([
    ['aud', { aud: undefined }],
    ['aud', { aud: ['https://other.example'] }],
    ['iss', { iss: 'https://other.example' }],
    ['iss', { iss: undefined }],
    ['sub', { sub: undefined }],
    ['client_id', { client_id: undefined }],
    ['jti', { jti: undefined }],
    ['exp', { exp: undefined }],
    ['iat', { iat: undefined }],
  ])('fails %s for %j', (name, claims) => {
    const checks = validateAccessToken(withClaims(accessToken, claims), resource, moment);
    expect(outcomeOf(checks, `access_token.${name}`)).toBe('failed');
  });

  it.each([
    ['at+jwt', 'passed'],
    ['application/at+jwt', 'passed'],
    ['AT+JWT', 'passed'],
    ['JWT', 'failed'],
    [undefined, 'failed'],
  ])('judges typ %s', (typ, outcome) => {
    const checks = validateAccessToken({ ...accessToken, header: { typ } }, resource, moment);
    expect(outcomeOf(checks, 'access_token.typ')).toBe(outcome);
  });

  it('skips what is not expected', () => {
    const checks = validateAccessToken(accessToken, {}, moment);
    expect(outcomeOf(checks, 'access_token.iss')).toBe('skipped');
    expect(outcomeOf(checks, 'access_token.aud')).toBe('skipped');
  });
});

it.each([
  [{ typ: 'at+jwt' }, {}, 'access-token'],
  [{ typ: 'JWT' }, idToken.claims, 'id-token'],
  [{ typ: 'JWT' }, { iss: 'a', scope: 'x' }, 'access-token-untyped'],
  [{ typ: 'dpop+jwt' }, {}, 'dpop-proof'],
  [{}, { iss: 'c', sub: 'c', aud: 'a', exp: now, iat: now }, 'client-assertion'],
  [{}, { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }, 'logout-token'],
  [{}, { events: {} }, 'security-event'],
  [{}, { response_type: 'code', client_id: 'a' }, 'request-object'],
  [{}, {}, 'jwt'],
])('tells by %j and the claims what a token is', (header, claims, kind) => {
  expect(tokenKind({ header, claims })).toBe(kind);
});

describe('what is doubtful', () => {
  const base = { ...accessToken, kind: 'access-token', repeated: [] } as const;

  it.each<[string, object, string, string]>([
    ['a member twice', { repeated: ['sub'] }, 'jwt.repeated', 'failed'],
    ['a long life', { claims: { iat: now, exp: now + 86_400 } }, 'jwt.lifetime', 'warned'],
    ['a short life', { claims: { iat: now, exp: now + 60 } }, 'jwt.lifetime', 'passed'],
    [
      'an end before the beginning',
      { claims: { iat: now, exp: now - 1 } },
      'jwt.lifetime',
      'failed',
    ],
    ['an address of keys', { header: { jku: 'https://evil.example/' } }, 'jwt.key-links', 'warned'],
    ['a key of its own', { header: { jwk: {} } }, 'jwt.key-links', 'warned'],
    ['no kid', { header: { alg: 'RS256' } }, 'jwt.kid', 'warned'],
    ['compression', { header: { zip: 'DEF' } }, 'jwt.zip', 'warned'],
    ['no typ', { header: {}, kind: 'id-token' as const }, 'jwt.typ', 'warned'],
  ])('judges %s', (_what, ...[change, id, outcome]) => {
    expect(outcomeOf(lintJwt({ ...base, ...change }), id)).toBe(outcome);
  });

  it('finds nothing wrong with the key in the header of a DPoP proof', () => {
    const checks = lintJwt({
      ...base,
      kind: 'dpop-proof',
      header: { typ: 'dpop+jwt', alg: 'ES256', jwk: {} },
    });
    expect(outcomeOf(checks, 'jwt.key-links')).toBeUndefined();
  });
});

it('says how long ago a token ended, by whose clock', () => {
  const [expiry] = checkJwtTimes({ header: {}, claims: { exp: now - 180 } }, moment);
  expect(expiry).toMatchObject({
    outcome: 'failed',
    title: "Expired 3 minutes ago by this computer's clock",
  });
});

it('warns of a token that never ends, and takes one without times for what it is', () => {
  const outcomes = checkJwtTimes({ header: {}, claims: {} }, moment).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['warned', 'skipped', 'skipped']);
});

it.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [-90, '1 minute 30 seconds'],
  [3600, '1 hour'],
  [3900, '1 hour 5 minutes'],
  [5 * 3600 + 60, '5 hours'],
  [86_400 * 2, '2 days'],
  [31_557_600 * 20, '20 years'],
])('describes %d seconds as %s', (seconds, words) => {
  expect(describeDuration(seconds)).toBe(words);
});
