import { expect, test } from 'vitest';
import { authorizationParameters } from '#protocol/authorization/authorization-parameters.ts';
import { applyClientAuth, type ClientIdentity } from '#protocol/client-auth/apply-client-auth.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';
import { prepareTokenDraft } from '#protocol/token/prepare-token-draft.ts';
import { explainParameter, explainRequestHeader } from './parameters.ts';
import { explainResponseMember } from './response-members.ts';
import { explainScope } from './scopes.ts';

async function authenticate(method: ClientIdentity['method']) {
  const random = (length: number) => new Uint8Array(length);
  const client = { clientId: 'a', clientSecret: 'b'.repeat(32), method };
  const made = await applyClientAuth(client, { audience: 'https://a.example', now: 0, random });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}

test('every field of a request that this tool makes has a meaning', async () => {
  const pkce = { verifier: 'v', challenge: 'c', method: 'S256' } as const;
  const parameters = authorizationParameters({
    ...{ responseType: 'code', clientId: 'a', redirectUri: 'b', scope: 'c', state: 'd' },
    ...{ nonce: 'e', pkce, responseMode: 'query', extra: [] },
  });
  const query = parameters.map(([name, value]) => ({ place: 'query', name, value }) as const);
  const drafts = [
    makeDraft('GET', 'https://a.example/', query),
    prepareTokenDraft({
      tokenEndpoint: 'https://a.example/',
      authentication: await authenticate('client_secret_basic'),
      grant: { grantType: 'authorization_code', code: 'a', redirectUri: 'b', codeVerifier: 'c' },
      extra: [],
    }),
    prepareTokenDraft({
      tokenEndpoint: 'https://a.example/',
      authentication: await authenticate('client_secret_jwt'),
      grant: { grantType: 'refresh_token', refreshToken: 'a', scope: 'b' },
      extra: [],
    }),
  ];
  const unexplained = drafts
    .flatMap(({ fields }) => fields)
    .filter(({ place, name }) =>
      place === 'header' ? explainRequestHeader(name) === null : explainParameter(name) === null,
    );
  expect(unexplained).toEqual([]);
});

test('a name that every object has is not a known one', () => {
  for (const explain of [
    explainParameter,
    explainRequestHeader,
    explainResponseMember,
    explainScope,
  ]) {
    expect(explain('constructor')).toBeNull();
    expect(explain('__proto__')).toBeNull();
  }
});

test('scopes and members are explained with where they are defined', () => {
  expect(explainScope('openid')?.spec).toEqual({ document: 'OIDC Core', section: '3.1.2.1' });
  expect(explainResponseMember('id_token')?.spec.section).toBe('3.1.3.3');
  expect(explainRequestHeader('Authorization')).not.toBeNull();
});

test('what a server tells of a registered client has the meanings of what was asked', () => {
  for (const name of ['redirect_uris', 'token_endpoint_auth_method', 'client_name']) {
    expect(explainResponseMember(name)).toEqual(explainParameter(name));
  }
});
