import fc from 'fast-check';
import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import {
  readerKeyFor,
  waysToEncrypt,
  type WayToEncrypt,
} from '../../../tests/support/encryption-keys.ts';
import { decryptJweSteps } from './decrypt-jwe.ts';
import { namedKeys } from './decryption-key.ts';
import { encryptContent } from './encrypt-content.ts';
import { encryptJwe } from './encrypt-jwe.ts';
import { contentEncryptions } from './jwe-algorithms.ts';
import { usualLimits } from './jwe-limits.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

// Fewer rounds than anybody would take: they are what takes the time.
const headerOf = ({ alg, enc }: WayToEncrypt) =>
  JSON.stringify({ alg, enc, ...(alg.startsWith('PBES2') ? { p2c: 1000 } : {}) });

async function encrypt(way: WayToEncrypt, text: string, header = headerOf(way)): Promise<string> {
  const jwk = await readerKeyFor(way);
  const made = await encryptJwe({ header, plaintext: utf8(text), random }, { kind: 'jwk', jwk });
  if (!made.ok) throw new Error(`Failed to encrypt: ${made.problem.code}`);
  return made.value;
}

async function decrypt(way: WayToEncrypt, token: string) {
  return decryptJweSteps(token, namedKeys([await readerKeyFor(way)]));
}

describe.each(waysToEncrypt)('$alg $crv $enc', (way) => {
  it('decrypts what it has encrypted, compressed or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.boolean(), async (text, isCompressed) => {
        const header = JSON.parse(headerOf(way)) as object;
        const whole = JSON.stringify({ ...header, ...(isCompressed ? { zip: 'DEF' } : {}) });
        const { content } = await decrypt(way, await encrypt(way, text, whole));
        const bytes = content?.kind === 'bytes' ? content.bytes : utf8(content?.text ?? 'none');
        expect(bytes).toEqual(utf8(text));
      }),
      { numRuns: 6 },
    );
  });

  it('refuses one flipped bit anywhere', async () => {
    const parts = (await encrypt(way, 'a secret')).split('.');
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(4), async (bit, index) => {
        const bytes = Buffer.from(parts[index]!, 'base64url');
        if (bytes.length === 0) return;
        const at = bit % (bytes.length * 8);
        bytes[at >> 3]! ^= 1 << (at & 7);
        const changed = parts.with(index, bytes.toString('base64url')).join('.');
        expect((await decrypt(way, changed)).content).toBeNull();
      }),
      { numRuns: 12 },
    );
  });

  it('is read by jose, and reads what jose makes', async () => {
    const { alg, enc } = way;
    const jwk = await readerKeyFor(way);
    const key = await importJWK(jwk as JWK, alg);
    const options = { keyManagementAlgorithms: [alg] };
    const { plaintext } = await compactDecrypt(await encrypt(way, 'to jose'), key, options);
    expect(new TextDecoder().decode(plaintext)).toBe('to jose');
    const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicHalf } = jwk;
    const theirs = await new CompactEncrypt(utf8('from jose'))
      .setProtectedHeader({ alg, enc })
      .encrypt(await importJWK(publicHalf as JWK, alg));
    expect((await decrypt(way, theirs)).content).toMatchObject({ text: 'from jose' });
  });
});

describe('the header', () => {
  const way = { alg: 'ECDH-ES', enc: 'A128GCM', crv: 'P-256' };

  it('stays as it is typed, with what the algorithm adds at its end', async () => {
    const typed = '{ "enc": "A128GCM",\n  "x": 1.0, "alg": "ECDH-ES", "apu": "QWxpY2U" }';
    const token = await encrypt(way, 'a', typed);
    const header = Buffer.from(token.split('.')[0]!, 'base64url').toString();
    expect(header.startsWith(typed.slice(0, -2))).toBe(true);
    expect(JSON.parse(header)).toMatchObject({ epk: { kty: 'EC', crv: 'P-256' } });
    expect((await decrypt(way, token)).content).toMatchObject({ text: 'a' });
  });

  it.each([
    ['[]', 'jwe_header_not_json'],
    ['{"enc":"A128GCM"}', 'jwe_alg_unsupported'],
    ['{"alg":"RSA1_5","enc":"A128GCM"}', 'jwe_alg_unsupported'],
    ['{"alg":"ECDH-ES","enc":"A1"}', 'jwe_enc_unsupported'],
    ['{"alg":"ECDH-ES","enc":"A128GCM","zip":"GZ"}', 'jwe_zip_unsupported'],
    ['{"alg":"ECDH-ES","enc":"A128GCM","apv":1}', 'jwe_parameter_invalid'],
    ['{"alg":"RSA-OAEP","enc":"A128GCM"}', 'jwe_no_key_fits'],
    ['{"alg":"PBES2-HS256+A128KW","enc":"A128GCM"}', 'jwe_no_key_fits'],
  ])('%s: %s', async (header, code) => {
    const jwk = await readerKeyFor(way);
    const made = await encryptJwe({ header, plaintext: utf8(''), random }, { kind: 'jwk', jwk });
    expect(made).toMatchObject({ ok: false, problem: { code } });
  });
});

it('says how long a key has to be', async () => {
  const jwk: Jwk = { kty: 'oct', k: 'AAAA' };
  const lengths = { dir: 128, A256KW: 256, A192GCMKW: 192 };
  for (const [alg, neededBits] of Object.entries(lengths)) {
    const header = JSON.stringify({ alg, enc: 'A128GCM' });
    const made = await encryptJwe({ header, plaintext: utf8(''), random }, { kind: 'jwk', jwk });
    expect(made).toMatchObject({ problem: { code: 'jwe_key_length', bits: 24, neededBits } });
  }
});

it('does not encrypt to a point that is not on its curve', async () => {
  const jwk = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };
  const header = '{"alg":"ECDH-ES","enc":"A128GCM"}';
  const made = await encryptJwe({ header, plaintext: utf8(''), random }, { kind: 'jwk', jwk });
  expect(made).toMatchObject({ problem: { code: 'jwe_key_unusable' } });
});

describe('what costs too much', () => {
  const password = { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', crv: null };

  it('is refused before it is done: rounds', async () => {
    const token = await encrypt(password, 'a');
    for (const p2c of [1_000_001, 2 ** 53]) {
      const header = { ...(JSON.parse(headerOf(password)) as object), p2s: 'AAAAAAAAAAA', p2c };
      const text = Buffer.from(JSON.stringify(header)).toString('base64url');
      const changed = token.split('.').with(0, text).join('.');
      const { problem } = await decrypt(password, changed);
      expect(problem).toMatchObject({
        code: 'jwe_rounds_excessive',
        rounds: p2c,
        limit: 1_000_000,
      });
    }
    const header = JSON.stringify({ alg: password.alg, enc: password.enc, p2c: 1_000_001 });
    const jwk = await readerKeyFor(password);
    const made = await encryptJwe({ header, plaintext: utf8(''), random }, { kind: 'jwk', jwk });
    expect(made).toMatchObject({ problem: { code: 'jwe_rounds_excessive' } });
  });

  it.each([0, -1, 1.5, '1000', null, undefined])('no number of rounds: %s', async (p2c) => {
    const token = await encrypt(password, 'a');
    const header = { alg: password.alg, enc: password.enc, p2s: 'AAAAAAAAAAA', p2c };
    const text = Buffer.from(JSON.stringify(header)).toString('base64url');
    const { problem } = await decrypt(password, token.split('.').with(0, text).join('.'));
    expect(problem).toMatchObject({ code: 'jwe_parameter_invalid', member: 'p2c' });
  });

  const way = { alg: 'dir', enc: 'A128GCM', crv: null };
  const zipped = '{"alg":"dir","enc":"A128GCM","zip":"DEF"}';

  it('is stopped while it is done: a compression bomb', async () => {
    const bomb = await encrypt(way, '0'.repeat(64 * 1024 * 1024), zipped);
    expect(bomb.length).toBeLessThan(100_000);
    const { layers, problem } = await decrypt(way, bomb);
    expect(problem).toMatchObject({ code: 'jwe_inflated_too_large', spec: { section: '3.6' } });
    expect(layers[0]!.steps.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['jwe.header', 'passed'],
      ['jwe.key', 'passed'],
      ['jwe.content', 'passed'],
      ['jwe.zip', 'failed'],
    ]);
  });

  it('takes what is large and below the limit', async () => {
    const text = '0'.repeat(usualLimits.inflatedBytes);
    expect((await decrypt(way, await encrypt(way, text, zipped))).content).toMatchObject({ text });
  });

  it('says where a compression is damaged', async () => {
    const jwk = await readerKeyFor(way);
    const key = new Uint8Array(Buffer.from(String(jwk.k), 'base64url'));
    const head = encodeBase64Url(utf8(zipped));
    const frame = { iv: random(12), aad: utf8(head) };
    const content = contentEncryptions['A128GCM']!;
    const sealed = await encryptContent(content, { key, plaintext: utf8('no deflate') }, frame);
    const parts = [frame.iv, sealed.ciphertext, sealed.tag].map(encodeBase64Url);
    const { problem } = await decrypt(way, [head, '', ...parts].join('.'));
    expect(problem).toMatchObject({ code: 'jwe_compression_damaged' });
  });
});

describe('nested tokens', () => {
  const outer = { alg: 'dir', enc: 'A128GCM', crv: null };
  const inner = { alg: 'A256KW', enc: 'A256GCM', crv: null };

  it('are taken off one by one, with the keys that there are', async () => {
    const signed = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;
    const token = await encrypt(outer, await encrypt(inner, signed));
    const keys = namedKeys([await readerKeyFor(inner), await readerKeyFor(outer)]);
    const { layers, content } = await decryptJweSteps(token, keys);
    expect(layers.map(({ alg, key }) => [alg, key])).toEqual([
      ['dir', 'key 2 of 2'],
      ['A256KW', 'key 1 of 2'],
    ]);
    expect(content).toEqual({ kind: 'jws', text: signed });
  });

  it('say which layer no key opens', async () => {
    const token = await encrypt(outer, await encrypt(inner, 'a'));
    const { layers, problem } = await decrypt(outer, token);
    expect(layers.map(({ plaintext }) => plaintext === null)).toEqual([false, true]);
    expect(problem?.code).toBe('jwe_key_length');
  });

  it('are not taken off without end', async () => {
    let token = 'a';
    for (let layer = 0; layer < 6; layer += 1) token = await encrypt(outer, token);
    const { layers, problem } = await decrypt(outer, token);
    expect(problem).toMatchObject({ code: 'jwe_too_deep', limit: 4 });
    expect(layers).toHaveLength(4);
  });
});

it('never throws, whatever it is given', async () => {
  const keys = namedKeys([await readerKeyFor({ alg: 'dir', enc: 'A128GCM', crv: null })]);
  const part = fc.oneof(fc.base64String(), fc.string());
  const header = fc
    .record({ alg: fc.anything(), enc: fc.anything(), zip: fc.anything(), epk: fc.anything() })
    .map((value) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url'));
  await fc.assert(
    fc.asyncProperty(header, fc.array(part, { maxLength: 6 }), async (head, parts) => {
      const { content, problem } = await decryptJweSteps([head, ...parts].join('.'), keys);
      expect(content === null).toBe(problem !== null);
    }),
  );
  await decryptJweSteps('.'.repeat(10_000_000), keys);
});
