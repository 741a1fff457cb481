import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveChallenge } from './make-pkce.ts';
import { makeVerifier, verifierFaults } from './make-verifier.ts';
import { matchChallenge } from './match-challenge.ts';

// RFC 7636 appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const hash = createHash('sha256').update(verifier).digest();

test.each([
  ['S256', challenge],
  ['plain', verifier],
  ['padded', `${challenge}=`],
  ['base64', hash.toString('base64')],
  ['hex', hash.toString('hex')],
  ['encoded-hex', Buffer.from(hash.toString('hex')).toString('base64url')],
  ['trimmed', createHash('sha256').update(`${verifier}\n`).digest('base64url')],
  ['other', challenge.replace('E', 'F')],
])('tells a challenge that was made as %s', async (making, text) => {
  expect(await matchChallenge(verifier, text)).toBe(making);
});

test('a verifier of any length that is made here is one, and matches its challenge', async () => {
  const bytes = (length: number) => new Uint8Array(length).map((_, at) => at * 7 + 3);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -5, max: 300 }), async (length) => {
      const made = makeVerifier(length, bytes);
      expect(made.length).toBe(Math.min(128, Math.max(43, length)));
      expect(verifierFaults(made)).toEqual([]);
      expect(await matchChallenge(made, await deriveChallenge(made, 'S256'))).toBe('S256');
    }),
  );
});

test('what no verifier may be is named with its place', () => {
  expect(verifierFaults('a'.repeat(42))).toEqual([{ code: 'verifier_short', length: 42 }]);
  expect(verifierFaults('a'.repeat(129))).toEqual([{ code: 'verifier_long', length: 129 }]);
  expect(verifierFaults(`${'a'.repeat(43)}+`)).toEqual([
    { code: 'verifier_character', index: 43, character: '+' },
  ]);
});
