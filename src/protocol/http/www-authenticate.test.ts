import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyTextWith, expectSoon, longTexts } from '../../../tests/support/hostile-text.ts';
import { findChallenge, parseWwwAuthenticate } from './www-authenticate.ts';

const token = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
const value = fc.string({ unit: fc.constantFrom(...' !#abc,;="\\\tüé') });
const challenge = fc.record({
  scheme: fc.stringMatching(/^[A-Z][A-Za-z0-9-]{0,8}$/),
  parameters: fc.uniqueArray(fc.tuple(token, value), {
    ...{ minLength: 1, maxLength: 4, selector: ([name]) => name },
  }),
});

const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

// RFC 9110 §11.6.1: challenges and their parameters are both parted by commas.
it('reads back every challenge that was written, in its order', () => {
  fc.assert(
    fc.property(fc.array(challenge, { maxLength: 4 }), (challenges) => {
      const header = challenges
        .map(
          ({ scheme, parameters }) =>
            `${scheme} ${parameters.map(([name, one]) => `${name}=${quote(one)}`).join(', ')}`,
        )
        .join(', ');
      expect(parseWwwAuthenticate(header)).toEqual(
        challenges.map(({ scheme, parameters }) => ({
          ...{ scheme, token68: null, parameters: Object.fromEntries(parameters) },
        })),
      );
    }),
  );
});

it('throws at no header, and finds nothing that is not in it', () => {
  const text = anyTextWith('Bearer ', 'DPoP', 'error=', '"', '\\', ',', ' = ', 'abc==', '\t');
  fc.assert(
    fc.property(text, (header) => {
      for (const { scheme, parameters } of parseWwwAuthenticate(header)) {
        expect(header).toContain(scheme);
        for (const name of Object.keys(parameters)) expect(header.toLowerCase()).toContain(name);
        expect(findChallenge(header, scheme)).not.toBeNull();
      }
    }),
  );
});

it.each(longTexts('"', 'a="', '\\', ',', ' ', '=', 'Bearer ', 'a=b ', 'x="\\"', '! '))(
  'is soon done with a great deal of it',
  async (text) => {
    await expectSoon(() => parseWwwAuthenticate(text));
    await expectSoon(() => parseWwwAuthenticate(`Bearer error="${text}`));
  },
);
