import { testDefinition } from '../../support/sandbox-definition.ts';
import { askByPassword, defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-legacy-grant',
  title: 'refuses the password grant where the policy has switched it off',
  run: async (world) => {
    await world.put(testDefinition({ legacyGrants: 'refused' }));
    await expectRefusal(await askByPassword(world), 'unsupported_grant_type');
  },
});
