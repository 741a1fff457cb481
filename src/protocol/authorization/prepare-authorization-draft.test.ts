import { expect, test } from 'vitest';
import { assembleRequest } from '#protocol/http/assemble-request.ts';
import {
  prepareAuthorizationDraft,
  type AuthorizationInput,
} from './prepare-authorization-draft.ts';

// RFC 6749 §4.1.1, in the order in which this tool writes parameters.
const example: AuthorizationInput = {
  authorizationEndpoint: 'https://server.example.com/authorize',
  clientId: 's6BhdRkqt3',
  redirectUri: 'https://client.example.com/cb',
  scope: null,
  state: 'xyz',
  nonce: null,
  pkce: 'none-unsafe',
  responseMode: null,
  extra: [],
};

function urlOf(input: AuthorizationInput): string {
  const request = assembleRequest(prepareAuthorizationDraft(input));
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
  const ids = prepareAuthorizationDraft({ ...example, extra }).fields.map(({ id }) => id);
  expect(ids.slice(-2)).toEqual(['query.resource', 'query.resource.2']);
});
