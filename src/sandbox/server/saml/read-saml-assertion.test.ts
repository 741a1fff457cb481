import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectSoon } from '../../../../tests/support/hostile-text.ts';
import { parseXml } from './parse-xml.ts';
import { readSamlAssertion } from './read-saml-assertion.ts';

const encode = (xml: string) => Buffer.from(xml).toString('base64url');
const names = ['Assertion', 'Subject', 'Conditions', 'Issuer', 'ds:Signature', 'SignedInfo', 'a'];
const namespaces = `xmlns="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"`;

/** Well-formed XML of names that are looked for, in any order. */
const anyXml: fc.Arbitrary<string> = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom('', ' Version="2.0"', ' ID="a"', ' NotOnOrAfter="x"', ' URI="#a"'),
      fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('', 'text', '&amp;'),
        fc.array(tie('element')).map((all) => all.join('')),
      ),
    )
    .map(([name, attribute, inside]) => `<${name} ${namespaces}${attribute}>${inside}</${name}>`),
})).element;

it('throws at no assertion, be it no base64, no XML, or XML of another kind', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    '"',
    '<Assertion',
    '<?xml ?>',
    '<!--',
    '&',
    ']]>',
    ' ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((all) => encode(all.join(''))),
    anyXml.map(encode),
  );
  fc.assert(
    fc.property(text, (one) => {
      // Nothing of this is signed.
      expect(readSamlAssertion(one)).toBeNull();
    }),
  );
});

it('reads back the text of any element', () => {
  const escape = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aé<>&;"\u{1f600} ') }), (text) => {
      expect(parseXml(`<a>${escape(text)}</a>`)?.textContent).toBe(text);
    }),
  );
});

// As much as a token request may hold: `bodyLimitBytes`.
it.each(['<a>', '<a ', '<Assertion ', '&amp;', '<a/>', '<?xml '])(
  'is soon done with as much of it as a request holds: %s',
  async (piece) => {
    const many = piece.repeat(48_000 / piece.length);
    await expectSoon(() => readSamlAssertion(encode(many)));
    await expectSoon(() =>
      readSamlAssertion(encode(`<Assertion ${namespaces}>${many}</Assertion>`)),
    );
  },
);

it('refuses what is nested without end', async () => {
  const depth = 6800;
  const deep = `<a>`.repeat(depth) + '</a>'.repeat(depth);
  const inside = `<Assertion ${namespaces} Version="2.0">${deep}</Assertion>`;
  await expectSoon(() => expect(readSamlAssertion(encode(inside))).toBeNull());
});
