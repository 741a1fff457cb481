import { expect, test } from 'vitest';
import { answerOf } from '../../support/protocol-exchange.ts';
import { judgedIntrospection } from './judged-introspection.ts';

const good = {
  iss: 'https://server.example',
  aud: 'api',
  iat: 1767225000,
  token_introspection: { active: true },
};

function jwt(claims: object, typ = 'token-introspection+jwt') {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'RS256', typ })}.${encode(claims)}.c2ln`;
}

const type = 'application/token-introspection+jwt';
const judge = (text: string) => judgedIntrospection(answerOf(text, { type }), { wantsJwt: true });

test('a signed introspection response is read from its member', async () => {
  const { problem, value } = await judge(jwt(good));
  expect(problem).toBeNull();
  expect(value).toMatchObject({ isActive: true });
});

test.each([
  ['iss', { ...good, iss: 'https://other.example' }],
  ['aud', { ...good, aud: 'another' }],
  ['iat', { ...good, iat: undefined }],
  ['token_introspection', { ...good, token_introspection: 'yes' }],
])('a signed introspection response with a wrong %s is refused', async (member, claims) => {
  const { problem } = await judge(jwt(claims));
  expect(problem).toMatchObject({
    ...{ code: 'introspection_jwt_refused', check: `introspection_jwt.${member}` },
  });
});

test('a JWT of another type does not pass for an introspection response', async () => {
  const { problem } = await judge(jwt(good, 'at+jwt'));
  expect(problem).toMatchObject({ check: 'introspection_jwt.typ' });
});

test('plain JSON where a JWT was asked for is warned of', async () => {
  const { checks } = await judgedIntrospection(answerOf('{"active":true}'), { wantsJwt: true });
  expect(checks.find(({ id }) => id === 'introspection.form')?.outcome).toBe('warned');
});
