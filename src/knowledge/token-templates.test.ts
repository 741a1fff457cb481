import { expect, it } from 'vitest';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { tokenKind } from '#protocol/jwt/token-kind.ts';
import { claimMeaning, headerMeaning } from './claims.ts';
import { fillTemplate, sampleParties, tokenTemplates } from './token-templates.ts';

const now = 1_795_464_000;
const values = { algorithm: 'ES256', now, id: 'fresh', nonce: 'n', ...sampleParties };

function tokenOf(id: string) {
  const template = tokenTemplates.find((one) => one.id === id)!;
  const { header, payload } = fillTemplate(template, values);
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  const decoded = decodeJwtUnverified(`${encode(header)}.${encode(payload)}.AA`);
  if (decoded.kind !== 'jws') throw new Error('Failed to decode: no JWS');
  return { header: decoded.header.claims, claims: decoded.payload.claims };
}

it.each(tokenTemplates)(
  '$title has members that are explained, and times that are numbers',
  ({ id }) => {
    const { header, claims } = tokenOf(id);
    for (const name of Object.keys(header)) expect(headerMeaning(name), name).not.toBeNull();
    for (const [name, value] of Object.entries(claims)) {
      const meaning = claimMeaning(name);
      expect(meaning, name).not.toBeNull();
      if (meaning?.form === 'time') expect(Math.abs(Number(value) - now)).toBeLessThanOrEqual(3600);
    }
  },
);

it('is recognised as what it is', () => {
  expect(tokenKind(tokenOf('id-token'))).toBe('id-token');
  expect(tokenKind(tokenOf('access-token'))).toBe('access-token');
});

it('keeps to what the specifications require', () => {
  const required: Readonly<Record<string, readonly string[]>> = {
    'id-token': ['iss', 'sub', 'aud', 'exp', 'iat'],
    'access-token': ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'],
    'client-assertion': ['iss', 'sub', 'aud', 'exp', 'jti'],
    'dpop-proof': ['jti', 'htm', 'htu', 'iat'],
    'logout-token': ['iss', 'aud', 'iat', 'exp', 'jti', 'events'],
    'request-object': ['iss', 'aud', 'client_id', 'response_type', 'redirect_uri'],
    'introspection-response': ['iss', 'aud', 'iat', 'token_introspection'],
  };
  for (const [id, names] of Object.entries(required)) {
    expect(Object.keys(tokenOf(id).claims)).toEqual(expect.arrayContaining([...names]));
  }
  expect(tokenOf('logout-token').claims).not.toHaveProperty('nonce');
  expect(tokenOf('introspection-response').claims).not.toHaveProperty('sub');
});
