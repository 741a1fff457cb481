import { describe, expect, it } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import jwe from '../../../tests/vectors/jwe.json' with { type: 'json' };
import { concatKdf } from './concat-kdf.ts';
import { decryptJwe, decryptJweSteps } from './decrypt-jwe.ts';
import { namedKeys } from './decryption-key.ts';
import { agree, importAgreementPrivate, importAgreementPublic } from './import-key.ts';

const outcomes = (steps: readonly { id: string; outcome: string }[]) =>
  steps.map(({ id, outcome }) => `${id} ${outcome}`);

describe('the vectors of the RFCs', () => {
  it.each(jwe.vectors)('decrypts $name ($alg, $enc)', async ({ token, key, plaintext }) => {
    const { layers, content, problem } = await decryptJweSteps(token, namedKeys([key as Jwk]));
    expect(problem).toBeNull();
    expect(content).toMatchObject({ text: plaintext });
    expect(layers).toHaveLength(1);
    expect(outcomes(layers[0]!.steps).every((one) => one.endsWith('passed'))).toBe(true);
  });

  it.each(jwe.vectors)('refuses $name changed by one bit of any part', async (vector) => {
    const parts = vector.token.split('.');
    for (const [index, part] of parts.entries()) {
      if (part === '') continue;
      const bytes = Buffer.from(part, 'base64url');
      bytes[bytes.length >> 1]! ^= 1;
      const changed = parts.with(index, bytes.toString('base64url')).join('.');
      const { content, problem } = await decryptJweSteps(changed, namedKeys([vector.key as Jwk]));
      expect(content, `part ${index}`).toBeNull();
      expect(problem?.code, `part ${index}`).toMatch(/^jwe_/);
    }
  });

  it('derives the key of RFC 7518 C', async () => {
    const { own, epk, apu, apv, algorithm, keyBytes, derived } = jwe.agreement;
    const secret = await agree(
      await importAgreementPrivate(own),
      await importAgreementPublic(epk),
      own.crv,
    );
    const key = await concatKdf(secret, keyBytes, { algorithm, apu: utf8(apu), apv: utf8(apv) });
    expect(encodeBase64Url(key)).toBe(derived);
  });

  it('takes the signed token of RFC 7520 6 out of its encryption', async () => {
    const { token, key, payload, signer } = jwe.nested;
    const { content } = await decryptJweSteps(token, namedKeys([key]));
    expect(content?.kind).toBe('jws');
    const inner = content?.kind === 'jws' ? content.text : '';
    const keys = { kind: 'jwks', keys: [signer], text: '' } as const;
    expect(await verifyJws(inner, keys)).toMatchObject({ status: 'verified', algorithm: 'PS256' });
    expect(Buffer.from(inner.split('.')[1]!, 'base64url').toString()).toBe(payload);
  });

  it('says of RFC 7516 A.2 that its algorithm is not used any more', async () => {
    const { problem } = await decryptJweSteps(jwe.unsupported.token, []);
    expect(problem).toMatchObject({ code: 'jwe_alg_unsupported', algorithm: 'RSA1_5' });
  });
});

describe('the keys', () => {
  const [vector] = jwe.vectors.filter(({ name }) => name === 'RFC 7520 5.4');
  const { token, key, plaintext } = vector!;

  it('tries the named one first, and says of each what came of it', async () => {
    const other = { ...key, kid: 'other' } as Jwk;
    const oct = { kty: 'oct', k: 'AAAA', kid: 'secret' };
    const { layers } = await decryptJweSteps(token, namedKeys([oct, other, key as Jwk]));
    expect(layers[0]).toMatchObject({ key: key.kid, tried: [{ name: key.kid }] });
  });

  it('says why none fits', async () => {
    const { d: _d, ...half } = key as Jwk;
    const rsa = { kty: 'RSA', n: 'AQ', e: 'AQAB', d: 'AQ', kid: 'rsa' };
    const { problem } = await decryptJweSteps(token, namedKeys([half, rsa]));
    expect(problem).toMatchObject({ code: 'jwe_no_key_fits', algorithm: 'ECDH-ES+A128KW' });
    expect(problem).toMatchObject({
      reasons: [expect.stringContaining('public half'), expect.stringContaining('kty is RSA')],
    });
    expect((await decryptJweSteps(token, [])).problem).toMatchObject({ reasons: [] });
  });

  it('opens for a flow with the keys of a client', async () => {
    const opened = await decryptJwe(token, [key as Jwk]);
    expect(opened).toEqual({ text: plaintext, alg: vector!.alg, enc: vector!.enc });
    expect(await decryptJwe(token, [{ ...(key as Jwk), use: 'sig' }])).toBeNull();
  });
});
