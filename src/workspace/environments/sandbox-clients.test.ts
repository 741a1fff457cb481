import { expect, it } from 'vitest';
import { confidentialGrantTypes, publicGrantTypes } from '#sandbox/contract/starter.ts';
import type { Client } from '#workspace/model/environment.ts';
import { testDefinition } from '../../../tests/support/sandbox-definition.ts';
import { freshClient } from './fresh-client.ts';
import { definitionInPlace } from './sandbox-clients.ts';

const appUrl = 'https://app.example/';

const client: Client = {
  ...freshClient,
  ...{ id: 'one', name: 'One', clientId: 'one', authentication: 'none', clientSecret: null },
  ...{ redirectUri: null, scope: 'openid' },
};

const privateKey = {
  ...{ kty: 'EC', kid: 'mine', alg: 'ES256', use: 'sig', crv: 'P-256', x: 'xx', y: 'yy' },
  ...{ d: 'private-part', key_ops: ['sign'], oth: 'private-too', unheardOf: 'private-as-well' },
};

function describe(changed: Partial<Client>, known: object | null = null) {
  const definition = testDefinition();
  const clients = known === null ? [] : [{ ...definition.clients[0], ...known }];
  const put = definitionInPlace(
    { ...definition, clients } as typeof definition,
    [{ ...client, ...changed }],
    appUrl,
  );
  return put.clients[0];
}

it('gives a public client the grants of one that cannot prove who it is', () => {
  expect(describe({})?.grant_types).toEqual([...publicGrantTypes]);
});

it('gives a confidential client every grant that RFC 9700 has nothing against', () => {
  const described = describe({ authentication: 'client_secret_basic', clientSecret: 's' });
  expect(described?.grant_types).toEqual([...confidentialGrantTypes]);
  expect(described?.client_secret).toBe('s');
});

it('shows the public halves of a client’s keys and nothing else of them', () => {
  const described = describe({
    authentication: 'private_key_jwt',
    keys: [privateKey, { kty: 'oct', k: 'private-shared' }],
  });
  expect(described?.jwks).toEqual({
    keys: [{ kty: 'EC', kid: 'mine', alg: 'ES256', use: 'sig', crv: 'P-256', x: 'xx', y: 'yy' }],
  });
  expect(JSON.stringify(described)).not.toContain('private-');
});

it('carries a secret only for the methods that use one', () => {
  const leftOver = { clientSecret: 'left-over' } as const;
  for (const authentication of ['none', 'private_key_jwt', 'tls_client_auth'] as const) {
    expect(describe({ ...leftOver, authentication })).not.toHaveProperty('client_secret');
  }
  const hmac = describe({ ...leftOver, authentication: 'client_secret_jwt' });
  expect(hmac?.client_secret).toBe('left-over');
});

it('keeps what the definition chose for the client, and its own secret and keys in their place', () => {
  const chosen = {
    ...{ client_id: 'one', client_secret: 'old', scope: 'openid' },
    authorization_signed_response_alg: 'ES256',
  };
  const described = describe({ clientId: 'one' }, chosen);
  expect(described).toMatchObject({
    authorization_signed_response_alg: 'ES256',
    scope: 'openid',
  });
  expect(described).not.toHaveProperty('client_secret');
});

it('leaves legacy-app the grants that it was made for', () => {
  const grantTypes = ['implicit', 'password'];
  const known = { client_id: 'legacy-app', grant_types: grantTypes };
  expect(describe({ clientId: 'legacy-app' }, known)?.grant_types).toEqual(grantTypes);
  const other = { client_id: 'one', grant_types: grantTypes };
  expect(describe({}, other)?.grant_types).toEqual([...publicGrantTypes]);
});

it('leaves a client that is the address of a document to whoever reads it, where that is done', () => {
  const described = { ...client, clientId: 'https://app.example/client.json' };
  const put = (clientDocuments: 'fetched' | 'refused') =>
    definitionInPlace(testDefinition({ clientDocuments }), [client, described], appUrl).clients;
  expect(put('fetched').map(({ client_id }) => client_id)).toEqual(['one']);
  expect(put('refused').map(({ client_id }) => client_id)).toEqual(['one', described.clientId]);
});
