import { describe, expect, it } from 'vitest';
import { signJwt } from '#protocol/jwt/sign-jwt.ts';
import {
  generateSigningKeys,
  publicJwk,
  type SigningAlgorithm,
  type SigningJwk,
} from '#protocol/keys/generate-signing-keys.ts';
import {
  confirmationKey,
  makeKeyBindingJwt,
  verifyKeyBinding,
  type ExpectedKeyBinding,
} from './key-binding.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';
import { processSdJwtUnverified } from './process-sd-jwt.ts';
import { sdDigest } from './sd-hash.ts';

async function makeKey(alg: SigningAlgorithm): Promise<SigningJwk> {
  const [key] = await generateSigningKeys([alg]);
  if (key === undefined) throw new Error('Failed to make a key');
  return key;
}

const holder = await makeKey('ES256');
const stranger = await makeKey('Ed25519');
const now = 1_800_000_000_000;
const iat = now / 1000;
const expected = {
  isRequired: true,
  audience: 'https://rp.example',
  nonce: 'n-1',
  maxAgeSeconds: 300,
};
const moment = { now, toleranceSeconds: 30 };

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sdJwtOf = (claims: object) => `${encode({ alg: 'ES256' })}.${encode(claims)}.AAAA~`;
const boundTo = sdJwtOf({ cnf: { jwk: publicJwk(holder) } });

async function failures(text: string, wanted: Partial<ExpectedKeyBinding> = {}): Promise<string[]> {
  const parsed = parseSdJwt(text);
  if (!parsed.ok) throw new Error(`Failed to parse: ${parsed.problem.code}`);
  const processed = await processSdJwtUnverified(parsed.value);
  const checks = await verifyKeyBinding(processed, { ...expected, ...wanted }, moment);
  return checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
}

interface Change {
  readonly header?: object;
  readonly claims?: object;
  readonly key?: SigningJwk;
  readonly alg?: string;
}

/** A key binding JWT that is right but for what is changed. */
async function binding({ header, claims, key = holder, alg = 'ES256' }: Change = {}) {
  const right = {
    iat,
    aud: 'https://rp.example',
    nonce: 'n-1',
    sd_hash: await sdDigest(boundTo, 'sha-256'),
  };
  return signJwt({ alg, typ: 'kb+jwt', ...header }, { ...right, ...claims }, key);
}

it('makes what it verifies', async () => {
  const made = await makeKeyBindingJwt(
    { sdJwt: boundTo, hash: 'sha-256' },
    { audience: 'https://rp.example', nonce: 'n-1', now },
    { key: holder, alg: 'ES256' },
  );
  expect(await failures(boundTo + made)).toEqual([]);
});

describe('RFC 9901 §7.3 rejects', () => {
  it('a presentation without key binding where it is required, and only there', async () => {
    expect(await failures(boundTo)).toEqual(['kb_jwt']);
    expect(await failures(boundTo, { isRequired: false })).toEqual([]);
  });

  it('one that cannot be read', async () => {
    expect(await failures(`${boundTo}a.b.c`)).toEqual(['kb_jwt']);
  });

  it.each<[string, Change, string]>([
    ['another typ', { header: { typ: 'JWT' } }, 'kb_jwt.typ'],
    ['another nonce', { claims: { nonce: 'n-2' } }, 'kb_jwt.nonce'],
    ['no nonce', { claims: { nonce: undefined } }, 'kb_jwt.nonce'],
    ['another audience', { claims: { aud: 'https://other.example' } }, 'kb_jwt.aud'],
    ['a list of audiences', { claims: { aud: ['https://rp.example'] } }, 'kb_jwt.aud'],
    ['another SD-JWT’s hash', { claims: { sd_hash: 'AAAA' } }, 'kb_jwt.sd_hash'],
    ['no hash', { claims: { sd_hash: undefined } }, 'kb_jwt.sd_hash'],
    ['no time', { claims: { iat: undefined } }, 'kb_jwt.iat'],
    ['a time long ago', { claims: { iat: iat - 331 } }, 'kb_jwt.iat'],
    ['a time to come', { claims: { iat: iat + 31 } }, 'kb_jwt.iat'],
    ['milliseconds', { claims: { iat: now } }, 'kb_jwt.iat'],
    ['a time that is over', { claims: { exp: iat - 31 } }, 'kb_jwt.exp'],
    ['another key', { key: stranger, alg: 'Ed25519' }, ''],
  ])('%s', async (_what, change, id) => {
    const found = await failures(boundTo + (await binding(change)));
    expect(found).toEqual(id === '' ? [] : [id]);
  });

  it('a signature of another key of the same kind', async () => {
    const other = await makeKey('ES256');
    expect(await failures(boundTo + (await binding({ key: other })))).toEqual(['kb_jwt.signature']);
  });

  it('one that is not signed, or by a MAC', async () => {
    const [, payload] = (await binding()).split('.');
    const none = `${encode({ alg: 'none', typ: 'kb+jwt' })}.${payload}.`;
    expect(await failures(boundTo + none)).toEqual(['kb_jwt.alg', 'kb_jwt.signature']);
    const mac = `${encode({ alg: 'HS256', typ: 'kb+jwt' })}.${payload}.AAAA`;
    expect(await failures(boundTo + mac)).toContain('kb_jwt.alg');
  });

  it('an SD-JWT that is bound to no key, or to a private one', async () => {
    const free = sdJwtOf({ iss: 'a' });
    const sd_hash = await sdDigest(free, 'sha-256');
    expect(await failures(free + (await binding({ claims: { sd_hash } })))).toEqual(['kb_jwt.key']);
    const leaked = sdJwtOf({ cnf: { jwk: holder } });
    const hash = await sdDigest(leaked, 'sha-256');
    const found = await failures(leaked + (await binding({ claims: { sd_hash: hash } })));
    expect(found).toEqual(['kb_jwt.key']);
  });
});

it('judges no age where no verifier has said one', async () => {
  const old = boundTo + (await binding({ claims: { iat: iat - 1e6 } }));
  expect(await failures(old, { maxAgeSeconds: null })).toEqual([]);
});

it.each([[null], [{}], [{ jwk: 'x' }], [{ jwk: { kty: 1 } }], [{ kid: 'k' }]])(
  'takes no key from cnf %j',
  (cnf) => {
    expect(confirmationKey(cnf)).toBeNull();
  },
);
