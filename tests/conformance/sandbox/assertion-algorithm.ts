import { assertionClaims, askAsKeyClient } from '../../support/client-jwt.ts';
import { jwtBearerAssertion } from '#sandbox/server/grants/client-assertion.ts';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const wrong = defineWrong({
  check: 'check-assertion-algorithm',
  title: 'refuses an unsigned assertion, and an algorithm the client is not registered for',
  run: async (world) => {
    const unsigned = `${encode({ alg: 'none' })}.${encode(assertionClaims(world))}.`;
    const params = { client_assertion_type: jwtBearerAssertion, client_assertion: unsigned };
    const grant = { grant_type: 'client_credentials' };
    await expectRefusal(await world.post('/token', { ...grant, ...params }), 'invalid_client');
    const definition = testDefinition();
    const clients = definition.clients.map((client) =>
      client.client_id === 'key-client'
        ? { ...client, token_endpoint_auth_signing_alg: 'PS256' }
        : client,
    );
    await world.put({ ...definition, clients });
    await expectRefusal(await askAsKeyClient(world), 'invalid_client');
  },
});
