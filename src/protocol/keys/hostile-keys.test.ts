import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  anyJson,
  anyMembersOf,
  anyTextWith,
  expectSoon,
  longTexts,
} from '../../../tests/support/hostile-text.ts';
import { encodePem } from './pem.ts';
import { holdsPrivateKey, parseKeyMaterial, readJwks } from './parse-key-material.ts';
import { readPkcs1Private, readPkcs8, readSec1 } from './private-key-der.ts';
import { readPkcs1Public, readSpki } from './public-key-der.ts';

const pieces = ['-----BEGIN ', 'PUBLIC KEY', '-----', '-----END ', '\n', 'MAA=', '{"kty":"', '0x'];

it('throws at no text, whatever encoding it is said to have', () => {
  const encoding = fc.constantFrom('utf-8', 'base64url', 'hex');
  fc.assert(
    fc.property(anyTextWith(...pieces, 'https://', '[{'), encoding, (text, one) => {
      const parsed = parseKeyMaterial(text, one);
      if (parsed.ok) expect(typeof holdsPrivateKey(parsed.value)).toBe('boolean');
      // The problem is a code alone: nothing of what may be a secret.
      else expect(Object.keys(parsed.problem)).toEqual(['code']);
    }),
  );
});

it('reads back any secret that is written in an encoding', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
      const buffer = Buffer.from(bytes);
      const read = (text: string, encoding: 'base64url' | 'hex') => {
        const parsed = parseKeyMaterial(text, encoding);
        return parsed.ok && parsed.value.kind === 'secret' ? [...parsed.value.bytes] : parsed;
      };
      // Base64 of some bytes is taken for the key in DER that it looks like.
      fc.pre(!buffer.toString('base64url').startsWith('M'));
      expect(read(buffer.toString('hex'), 'hex')).toEqual([...bytes]);
      expect(read(buffer.toString('base64url'), 'base64url')).toEqual([...bytes]);
    }),
  );
});

it('takes of any JSON value the keys that are in it, or says why there is none', () => {
  const set = anyMembersOf('keys', 'kty', 'd');
  fc.assert(
    fc.property(fc.oneof(anyJson, set, fc.array(set)), (value) => {
      const read = readJwks(value, '');
      if (!read.ok) expect(read.problem.code).toMatch(/^key_(?:set_empty|json_shape)$/);
      else expect(read.value.keys.every(({ kty }) => typeof kty === 'string')).toBe(true);
    }),
  );
  const key = anyMembersOf('kid', 'd').map((members) => ({ ...members, kty: 'RSA' }));
  fc.assert(
    fc.property(fc.array(key, { minLength: 1 }), (keys) => {
      expect(readJwks({ keys }, '')).toMatchObject({ ok: true, value: { keys } });
    }),
  );
});

const readers = [readSpki, readPkcs1Public, readPkcs8, readPkcs1Private, readSec1] as const;

/** DER of keys of three kinds, public and private, each in the form that only one reader knows. */
function realKeys(): readonly Uint8Array<ArrayBuffer>[] {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const ed = generateKeyPairSync('ed25519');
  return [
    ...[ec, rsa, ed].flatMap(({ publicKey, privateKey }) => [
      publicKey.export({ format: 'der', type: 'spki' }),
      privateKey.export({ format: 'der', type: 'pkcs8' }),
    ]),
    rsa.publicKey.export({ format: 'der', type: 'pkcs1' }),
    rsa.privateKey.export({ format: 'der', type: 'pkcs1' }),
    ec.privateKey.export({ format: 'der', type: 'sec1' }),
  ].map((der) => new Uint8Array(der));
}

it('throws for no bytes that should be a key, and reads real ones', () => {
  const keys = realKeys();
  for (const der of keys) expect(readers.some((read) => read(der).ok)).toBe(true);
  const changed = fc
    .tuple(fc.constantFrom(...keys), fc.nat(), fc.nat(255), fc.nat(40))
    .map(([der, at, byte, cut]) => {
      const copy = der.slice(0, cut > 20 ? der.length : der.length - cut);
      copy[at % Math.min(copy.length, 60)] = byte;
      return copy;
    });
  const nested = fc
    .array(fc.uint8Array({ maxLength: 30 }), { maxLength: 3 })
    .map((all) => all.flatMap((one) => [0x30, one.length, ...one]))
    .map((all) => Uint8Array.of(0x30, all.length, ...all));
  fc.assert(
    fc.property(fc.oneof(changed, nested, fc.uint8Array()), (bytes) => {
      const der = new Uint8Array(bytes);
      for (const read of readers) expect(typeof read(der).ok).toBe('boolean');
      expect(typeof parseKeyMaterial(encodePem('PUBLIC KEY', der)).ok).toBe('boolean');
    }),
  );
});

it('is soon done with bytes that are nested in each other without end', async () => {
  const deep = new Uint8Array(200_000).map((_, at) => (at % 2 === 0 ? 0x30 : 0x80));
  for (const read of readers) await expectSoon(() => read(deep));
});

it.each(longTexts('-----BEGIN ', '-----BEGIN A-----\n', 'M', '{"', '[{', '\\n', 'https://', '0'))(
  'is soon done with a great deal of it',
  async (text) => {
    await expectSoon(() => parseKeyMaterial(text));
    await expectSoon(() => parseKeyMaterial(`-----BEGIN PUBLIC KEY-----\n${text}`));
    await expectSoon(() => parseKeyMaterial(text, 'hex'));
    await expectSoon(() => parseKeyMaterial(text, 'base64url'));
  },
);
