import { describe, expect, it } from 'vitest';
import { CompactSign, exportSPKI, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Jwk } from '#protocol/model/jwks.ts';
import { generateSigningKeys, publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import jws from '../../../tests/vectors/jws.json' with { type: 'json' };
import unsecured from '../../../tests/vectors/unsecured-jws.json' with { type: 'json' };
import { verifyJws, type VerificationKeys } from './verify-jws.ts';

const encoder = new TextEncoder();

function set(...keys: Jwk[]): VerificationKeys {
  return { kind: 'jwks', keys, text: JSON.stringify({ keys }) };
}

function secret(text: string): VerificationKeys {
  return { kind: 'secret', bytes: encoder.encode(text) };
}

/** Signs with WebCrypto alone: jose refuses the weak keys that a token may still have been made with. */
async function signHmac(text: string, alg: 'HS256' | 'HS384' | 'HS512' = 'HS256'): Promise<string> {
  const encode = (value: string) => Buffer.from(value).toString('base64url');
  const input = `${encode(JSON.stringify({ alg }))}.${encode('{"sub":"a"}')}`;
  const algorithm = { name: 'HMAC', hash: `SHA-${alg.slice(2)}` };
  const key = await crypto.subtle.importKey('raw', encoder.encode(text), algorithm, false, [
    'sign',
  ]);
  const bytes = await crypto.subtle.sign('HMAC', key, encoder.encode(input));
  return `${input}.${Buffer.from(bytes).toString('base64url')}`;
}

const payload = encoder.encode('{"sub":"a"}');

describe('the vectors of the RFCs', () => {
  it.each(jws.vectors)('verifies $name ($alg)', async ({ token, key, alg }) => {
    expect(await verifyJws(token, set(key))).toMatchObject({ status: 'verified', algorithm: alg });
  });

  it.each(jws.vectors)('finds $name changed by one character', async ({ token, key }) => {
    const at = token.indexOf('.') + 4;
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    const verdict = await verifyJws(changed, set(key));
    expect(verdict).toMatchObject({ status: 'invalid', reason: { code: 'signature_mismatch' } });
  });

  it('names the unsecured token of RFC 7515 A.5 for what it is, with any key', async () => {
    for (const keys of [set(...jws.vectors.map(({ key }) => key)), secret('anything')]) {
      const verdict = await verifyJws(unsecured.token, keys);
      expect(verdict).toMatchObject({ status: 'invalid', reason: { code: 'alg_none' } });
    }
  });
});

const asymmetric = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'Ed25519',
] as const;

it.each(asymmetric)('verifies %s, by JWK and by PEM', async (alg) => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const token = await new CompactSign(payload).setProtectedHeader({ alg }).sign(privateKey);
  const pem = await exportSPKI(publicKey);
  expect(await verifyJws(token, { kind: 'pem', pem, text: pem })).toMatchObject({
    status: 'verified',
  });
});

it.each(['HS256', 'HS384', 'HS512'] as const)('verifies %s by its secret', async (alg) => {
  const long = 's'.repeat(64);
  const token = await signHmac(long, alg);
  expect(await verifyJws(token, secret(long))).toMatchObject({
    status: 'verified',
    weakness: null,
  });
  expect(await verifyJws(token, secret(`${long}x`))).toMatchObject({ status: 'invalid' });
});

it('verifies with a short secret, and says how short it is', async () => {
  const verdict = await verifyJws(await signHmac('secret'), secret('secret'));
  expect(verdict).toMatchObject({
    status: 'verified',
    weakness: { code: 'short_secret', bits: 48, neededBits: 256 },
  });
});

it.each(['RS256', 'PS256'] as const)(
  'verifies %s with an RSA key of 1024 bits, and names it short',
  async (alg) => {
    const name = alg === 'RS256' ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS';
    const parameters = {
      name,
      modulusLength: 1024,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    };
    const pair = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
    const input = `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.e30`;
    const bytes = await crypto.subtle.sign(
      { name, saltLength: 32 },
      pair.privateKey,
      encoder.encode(input),
    );
    const token = `${input}.${Buffer.from(bytes).toString('base64url')}`;
    const { kty = '', n = '', e = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    expect(await verifyJws(token, set({ kty, n, e }))).toMatchObject({
      status: 'verified',
      weakness: { code: 'short_rsa', bits: 1024 },
    });
    expect(
      await verifyJws(`${input}A.${token.split('.')[2]}`, set({ kty, n, e })),
    ).not.toMatchObject({
      status: 'verified',
    });
  },
);

describe('the choice of a key', () => {
  it('takes the one that kid names', async () => {
    const [one, two] = await generateSigningKeys(['ES256', 'ES256']);
    const token = await sign(two!, { kid: two!.kid });
    const verdict = await verifyJws(token, set(publicJwk(one!), publicJwk(two!)));
    expect(verdict).toMatchObject({ status: 'verified', chosenBy: 'kid', key: two!.kid });
    expect(verdict.tried).toHaveLength(1);
  });

  it('tries each that fits without kid, and names the one that did', async () => {
    const keys = await generateSigningKeys(['RS256', 'ES256', 'ES256']);
    const token = await sign(keys[2]!, {});
    const verdict = await verifyJws(token, set(...keys.map(publicJwk)));
    expect(verdict).toMatchObject({ status: 'verified', chosenBy: 'tried', key: keys[2]!.kid });
    expect(verdict.tried.map(({ outcome }) => outcome)).toEqual([
      'unusable',
      'mismatch',
      'verified',
    ]);
  });

  it('tries each when kid names none of them', async () => {
    const [key] = await generateSigningKeys(['ES256']);
    const token = await sign(key!, { kid: 'gone' });
    expect(await verifyJws(token, set(publicJwk(key!)))).toMatchObject({
      status: 'verified',
      chosenBy: 'only',
    });
  });

  it('uses no key that is for encryption or for another algorithm', async () => {
    const [key] = await generateSigningKeys(['RS256']);
    const token = await sign(key!, {});
    for (const member of [{ use: 'enc' }, { alg: 'PS256' }, { key_ops: ['encrypt'] }]) {
      const verdict = await verifyJws(token, set({ ...publicJwk(key!), ...member }));
      expect(verdict).toMatchObject({ status: 'not-checked', reason: { code: 'no_key_fits' } });
    }
  });

  it('takes Ed25519 and EdDSA as names of one algorithm', async () => {
    const [key] = await generateSigningKeys(['Ed25519']);
    const token = await sign({ ...key!, alg: 'EdDSA' }, {});
    expect(await verifyJws(token, set(publicJwk(key!)))).toMatchObject({ status: 'verified' });
  });

  it('never uses the key that the token brings', async () => {
    const [key, other] = await generateSigningKeys(['ES256', 'ES256']);
    const token = await sign(key!, { jwk: publicJwk(key!) });
    expect(await verifyJws(token, set(publicJwk(other!)))).toMatchObject({ status: 'invalid' });
  });
});

describe('key confusion', () => {
  it('names an HS token made with the PEM text of a public key', async () => {
    const { publicKey } = await generateKeyPair('RS256', { extractable: true });
    const pem = await exportSPKI(publicKey);
    for (const text of [pem, `${pem}\n`]) {
      const verdict = await verifyJws(await signHmac(text), { kind: 'pem', pem, text: pem });
      expect(verdict).toMatchObject({ status: 'invalid', reason: { code: 'key_confusion' } });
    }
  });

  it.each(['RS256', 'ES256', 'Ed25519'] as const)(
    'finds it from the JWK of a %s key too',
    async (alg) => {
      const [key] = await generateSigningKeys([alg]);
      const jwk = publicJwk(key!);
      const imported = await importJWK(jwk as JWK, alg, { extractable: true });
      if (imported instanceof Uint8Array) throw new Error('Failed to import: not a public key');
      for (const text of [await exportSPKI(imported), JSON.stringify(jwk)]) {
        const verdict = await verifyJws(await signHmac(text), set(jwk));
        expect(verdict).toMatchObject({
          status: 'invalid',
          reason: { code: 'key_confusion', key: jwk.kid },
        });
      }
    },
  );

  it('takes no public key as a secret', async () => {
    const [key] = await generateSigningKeys(['RS256']);
    const verdict = await verifyJws(await signHmac('a secret of its own'), set(publicJwk(key!)));
    expect(verdict).toMatchObject({
      status: 'not-checked',
      reason: { code: 'public_key_for_secret_algorithm' },
    });
  });
});

it('says that a secret cannot verify a public-key algorithm', async () => {
  const [key] = await generateSigningKeys(['ES256']);
  const verdict = await verifyJws(await sign(key!, {}), secret('x'));
  expect(verdict).toMatchObject({ reason: { code: 'secret_for_public_key_algorithm' } });
});

it.each([
  [
    { alg: 'XX999' },
    { status: 'not-checked', reason: { code: 'alg_unknown', algorithm: 'XX999' } },
  ],
  [{ alg: 'toString' }, { status: 'not-checked', reason: { code: 'alg_unknown' } }],
  [{}, { status: 'not-checked', reason: { code: 'alg_missing' } }],
  [{ alg: 'nOnE' }, { status: 'invalid', reason: { code: 'alg_none' } }],
  [
    { alg: 'ES256', crit: ['made-up'] },
    { status: 'invalid', reason: { code: 'critical_not_understood', names: ['made-up'] } },
  ],
])('judges the header %j without a key', async (header, expected) => {
  const token = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.e30.AAAA`;
  expect(await verifyJws(token, secret('x'))).toMatchObject(expected);
});

it('says of an encrypted and of an opaque token that there is nothing to check', async () => {
  expect(await verifyJws('eyJhbGciOiJkaXIifQ..AA.AA.AA', secret('x'))).toMatchObject({
    reason: { code: 'not_a_jws', kind: 'jwe' },
  });
  expect(await verifyJws('opaque', secret('x'))).toMatchObject({ reason: { kind: 'opaque' } });
});

async function sign(key: Jwk, header: object): Promise<string> {
  const alg = key.alg ?? '';
  const { key_ops: _, ...plain } = key;
  const imported = await importJWK(plain as JWK, alg);
  return new CompactSign(payload).setProtectedHeader({ ...header, alg }).sign(imported);
}
