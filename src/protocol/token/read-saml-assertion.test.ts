import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyTextWith, expectSoon, longTexts } from '../../../tests/support/hostile-text.ts';
import { encodeSamlAssertion, readSamlAssertion, samlXmlOf } from './read-saml-assertion.ts';

const expected = { issuer: 'https://as.example', tokenEndpoint: null, now: 0 };

it('throws at no text, and says what is missing where it finds an assertion', () => {
  const pieces = ['<Assertion>', '<saml:Assertion ', '>', '<Issuer>', '</Issuer>', '<Audience a="'];
  const text = anyTextWith(...pieces, ' NotOnOrAfter="', '"', '<?xml ', 'PEFzc2VydGlvbj4=');
  fc.assert(
    fc.property(text, (one) => {
      const { encoded, checks } = readSamlAssertion(one, expected);
      expect(checks.length).toBeGreaterThan(0);
      expect(encoded === null).toBe(samlXmlOf(one) === null);
    }),
  );
});

it('encodes any assertion so that it reads back the same, from XML and from both kinds of base64', () => {
  const name = fc.string({ unit: fc.constantFrom(...'aé&;/=+-_ ') });
  fc.assert(
    fc.property(name, (inside) => {
      const xml = `<saml:Assertion>${inside}</saml:Assertion>`;
      const encoded = encodeSamlAssertion(xml) ?? '';
      expect(encoded).toMatch(/^[\w-]+$/);
      expect(samlXmlOf(encoded)).toBe(xml);
      expect(samlXmlOf(Buffer.from(xml).toString('base64'))).toBe(xml);
    }),
  );
});

it.each(
  longTexts(
    '<Issuer ',
    '<a:',
    '<Assertion ',
    '<Issuer>',
    ' Recipient="',
    ' NotOnOrAfter="',
    '<?xml ',
  ),
)('is soon done with a great deal of it', async (text) => {
  await expectSoon(() => readSamlAssertion(`<Assertion>${text}`, expected));
  await expectSoon(() => readSamlAssertion(text, expected));
});
