import { describe, expect, it } from 'vitest';
import type { Jwk } from '#protocol/model/jwks.ts';
import { utf8 } from '#protocol/bytes.ts';
import signing from '../../../tests/vectors/jws-signing.json' with { type: 'json' };
import unsecured from '../../../tests/vectors/unsecured-jws.json' with { type: 'json' };
import { verifyJws } from './verify-jws.ts';
import { makeUnsecuredJws, signJws, type SigningInput } from './sign-jws.ts';
import { loadSigningKey, type KeyToSign } from './signing-key.ts';
import { explainSigningProblem } from './signing-problem.ts';

async function sign(input: SigningInput, material: KeyToSign, algorithm: string) {
  const key = await loadSigningKey(material, algorithm);
  return key.ok ? signJws(input, key.value) : key;
}

const asJwk = (jwk: Jwk): KeyToSign => ({ kind: 'jwk', jwk });
const asSecret = (text: string): KeyToSign => ({ kind: 'secret', bytes: utf8(text) });
const header = (alg: string) => `{"alg":"${alg}"}`;

describe('the vectors of the RFCs', () => {
  it.each(signing.vectors)('signs $name ($alg) over the bytes that it has', async (vector) => {
    const { header, payload, key, alg, token, isDeterministic } = vector;
    const made = await sign({ header, payload }, asJwk(key as Jwk), alg);
    const text = made.ok ? made.value : '';
    if (isDeterministic) expect(text).toBe(token);
    else expect(text.slice(0, text.lastIndexOf('.'))).toBe(token.slice(0, token.lastIndexOf('.')));
    const keys = { kind: 'jwks', keys: [key as Jwk], text: '' } as const;
    expect(await verifyJws(text, keys)).toMatchObject({ status: 'verified' });
  });

  it('makes the unsecured token of RFC 7515 A.5, when it is asked for by that name', () => {
    const [head = '', body = ''] = unsecured.token.split('.');
    const text = (part: string) => Buffer.from(part, 'base64url').toString();
    const made = makeUnsecuredJws({ header: text(head), payload: text(body) });
    expect(made).toEqual({ ok: true, value: unsecured.token });
  });
});

it('signs numbers, order, repeated members and white space as they are typed', async () => {
  const input = {
    header: '{ "alg":"HS256" , "a":1.0}',
    payload: '{"b":1e2,"a":"\\u0061","b":2}\n',
  };
  const made = await sign(input, asSecret('s'.repeat(32)), 'HS256');
  const [head, body] = made.ok ? made.value.split('.') : [];
  expect(Buffer.from(head ?? '', 'base64url').toString()).toBe(input.header);
  expect(Buffer.from(body ?? '', 'base64url').toString()).toBe(input.payload);
});

it('takes a weak secret and a short RSA key, and names them weak', async () => {
  const secret = await loadSigningKey(asSecret('secret'), 'HS512');
  expect(secret).toMatchObject({
    value: { weakness: { code: 'short_secret', bits: 48, neededBits: 512 } },
  });
  const parameters = { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 1024 };
  const pair = await crypto.subtle.generateKey(
    { ...parameters, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  const jwk = { kty: 'RSA', ...(await crypto.subtle.exportKey('jwk', pair.privateKey)) };
  const key = await loadSigningKey(asJwk(jwk as Jwk), 'RS256');
  expect(key).toMatchObject({ value: { weakness: { code: 'short_rsa', bits: 1024 } } });
  const made = await sign({ header: header('PS256'), payload: '{}' }, asJwk(jwk as Jwk), 'PS256');
  const keys = {
    kind: 'jwks',
    keys: [{ kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '' }],
    text: '',
  } as const;
  expect(await verifyJws(made.ok ? made.value : '', keys)).toMatchObject({
    status: 'verified',
    weakness: { code: 'short_rsa' },
  });
});

it('signs with a key that is meant for something else, and says so', async () => {
  const jwk = { kty: 'oct', k: 'A'.repeat(43), alg: 'HS512', use: 'enc' };
  const key = await loadSigningKey(asJwk(jwk), 'HS256');
  expect(key).toMatchObject({ value: { doubt: 'its use is enc, not sig', weakness: null } });
});

it('signs with a key that WebCrypto holds', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const { kty = '', ...members } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk = { kty, crv: members.crv ?? '', x: members.x ?? '', y: members.y ?? '' };
  const material = { kind: 'handle', handle: pair.privateKey, jwk } as const;
  const made = await sign({ header: header('ES256'), payload: '{}' }, material, 'ES256');
  const verdict = await verifyJws(made.ok ? made.value : '', {
    kind: 'jwks',
    keys: [jwk],
    text: '',
  });
  expect(verdict.status).toBe('verified');
});

it('leaves a payload unencoded where the header says so', async () => {
  const input = { header: '{"alg":"HS256","b64":false,"crit":["b64"]}', payload: '$12' };
  const key = asSecret('s'.repeat(32));
  const made = await sign(input, key, 'HS256');
  expect(made.ok && made.value.split('.')[1]).toBe('$12');
  const dotted = await sign({ ...input, payload: '$.02' }, key, 'HS256');
  expect(dotted).toMatchObject({ problem: { code: 'signing_payload_dot' } });
});

describe('what stands in the way is said', () => {
  const ec = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' };
  it.each([
    ['{', asSecret('s'), 'HS256', 'signing_header_not_json'],
    ['[]', asSecret('s'), 'HS256', 'signing_header_not_object'],
    ['{}', asSecret('s'), 'HS256', 'signing_alg_missing'],
    [header('HS384'), asSecret('s'), 'HS256', 'signing_alg_mismatch'],
    [header('XX1'), asSecret('s'), 'XX1', 'signing_alg_unknown'],
    [header('HS256'), asSecret(''), 'HS256', 'signing_key_empty'],
    [header('ES256'), asSecret('s'), 'ES256', 'signing_key_misfit'],
    [header('RS256'), asJwk(ec), 'RS256', 'signing_key_misfit'],
    [header('ES256'), asJwk(ec), 'ES256', 'signing_key_public'],
    [header('ES256'), asJwk({ ...ec, d: 'AA' }), 'ES256', 'signing_key_unusable'],
    [header('HS256'), asJwk({ kty: 'oct', k: '!' }), 'HS256', 'signing_key_unusable'],
  ])('%s %o %s: %s', async (...[head, material, algorithm, code]) => {
    const made = await sign({ header: head, payload: '{}' }, material, algorithm);
    expect(made).toMatchObject({ ok: false, problem: { code } });
    if (!made.ok) expect(explainSigningProblem(made.problem)).toMatch(/\.$/);
  });
});
