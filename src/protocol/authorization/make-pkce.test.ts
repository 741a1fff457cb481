import { expect, test } from 'vitest';
import { decodeBase64Url } from '#protocol/jwt/base64url.ts';
import { deriveChallenge, makePkce, randomText } from './make-pkce.ts';

// RFC 7636 appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

test('the challenge of the verifier in RFC 7636 appendix B is the one that stands there', async () => {
  const bytes = decodeBase64Url(verifier);
  const random = (): Uint8Array => (bytes.ok ? bytes.value : new Uint8Array());
  expect(await makePkce('S256', random)).toEqual({ verifier, challenge, method: 'S256' });
});

test('a plain challenge is the verifier itself', async () => {
  expect(await deriveChallenge(verifier, 'plain')).toBe(verifier);
});

test('a verifier has 43 characters of the alphabet that is allowed', () => {
  const text = randomText((length) => new Uint8Array(length).fill(0xfb));
  expect(text).toMatch(/^[A-Za-z0-9\-._~]{43}$/);
});
