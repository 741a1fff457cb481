import { expect, test } from 'vitest';
import { readClaimsRequest } from './read-claims-request.ts';

function faults(text: string, supported: readonly string[] | null = null) {
  return readClaimsRequest(text, supported).faults.map(
    ({ severity, line, column, text: said }) => `${severity} ${line}:${column} ${said}`,
  );
}

// OpenID Connect Core 1.0 §5.5, its first example.
const example = `{
  "userinfo": {
    "given_name": {"essential": true},
    "nickname": null,
    "email": {"essential": true}
  },
  "id_token": {
    "auth_time": {"essential": true},
    "acr": {"values": ["urn:mace:incommon:iap:silver"]}
  }
}`;

test('reads the example of the specification', () => {
  const { claims, faults: found } = readClaimsRequest(example);
  expect(found).toEqual([]);
  expect(claims).toEqual({
    userinfo: [
      { name: 'given_name', isEssential: true, values: null },
      { name: 'nickname', isEssential: false, values: null },
      { name: 'email', isEssential: true, values: null },
    ],
    id_token: [
      { name: 'auth_time', isEssential: true, values: null },
      { name: 'acr', isEssential: false, values: ['urn:mace:incommon:iap:silver'] },
    ],
  });
});

test('says where it is broken, and then gives nothing', () => {
  expect(faults('{\n  "userinfo": {"email": }\n}')).toEqual([
    'error 2:25 This is not JSON: here should be a value',
  ]);
  expect(faults('["email"]')).toEqual(['error 1:1 It has to be an object: { … }']);
  expect(faults('{"id_token":["acr"]}')).toEqual([
    'error 1:13 id_token has to be an object with a member for each claim',
  ]);
  const text = '{"id_token":{"a":true,"b":{"essential":"yes"},"c":{"values":"x"}}}';
  expect(faults(text)).toEqual([
    'error 1:18 a has to be null or an object',
    'error 1:40 essential has to be true or false',
    'error 1:61 values has to be a list: [ … ]',
  ]);
  expect(readClaimsRequest(text).claims).toBeNull();
});

test('hints at what a server may ignore', () => {
  expect(faults('{}')).toEqual([
    'hint 1:1 Neither userinfo nor id_token is in it: it asks for nothing',
  ]);
  const text =
    '{"userinfo":{"email":{"value":1,"values":[],"x":1},"shoe":null,"name#ja":null},"y":1}';
  expect(faults(text, ['email', 'name'])).toEqual([
    'hint 1:22 value and values are both there: servers may take either',
    'hint 1:42 values is empty: no value would do',
    'hint 1:49 x is not known here: a server may ignore it',
    'hint 1:59 The server does not name shoe among the claims that it may have',
    'hint 1:84 y is neither userinfo nor id_token: a server that does not know it ignores it',
  ]);
  expect(readClaimsRequest(text).claims?.userinfo).toHaveLength(3);
});
