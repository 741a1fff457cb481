import { expect, it } from 'vitest';
import { claimShapes, headerShapes, type JsonSchema } from './claim-shapes.ts';
import { claimsSchema, headerSchema } from './claims-schema.ts';
import { claimMeaning, knownClaims, knownHeaders } from './claims.ts';
import { fillTemplate, sampleParties, tokenTemplates } from './token-templates.ts';

function member(schema: JsonSchema, name: string): JsonSchema {
  const found = schema.properties?.[name];
  if (typeof found !== 'object') throw new Error(`Failed to find ${name} in the schema`);
  return found;
}

it('has a shape for each claim and header whose meaning is known, and for no other', () => {
  expect(Object.keys(claimShapes).toSorted()).toEqual(knownClaims.toSorted());
  expect(Object.keys(headerShapes).toSorted()).toEqual(knownHeaders.toSorted());
});

it('says the one meaning of a claim, with its section', () => {
  const { text } = claimMeaning('aud')!;
  expect(member(claimsSchema(null), 'aud')).toMatchObject({
    type: ['string', 'array'],
    description: text,
    markdownDescription: `${text}. [RFC 7519 §4.1.3](https://www.rfc-editor.org/rfc/rfc7519.html#section-4.1.3)`,
  });
});

it('takes times as numbers of seconds alone', () => {
  for (const name of knownClaims.filter((claim) => claimMeaning(claim)?.form === 'time')) {
    expect(member(claimsSchema(null), name), name).toMatchObject({
      type: 'number',
      maximum: 99_999_999_999,
    });
  }
});

it.each([
  ['at+jwt', ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti']],
  ['application/AT+JWT', ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti']],
  ['dpop+jwt', ['jti', 'htm', 'htu', 'iat']],
  ['kb+jwt', ['iat', 'aud', 'nonce', 'sd_hash']],
  ['JWT', []],
  ['constructor', []],
])('requires of %s what its specification does', (typ, required) => {
  expect(claimsSchema(typ).required).toEqual(required);
});

it('wants a subject or a session in a logout token, and no nonce', () => {
  const schema = claimsSchema('logout+jwt');
  expect(schema.anyOf).toEqual([{ required: ['sub'] }, { required: ['sid'] }]);
  expect(schema.properties?.['nonce']).toBe(false);
});

it('names the algorithms that can sign, and asks for one', () => {
  const schema = headerSchema();
  expect(schema.required).toEqual(['alg']);
  expect(member(schema, 'alg').enum).toEqual(expect.arrayContaining(['HS256', 'ML-DSA-65']));
});

it('finds nothing missing in any of the templates', () => {
  const values = { ...sampleParties, algorithm: 'ES256', now: 1, id: 'id', nonce: 'nonce' };
  for (const template of tokenTemplates) {
    const filled = fillTemplate(template, values);
    const { typ } = JSON.parse(filled.header) as { typ: string };
    const members = Object.keys(JSON.parse(filled.payload) as object);
    expect(members, template.id).toEqual(expect.arrayContaining([...claimsSchema(typ).required!]));
  }
});
