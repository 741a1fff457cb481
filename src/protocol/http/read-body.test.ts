import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMember, textMember } from './find-member.ts';
import { isMembers, readBodyText } from './read-body.ts';
import { readOauthError } from './read-oauth-error.ts';
import { findChallenge, parseWwwAuthenticate } from './www-authenticate.ts';

test('a body is what its text is, whatever was promised', () => {
  const kinds = [
    ['', 'empty'],
    [' \n\uFEFF', 'empty'],
    ['\uFEFF{"a":1}', 'object'],
    ['[]', 'json'],
    ['null', 'json'],
    ['<!doctype html><p>', 'html'],
    ['<HTML lang="en">', 'html'],
    ['e30.e30.c2ln', 'jwt'],
    ['access_token=a&token_type=bearer', 'form'],
    ['{"a":', 'text'],
    ['hello', 'text'],
  ] as const;
  for (const [text, kind] of kinds) expect([text, readBodyText(text).kind]).toEqual([text, kind]);
});

test('a page without a doctype is one by its content type', () => {
  expect(readBodyText('<p>Sorry</p>', 'text/html')).toEqual({ kind: 'html', title: null });
});

test('members that stand twice at the top are named, and others are not', () => {
  const text = '{"a":1,"b":{"a":2,"a":3},"\\u0061":[{"c":1},{"c":2}],"c":"a,\\"b\\":"}';
  expect(readBodyText(text)).toMatchObject({ kind: 'object', repeated: ['a'] });
});

test('no text makes reading a body throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readBodyText(text)));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(readBodyText(JSON.stringify(value))).toMatchObject({ kind: 'object', repeated: [] });
    }),
  );
});

test('a megabyte of open brackets or quotes is read without a hang', () => {
  for (const piece of ['[', '{"a":', '"', '<input ', 'access_token=', '\\"']) {
    readBodyText(piece.repeat(1_000_000 / piece.length));
  }
});

test('a member is found by a name that differs in case or underscores', () => {
  const members = { accessToken: 'a', Token_Type: 'b' };
  expect(findMember(members, 'access_token')).toMatchObject({ value: 'a', name: 'accessToken' });
  expect(findMember(members, 'toString')).toBeNull();
  expect(textMember(members, 'token_type')).toEqual({
    text: 'b',
    oddity: 'token_type is spelled Token_Type',
  });
});

test('errors are read in the forms that servers use', () => {
  const forms = [
    [{ error: 'a', error_description: 'b', error_uri: 'c' }, ['a', 'b', 'c']],
    [{ error: ['a'], error_description: ['b', 'c'] }, ['a', 'b c', null]],
    [
      { error: { code: 401, status: 'UNAUTHENTICATED', message: 'b' } },
      ['UNAUTHENTICATED', 'b', null],
    ],
    [{ errorCode: 'E0000011', errorSummary: 'Invalid token' }, ['E0000011', 'Invalid token', null]],
    [{ title: 'Forbidden', detail: 'no', status: 403 }, ['Forbidden', 'no', null]],
    [{ message: 'Unauthorized' }, ['error', 'Unauthorized', null]],
  ] as const;
  for (const [members, [error, description, uri]] of forms) {
    expect(readOauthError(members)).toEqual({ error, description, uri });
  }
  expect(readOauthError({ access_token: 'a', message: 'welcome' })).toBeNull();
  expect(readOauthError({})).toBeNull();
});

test('no JSON object makes reading an error throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      if (isMembers(value)) readOauthError(value);
      readOauthError({ error: value });
    }),
  );
});

test('the challenges of RFC 9110 and RFC 6750 are read', () => {
  const header =
    'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\"", Negotiate a87421000492aa874209af8bc028==';
  expect(parseWwwAuthenticate(header)).toEqual([
    { scheme: 'Basic', parameters: { realm: 'simple' }, token68: null },
    {
      scheme: 'Newauth',
      parameters: { realm: 'apps', type: '1', title: 'Login to "apps"' },
      token68: null,
    },
    { scheme: 'Negotiate', parameters: {}, token68: 'a87421000492aa874209af8bc028==' },
  ]);
  const bearer = 'BEARER realm="example",error="invalid_token",error_description="expired, sorry"';
  expect(findChallenge(bearer, 'Bearer')?.parameters).toEqual({
    realm: 'example',
    error: 'invalid_token',
    error_description: 'expired, sorry',
  });
  expect(findChallenge('Bearer', 'bearer')).toMatchObject({ parameters: {} });
});

test('a malformed challenge gives what can be read of it', () => {
  expect(findChallenge('Bearer error=invalid token, scope="a', 'bearer')).not.toBeNull();
  expect(findChallenge('Bearer error="x", ,, scope = "y"', 'bearer')?.parameters).toEqual({
    error: 'x',
    scope: 'y',
  });
});

test('no header makes reading challenges throw or hang', () => {
  const pieces = fc.constantFrom(
    'Bearer ',
    'a=',
    '"',
    '\\',
    ',',
    ' ',
    '=',
    'x',
    'realm="',
    '\t',
    'é',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (text) => {
        parseWwwAuthenticate(text);
      },
    ),
  );
  for (const piece of ['a', 'a ', '"', '\\"', 'a="', ' ,', 'a=a']) {
    parseWwwAuthenticate(piece.repeat(20_000));
  }
});
