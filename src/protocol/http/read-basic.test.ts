import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeUserPassword } from '#protocol/api-call/basic-credentials.ts';
import { encodeBasicCredentials } from './form-encoding.ts';
import { readBasic } from './read-basic.ts';

it('reads the examples of RFC 7617 §2 and §2.1', () => {
  expect(readBasic('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==')).toMatchObject({
    ok: true,
    value: { user: { name: 'Aladdin', secret: 'open sesame' }, client: null, isCanonical: true },
  });
  expect(readBasic('Authorization: Basic dGVzdDoxMjPCow==')).toMatchObject({
    value: { user: { name: 'test', secret: '123£' }, charset: 'utf-8' },
  });
});

it('reads the client of RFC 6749 §2.3.1', () => {
  const read = readBasic('Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW');
  expect(read).toMatchObject({ value: { client: { name: 's6BhdRkqt3', secret: 'gX1fBat3bV' } } });
});

it('reads back what either encoder writes', () => {
  const text = fc.string({ unit: 'grapheme' });
  const named = fc.tuple(
    text.filter((name) => !name.includes(':')),
    text,
  );
  fc.assert(
    fc.property(named, ([name, secret]) => {
      const user = readBasic(encodeUserPassword(name, secret));
      expect(user).toMatchObject({ value: { user: { name, secret }, isCanonical: true } });
      const client = readBasic(encodeBasicCredentials(name, secret));
      expect(client).toMatchObject({ value: { client: { name, secret } } });
    }),
  );
});

it('takes a name with a colon for a client alone, since a user can have none', () => {
  const read = readBasic(encodeBasicCredentials('https://client.example', 'a b'));
  expect(read).toMatchObject({
    value: {
      user: { name: 'https%3A%2F%2Fclient.example', secret: 'a+b' },
      client: { name: 'https://client.example', secret: 'a b' },
    },
  });
});

it('reads bytes that are no UTF-8 one by one', () => {
  expect(readBasic('Basic dGVzdDr8')).toMatchObject({
    value: { user: { name: 'test', secret: 'ü' }, charset: 'latin1', client: null },
  });
});

it('reads base64 that no encoder writes, and says so', () => {
  for (const text of ['YTpi_w', 'YTpi', 'YTpiYw']) {
    const read = readBasic(text);
    expect(read.ok && read.value.isCanonical, text).toBe(text === 'YTpi');
  }
});

it.each([
  ['', 'basic_empty'],
  ['Basic ', 'basic_empty'],
  ['Basic ä:b', 'basic_not_base64'],
  ['Basic a', 'basic_not_base64'],
  ['Basic YWJj', 'basic_no_colon'],
])('refuses %j as %s', (text, code) => {
  expect(readBasic(text)).toMatchObject({ ok: false, problem: { code } });
});
