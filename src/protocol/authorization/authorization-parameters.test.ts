import { expect, test } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';
import {
  authorizationParameters,
  responseWay,
  type AuthorizationInput,
} from './authorization-parameters.ts';

// RFC 6749 §4.1.1, in the order in which this tool writes parameters.
const example: AuthorizationInput = {
  responseType: 'code',
  clientId: 's6BhdRkqt3',
  redirectUri: 'https://client.example.com/cb',
  scope: null,
  state: 'xyz',
  nonce: null,
  pkce: 'none-unsafe',
  responseMode: null,
  extra: [],
};

function draftOf(input: AuthorizationInput) {
  const fields = authorizationParameters(input).map(
    ([name, value]) => ({ place: 'query', name, value }) as const,
  );
  return makeDraft('GET', 'https://server.example.com/authorize', fields);
}

function urlOf(input: AuthorizationInput): string {
  const request = assembleRequest(draftOf(input));
  return request.ok ? request.value.url : request.problem.code;
}

test('the request of RFC 6749 §4.1.1 is made', () => {
  expect(urlOf(example)).toBe(
    'https://server.example.com/authorize?response_type=code&client_id=s6BhdRkqt3' +
      '&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb&state=xyz',
  );
});

test('PKCE, nonce, mode and parameters of the client’s own are added', () => {
  const pkce = { verifier: 'v', challenge: 'c', method: 'S256' } as const;
  const extra = [
    ['resource', 'https://a.example'],
    ['resource', 'https://b.example'],
  ] as const;
  const url = new URL(urlOf({ ...example, nonce: 'n', responseMode: 'form_post', pkce, extra }));
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    nonce: 'n',
    response_mode: 'form_post',
    code_challenge: 'c',
    code_challenge_method: 'S256',
  });
  expect(url.searchParams.getAll('resource')).toEqual(['https://a.example', 'https://b.example']);
  expect(url.href).not.toContain('code_verifier');
});

test('repeated parameters have ids of their own', () => {
  const extra = [
    ['resource', 'a'],
    ['resource', 'b'],
  ] as const;
  const ids = draftOf({ ...example, extra }).fields.map(({ id }) => id);
  expect(ids.slice(-2)).toEqual(['query.resource', 'query.resource.2']);
});

test('an answer travels as was asked, else as its response type has it', () => {
  expect(responseWay(null, 'code')).toBe('query');
  expect(responseWay('jwt', 'code')).toBe('query');
  expect(responseWay('jwt', 'code id_token')).toBe('fragment');
  expect(responseWay(null, 'token')).toBe('fragment');
  expect(responseWay('form_post.jwt', 'code')).toBe('form_post');
  expect(responseWay('query.jwt', 'code id_token')).toBe('query');
});
