import { testDefinition } from '../../support/sandbox-definition.ts';
import { basic } from '../../support/sandbox-world.ts';
import { defineWrong, expectProofRefused } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-proof-required',
  title: 'refuses a request without a proof of a client whose tokens are bound',
  run: async (world) => {
    const { clients, ...rest } = testDefinition();
    const bound = clients.map((client) => ({ ...client, dpop_bound_access_tokens: true }));
    await world.put({ ...rest, clients: bound });
    const answer = await world.post('/token', { grant_type: 'client_credentials' }, basic());
    await expectProofRefused(answer, 'Tokens of this client are bound to a key');
  },
});
