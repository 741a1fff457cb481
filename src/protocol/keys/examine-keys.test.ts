import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Jwk } from '#protocol/model/jwks.ts';
import { examineKeys } from './examine-keys.ts';
import { decodePem, encodeBase64 } from './pem.ts';
import { readCertificate } from './read-certificate.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const point = ec.publicKey.export({ format: 'jwk' }) as Jwk;
const whole = ec.privateKey.export({ format: 'jwk' }) as Jwk;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
  format: 'jwk',
}) as Jwk;
const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
  format: 'jwk',
}) as Jwk;
const good: Jwk = { ...point, kid: 'a', use: 'sig', alg: 'ES256' };

async function examine(...keys: readonly Jwk[]) {
  const from = { as: 'published', text: null, now: Date.UTC(2026, 0, 2) } as const;
  return examineKeys(keys, from);
}

/** What is not in order, as `id outcome`. */
async function faults(...keys: readonly Jwk[]): Promise<readonly string[]> {
  const { checks, keys: examined } = await examine(...keys);
  return [...checks, ...examined.flatMap((key) => key.checks)]
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'warned')
    .map(({ id, outcome }) => `${id} ${outcome}`);
}

it('finds nothing wrong with a good key, and shows what it looked at', async () => {
  expect(await faults(good, { ...rsa, kid: 'b', use: 'enc', alg: 'RSA-OAEP-256' })).toEqual([]);
  const [key] = (await examine(good)).keys;
  expect(key?.checks.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
    'key.private passed',
    'key.strength passed',
    'key.kid passed',
    'key.alg passed',
    'key.use passed',
  ]);
});

it('finds names and keys that are there twice', async () => {
  const other = { ...rsa, kid: 'a', use: 'sig' };
  expect(await faults(good, { ...good, x: good.y ?? '', y: good.x ?? '' })).toContain(
    'keys.kid failed',
  );
  expect(await faults(good, other)).toEqual(['keys.kid warned']);
  expect(await faults(good, { ...good, kid: 'b' })).toEqual(['keys.same warned']);
  const { kid: _kid, ...unnamed } = good;
  expect(await faults(unnamed)).toEqual([]);
  expect(await faults(unnamed, { ...rsa, kid: 'b', use: 'sig' })).toEqual(['key.kid warned']);
});

it('takes the same key twice in a bundle as a sign that they belong together', async () => {
  const from = { as: 'bundle', text: null, now: 0 } as const;
  const { checks, keys } = await examineKeys([point, whole], from);
  expect(checks.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['keys.same passed']);
  expect(keys[0]?.checks.find(({ id }) => id === 'key.kid')?.outcome).toBe('skipped');
  expect((await examineKeys([point, rsa], from)).checks).toEqual([]);
});

it('finds what is private, but only where it is published', async () => {
  const secret = { ...whole, kid: 'a', use: 'sig', alg: 'ES256' };
  expect(await faults(secret)).toEqual(['key.private failed']);
  expect(
    await faults({ kty: 'oct', k: 'A'.repeat(43), alg: 'HS256', use: 'sig', kid: 'a' }),
  ).toEqual(['key.private failed']);
  const own = await examineKeys([secret], { as: 'set', text: null, now: 0 });
  expect(own.keys[0]?.checks.some(({ outcome }) => outcome === 'failed')).toBe(false);
});

it('finds weak and malformed keys', async () => {
  const sig = { kid: 'a', use: 'sig' };
  const n = rsa.n ?? '';
  expect(await faults({ ...short, ...sig })).toEqual(['key.strength failed']);
  for (const [e, outcome] of Object.entries({
    AQ: 'failed',
    Aw: 'warned',
    BA: 'failed',
    AQABAQAB: 'warned',
  })) {
    expect(await faults({ kty: 'RSA', n, e, ...sig })).toEqual([`key.exponent ${outcome}`]);
  }
  expect(await faults({ kty: 'RSA', n: 'gAAA', e: 'AQAB', ...sig })).toEqual(['key.form failed']);
  expect(await faults({ ...good, y: good.x ?? '' })).toEqual(['key.strength failed']);
  expect(await faults({ ...good, y: 'AA' })).toEqual(['key.form failed']);
  expect(await faults({ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', ...sig })).toEqual([
    'key.form failed',
  ]);
  expect(await faults({ kty: 'AKP', pub: 'AAAA', ...sig })).toEqual(['key.form failed']);
  expect(await faults({ kty: 'AKP', alg: 'ML-DSA-44', pub: 'AAAA', ...sig })).toEqual([
    'key.form failed',
  ]);
});

it('finds a private half that is of another key', async () => {
  const pair = (key: KeyObject) => key.export({ format: 'jwk' }) as Jwk;
  const ed = () => pair(generateKeyPairSync('ed25519').privateKey);
  const long = () => pair(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const check = async (jwk: Jwk) => {
    const { keys } = await examineKeys([jwk], { as: 'set', text: null, now: 0 });
    return keys[0]?.checks.find(({ id }) => id === 'key.pair')?.outcome;
  };
  expect(await check(point)).toBeUndefined();
  expect(await check(whole)).toBe('passed');
  expect(await check({ ...whole, d: pair(other).d ?? '' })).toBe('failed');
  expect(await check(ed())).toBe('passed');
  expect(await check({ ...ed(), x: ed().x ?? '' })).toBe('failed');
  const one = long();
  expect(await check(one)).toBe('passed');
  expect(await check({ ...one, n: rsa.n ?? '' })).toBe('failed');
  expect(await check({ ...one, d: long().d ?? '' })).toBe('failed');
  expect(await check({ kty: 'RSA', n: one.n ?? '', e: 'AQAB', d: one.d ?? '' })).toBe('skipped');
});

it('finds members that contradict the key or each other', async () => {
  expect(await faults({ ...good, alg: 'RS256' })).toEqual(['key.alg failed']);
  expect(await faults({ ...good, alg: 'ES384' })).toEqual(['key.alg failed']);
  expect(await faults({ ...good, alg: 'none' })).toEqual(['key.alg failed']);
  expect(await faults({ ...good, use: 'enc' })).toEqual(['key.use failed']);
  expect(await faults({ ...good, use: 'signing' })).toEqual(['key.use warned']);
  const x = 'A'.repeat(43);
  expect(await faults({ kty: 'OKP', crv: 'X25519', x, kid: 'a', use: 'sig' })).toEqual([
    'key.use failed',
  ]);
  expect(await faults({ ...point, kid: 'a' })).toEqual(['key.use warned']);
  expect(await faults({ ...good, key_ops: ['encrypt'] })).toEqual(['key.key_ops failed']);
  expect(await faults({ ...good, key_ops: ['verify'] })).toEqual(['key.key_ops warned']);
  expect(await faults({ ...point, kid: 'a', key_ops: ['sign'] })).toEqual(['key.key_ops warned']);
  expect(await faults({ ...rsa, kid: 'a', use: 'enc', alg: 'RSA1_5' })).toEqual(['key.alg warned']);
});

it('finds a certificate that is of another key, or out of its time', async () => {
  const subject = ['-subj', '/CN=a', '-days', '3650', '-nodes', '-keyout', '/dev/null'];
  const pem = execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject], {
    stdio: 'pipe',
  });
  const blocks = decodePem(pem.toString());
  const der = blocks.ok ? (blocks.value[0]?.der ?? new Uint8Array()) : new Uint8Array();
  const read = await readCertificate(der);
  if (!read.ok || read.value.publicKeyJwk === null) throw new Error('Failed to read');
  const { publicKeyJwk, sha1, sha256, notBefore } = read.value;
  const x5c = [encodeBase64(der)];
  const key = { ...publicKeyJwk, kid: 'a', use: 'sig', x5c, x5t: sha1, 'x5t#S256': sha256 };
  const at = async (jwk: Jwk, now: number) => {
    const { keys } = await examineKeys([jwk], { as: 'published', text: null, now });
    return (keys[0]?.checks ?? [])
      .filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')
      .map(({ id }) => id);
  };
  expect(await at(key, notBefore)).toEqual([]);
  expect(await at(key, notBefore - 1)).toEqual(['key.x5c.time']);
  expect(await at({ ...key, x5t: sha256 }, notBefore)).toEqual(['key.x5t']);
  expect(await at({ ...rsa, kid: 'a', use: 'sig', x5c }, notBefore)).toEqual(['key.x5c']);
  expect(await at({ ...rsa, kid: 'a', use: 'sig', x5c: ['AAAA'] }, notBefore)).toEqual(['key.x5c']);
});

it('finds a member that is written twice', async () => {
  const text = '{"keys":[{"kty":"oct","kty":"RSA"}]}';
  const { checks } = await examineKeys([good], { as: 'published', text, now: 0 });
  expect(checks[0]).toMatchObject({ id: 'keys.members', outcome: 'failed', evidence: 'keys.kty' });
});

it('throws for no key, and is quick with many', async () => {
  const member = fc.constantFrom(
    ...'n e x y crv kid use alg pub k key_ops x5c x5t d toString'.split(' '),
  );
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('AQAB', 'P-256', '__proto__'));
  const kty = fc.constantFrom('RSA', 'EC', 'OKP', 'AKP', 'oct', 'constructor');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(kty, fc.dictionary(member, value))), async (list) => {
      const keys = list.map(([one, members]) => ({ ...members, kty: one })) as Jwk[];
      expect((await examine(...keys)).keys).toHaveLength(keys.length);
    }),
  );
  const many = Array.from({ length: 5000 }, (_, at) => ({ ...good, kid: `${at % 2500}` }));
  expect((await examine(...many)).keys).toHaveLength(5000);
});
