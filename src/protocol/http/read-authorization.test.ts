import { expect, it } from 'vitest';
import { readAuthorization } from './read-authorization.ts';

it('takes scheme and value apart, with or without the name of the header', () => {
  const expected = { scheme: 'Bearer', token68: 'mF_9.B5f-4.1JqM', parameters: {} };
  expect(readAuthorization('Bearer mF_9.B5f-4.1JqM')).toMatchObject(expected);
  expect(readAuthorization('authorization:  Bearer   mF_9.B5f-4.1JqM\n')).toMatchObject(expected);
});

it('reads the parameters of a scheme that has some', () => {
  const header = 'Digest username="Mufasa, \\"king\\"", uri="/dir", algorithm=SHA-256';
  expect(readAuthorization(header)).toMatchObject({
    scheme: 'Digest',
    token68: null,
    parameters: { username: 'Mufasa, "king"', uri: '/dir', algorithm: 'SHA-256' },
  });
});

it('has no value where none can stand', () => {
  expect(readAuthorization('Bearer')).toMatchObject({ scheme: 'Bearer', text: '', token68: null });
  expect(readAuthorization('Bearer two words')).toMatchObject({ text: 'two words', token68: null });
  expect(readAuthorization('')).toBeNull();
  expect(readAuthorization('ü x')).toBeNull();
});

it('gives no name of an object’s own to a parameter that is missing', () => {
  const read = readAuthorization('Own __proto__="1", constructor="2"');
  expect(Object.keys(read?.parameters ?? {})).toEqual(['__proto__', 'constructor']);
});
