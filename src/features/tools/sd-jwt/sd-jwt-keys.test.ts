import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '#protocol/http/message.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { generateSigningKeys, publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import { makeSelfSigned } from '#protocol/keys/self-signed.ts';
import { parseSdJwt } from '#protocol/sd-jwt/parse-sd-jwt.ts';
import type { StoredKey } from '#workspace/model/stored-key.ts';
import { readChainKey } from './chain-key.ts';
import { fetchIssuerKeys, fetchKeySet } from './fetch-issuer-keys.ts';
import { freshIssueForm, issueFromForm } from './issue-form.ts';
import { keptSigners, noKey, readSigningKey } from './key-choice.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const [signer] = await generateSigningKeys(['ES256']);
if (signer === undefined) throw new Error('Failed to make a key');

/** Kept so that nobody can read it: the public half, and a handle that signs. */
async function unreadable(): Promise<StoredKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const {
    kty = 'EC',
    crv = '',
    x = '',
    y = '',
  } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk = { kty, crv, x, y, alg: 'ES256', kid: 'kept', use: 'sig' };
  return { version: 1, id: 'k1', name: 'Kept', createdAt: 0, jwk, handle: pair.privateKey };
}

describe('a key that signs', () => {
  const pemOf = (type: 'pkcs8' | 'spki') => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return type === 'pkcs8'
      ? privateKey.export({ type, format: 'pem' }).toString()
      : publicKey.export({ type, format: 'pem' }).toString();
  };

  it('is read from JWK and PEM', async () => {
    for (const text of [JSON.stringify(signer), pemOf('pkcs8')]) {
      expect(await readSigningKey({ text, keptId: '' }, [])).toMatchObject({
        ok: true,
        value: { alg: 'ES256' },
      });
    }
  });

  it.each([
    ['a public key', () => JSON.stringify(publicJwk(signer))],
    ['a public PEM', () => pemOf('spki')],
    ['a secret', () => '{"kty":"oct","k":"AAAA"}'],
    ['no key', () => 'hello'],
    ['half a JSON', () => '{"kty"'],
  ])('is not %s', async (_what, text) => {
    const read = await readSigningKey({ text: text(), keptId: '' }, []);
    expect(read).toMatchObject({ ok: false });
    expect(await readSigningKey(noKey, [])).toEqual({ ok: true, value: null });
  });

  it('may be kept where nobody can read it, and issues with it', async () => {
    const kept = await unreadable();
    const encryption = { ...kept, id: 'k2', jwk: { ...kept.jwk, use: 'enc' } };
    const publicOnly = { ...kept, id: 'k3', handle: null };
    expect(keptSigners([kept, encryption, publicOnly]).map(({ id }) => id)).toEqual(['k1']);
    const issuer = await readSigningKey({ text: '', keptId: 'k1' }, [kept]);
    if (!issuer.ok) throw new Error(issuer.problem);
    const form = freshIssueForm(0);
    const issued = await issueFromForm(form, { issuer: issuer.value, holder: null }, random);
    const parsed = parseSdJwt(issued.ok ? issued.value : '');
    const keys = { kind: 'jwks', keys: [kept.jwk], text: '' } as const;
    const verdict = await verifyJws(parsed.ok ? parsed.value.issuerJwt : '', keys);
    expect(verdict).toMatchObject({ status: 'verified', chosenBy: 'kid' });
    expect(await readSigningKey({ text: '', keptId: 'gone' }, [kept])).toMatchObject({ ok: false });
  });
});

describe('the issuer’s key', () => {
  const answer = (body: unknown, status = 200): HttpResponse => ({
    ...{ status, statusText: '', headers: [], body: JSON.stringify(body) },
    ...{ bodyEncoding: 'utf-8', headersSeen: 'all', durationMilliseconds: 1, receivedAt: 0 },
  });
  const sends = (response: HttpResponse) => () =>
    Promise.resolve({ ok: true, value: response } as const);
  const iss = 'https://issuer.example';
  const url = `${iss}/.well-known/jwt-vc-issuer`;
  const keys = [publicJwk(signer)];

  it('comes from its metadata, or from where that says', async () => {
    const direct = await fetchIssuerKeys(url, iss, sends(answer({ issuer: iss, jwks: { keys } })));
    expect(direct).toEqual({ kind: 'keys', text: JSON.stringify({ keys }, null, 2) });
    const named = answer({ issuer: iss, jwks_uri: `${iss}/jwks` });
    expect(await fetchIssuerKeys(url, iss, sends(named))).toEqual({
      kind: 'address',
      jwksUri: `${iss}/jwks`,
    });
    expect(await fetchKeySet(`${iss}/jwks`, sends(answer({ keys })))).toEqual(direct);
  });

  it.each([
    [
      'another issuer',
      answer({ issuer: 'https://evil.example', jwks: { keys } }),
      /must not be used/,
    ],
    ['a refusal', answer({}, 404), /answered 404/],
  ])('does not come from %s', async (_what, response, sentence) => {
    const found = await fetchIssuerKeys(url, iss, sends(response));
    expect(found.kind === 'problem' && found.sentence).toMatch(sentence);
  });

  it('may come through the relay where CORS is in the way', async () => {
    const problem = { code: 'cors_suspected', url, preflight: false } as const;
    const found = await fetchIssuerKeys(url, iss, () => Promise.resolve({ ok: false, problem }));
    expect(found).toMatchObject({ kind: 'problem', mayRelay: true });
  });

  it('comes out of the first certificate of x5c', async () => {
    const wish = { subject: 'CN=issuer', names: '', days: 1, now: 0 };
    const der = await makeSelfSigned({ jwk: signer, handle: null }, wish, random);
    if (!der.ok) throw new Error('Failed to make a certificate');
    const read = await readChainKey([Buffer.from(der.value).toString('base64')]);
    const { kty, crv, x, y } = signer;
    expect(read.ok && (JSON.parse(read.value) as unknown)).toMatchObject({ kty, crv, x, y });
    for (const chain of [null, [], [1], ['!'], ['AAAA']]) {
      expect(await readChainKey(chain)).toMatchObject({ ok: false });
    }
  });
});
