import { testDefinition } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRedirect } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-resource',
  title: 'refuses a resource that is no absolute URI without a fragment',
  run: async (world) => {
    for (const resource of ['/api', 'https://api.example/#part']) {
      await world.put(testDefinition({ resources: [resource] }));
      expectRedirect(world, await world.authorize({ resource }), 'invalid_target');
    }
  },
});
