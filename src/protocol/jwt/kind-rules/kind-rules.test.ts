import { describe, expect, it } from 'vitest';
import type { Check } from '#protocol/check.ts';
import { tokenKind, type TokenKind } from '#protocol/jwt/token-kind.ts';
import { checkKind } from './check-kind.ts';

const now = 1_795_464_000;
const moment = { now: now * 1000, toleranceSeconds: 60 };
const nobody = { issuer: undefined, audience: undefined };

type Members = Readonly<Record<string, unknown>>;

interface Example {
  readonly kind: TokenKind;
  readonly header: Members;
  readonly claims: Members;
}

const server = 'https://as.example';
const events = { 'https://schemas.openid.net/secevent/caep/event-type/session-revoked': {} };
const logout = { 'http://schemas.openid.net/event/backchannel-logout': {} };

/** A token of each kind as its specification has it. */
const examples: readonly Example[] = [
  {
    kind: 'dpop-proof',
    header: { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
    claims: { jti: 'a', htm: 'POST', htu: `${server}/token`, iat: now },
  },
  {
    kind: 'client-assertion',
    header: { alg: 'ES256', kid: 'k' },
    claims: { iss: 'app', sub: 'app', aud: server, jti: 'b', exp: now + 60 },
  },
  {
    kind: 'request-object',
    header: { typ: 'oauth-authz-req+jwt', alg: 'ES256' },
    claims: { iss: 'app', client_id: 'app', aud: server, response_type: 'code', exp: now + 60 },
  },
  {
    kind: 'security-event',
    header: { typ: 'secevent+jwt', alg: 'RS256' },
    claims: { iss: server, jti: 'c', aud: 'app', iat: now, events },
  },
  {
    kind: 'entity-statement',
    header: { typ: 'entity-statement+jwt', alg: 'ES256', kid: 'k' },
    claims: { iss: server, sub: server, iat: now, exp: now + 60, jwks: { keys: [] } },
  },
  {
    kind: 'verifiable-credential',
    header: { typ: 'JWT', alg: 'ES256' },
    claims: {
      ...{ iss: 'did:example:1', sub: 'did:example:2', nbf: now, exp: now + 60 },
      vc: { type: ['VerifiableCredential'], credentialSubject: { degree: 'BSc' } },
    },
  },
  {
    kind: 'verifiable-credential',
    header: { typ: 'vc+jwt', alg: 'ES256' },
    claims: {
      ...{ '@context': ['https://www.w3.org/ns/credentials/v2'], issuer: server, exp: now + 60 },
      ...{ type: ['VerifiableCredential'], credentialSubject: {} },
    },
  },
  {
    kind: 'key-binding',
    header: { typ: 'kb+jwt', alg: 'ES256' },
    claims: { iat: now, aud: 'https://verifier.example', nonce: 'n', sd_hash: 'h' },
  },
  {
    kind: 'logout-token',
    header: { typ: 'logout+jwt', alg: 'RS256' },
    claims: {
      iss: server,
      aud: 'app',
      iat: now,
      exp: now + 60,
      jti: 'd',
      sub: 'x',
      events: logout,
    },
  },
  {
    kind: 'jarm-answer',
    header: { alg: 'RS256' },
    claims: { iss: server, aud: 'app', exp: now + 60, code: 'c', state: 's' },
  },
  {
    kind: 'introspection-response',
    header: { typ: 'token-introspection+jwt', alg: 'RS256' },
    claims: { iss: server, aud: 'api', iat: now, token_introspection: { active: true } },
  },
];

const look = ({ kind, header, claims }: Example): readonly Check[] =>
  checkKind(kind, { header, claims }, { expected: nobody, moment });

const failedIds = (checks: readonly Check[]) =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);

describe.each(examples)('a $kind', (example) => {
  it('is told by its members, and has nothing to complain of', () => {
    expect(tokenKind(example)).toBe(example.kind);
    expect(failedIds(look(example))).toEqual([]);
    expect(look(example).some(({ outcome }) => outcome === 'passed')).toBe(true);
  });

  it('is not said to agree with what nobody gave', () => {
    const compared = look(example).filter(({ id }) =>
      /(?:logout_token|response|introspection_jwt)\.(?:iss|aud)$/.test(id),
    );
    expect(compared.filter(({ outcome }) => outcome === 'passed')).toEqual([]);
  });

  it('fails where a member that its kind needs is not there', () => {
    const needed = look(example).filter(({ outcome }) => outcome === 'passed').length;
    const empty = look({ ...example, header: {}, claims: {} });
    expect(failedIds(empty).length).toBeGreaterThan(0);
    expect(empty.filter(({ outcome }) => outcome === 'passed').length).toBeLessThan(needed);
  });
});

/** One way of being wrong each: what is put into the example of a kind, and the check that notices. */
const wrong: readonly (readonly [
  kind: TokenKind,
  part: 'header' | 'claims',
  change: Members,
  id: string,
])[] = [
  ['dpop-proof', 'header', { jwk: { kty: 'EC', d: 'secret' } }, 'dpop.jwk'],
  ['dpop-proof', 'header', { alg: 'HS256' }, 'dpop.alg'],
  ['dpop-proof', 'claims', { htu: `${server}/token?a=b` }, 'dpop.htu'],
  [
    'client-assertion',
    'claims',
    { aud: [server, 'https://other.example'] },
    'client_assertion.aud',
  ],
  ['client-assertion', 'claims', { sub: 'somebody' }, 'client_assertion.sub'],
  ['client-assertion', 'claims', { exp: now - 600 }, 'client_assertion.exp'],
  ['request-object', 'claims', { sub: 'app' }, 'request_object.sub'],
  ['request-object', 'claims', { request_uri: 'urn:x' }, 'request_object.request_uri'],
  ['request-object', 'claims', { iss: 'another' }, 'request_object.iss'],
  ['security-event', 'claims', { events: {} }, 'security_event.events'],
  ['entity-statement', 'claims', { iss: 'http://as.example' }, 'entity_statement.iss'],
  ['entity-statement', 'claims', { authority_hints: [] }, 'entity_statement.authority_hints'],
  ['verifiable-credential', 'claims', { vc: { type: ['Other'] } }, 'credential.vc'],
  ['key-binding', 'header', { typ: 'jwt' }, 'key_binding.typ'],
  ['logout-token', 'claims', { nonce: 'n' }, 'logout_token.nonce'],
];

it.each(wrong)('%s: a wrong %s %o is noticed by %s', (...row) => {
  const [kind, part, change, id] = row;
  const example = examples.find((one) => one.kind === kind);
  if (example === undefined) throw new Error(`no example of ${kind}`);
  const checks = look({ ...example, [part]: { ...example[part], ...change } });
  expect(failedIds(checks)).toContain(id);
});

it('compares with what is expected, where something is', () => {
  const example = examples.find(({ kind }) => kind === 'jarm-answer');
  if (example === undefined) throw new Error('no example');
  const expected = { issuer: 'https://other.example', audience: 'app' };
  const checks = checkKind('jarm-answer', example, { expected, moment });
  expect(failedIds(checks)).toEqual(['response.iss']);
});

it('takes an old DPoP proof for what it is', () => {
  const example = examples[0];
  if (example === undefined) throw new Error('no example');
  const checks = look({ ...example, claims: { ...example.claims, iat: now - 3600 } });
  expect(checks.find(({ id }) => id === 'dpop.iat')?.outcome).toBe('warned');
});
