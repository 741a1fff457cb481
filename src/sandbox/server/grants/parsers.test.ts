import fc from 'fast-check';
import { expect, it } from 'vitest';
import { starterPublicClient } from '#sandbox/contract/starter.ts';
import { toParameters } from '#sandbox/server/http/parameters.ts';
import { readBasic } from './basic-credentials.ts';
import { readClaimsParameter } from './claims-parameter.ts';
import { findRedirectUri } from './redirect-uris.ts';

const clientOf = (...redirect_uris: string[]) => ({ ...starterPublicClient(''), redirect_uris });

it('reads back every client id and secret that was form-encoded into Basic', () => {
  const encode = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
      (id, secret) => {
        const header = `basic ${btoa(`${encode(id)}:${encode(secret)}`)}`;
        const expected = { clientId: id, secret };
        expect(readBasic(header)).toEqual(expected);
      },
    ),
    { numRuns: 40 },
  );
});

it('never throws on a header, a claims parameter or a redirect URI', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      readBasic(`Basic ${text}`);
      readClaimsParameter(text);
      findRedirectUri(clientOf('http://127.0.0.1/cb', text), text);
    }),
  );
});

it('treats a parameter without a value as left out, and still sees it repeated', () => {
  const parameters = toParameters(new URLSearchParams('a=&b=1&b=&c=2'));
  expect(parameters.get('a')).toBeNull();
  expect(parameters.get('c')).toBe('2');
  expect(parameters.repeated).toEqual(['b']);
});

it('takes any port of a loopback address, and none of another host', () => {
  const client = clientOf('http://127.0.0.1/cb', 'http://[::1]:1/cb', 'https://a.example/cb');
  expect(findRedirectUri(client, 'http://127.0.0.1:5/cb')).toBe('http://127.0.0.1:5/cb');
  expect(findRedirectUri(client, 'http://[::1]:2/cb')).toBe('http://[::1]:2/cb');
  expect(findRedirectUri(client, 'http://[::1]:2/cb?x')).toBeNull();
  expect(findRedirectUri(client, 'http://u@127.0.0.1:5/cb')).toBeNull();
  expect(findRedirectUri(client, 'https://a.example:444/cb')).toBeNull();
});

it('answers at the only redirect URI where none is sent', () => {
  expect(findRedirectUri(clientOf('https://a.example/cb'), null)).toBe('https://a.example/cb');
  expect(findRedirectUri(clientOf('https://a.example/cb', 'x:/y'), null)).toBeNull();
});
