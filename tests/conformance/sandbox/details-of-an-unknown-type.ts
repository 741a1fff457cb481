import { testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-authorization-details',
  title: 'refuses authorization details of a type that the policy does not name',
  run: async (world) => {
    await world.put(testDefinition({ authorizationDetailsTypes: ['payment_initiation'] }));
    const authorization_details = '[{"type":"account_information"}]';
    const ending = await world.authorize({ authorization_details });
    expectRedirect(world, ending, 'invalid_authorization_details');
  },
});
