import { testDefinition } from '../../support/sandbox-definition.ts';
import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registered-grants',
  title: 'registers no grant and no response type that is not offered under the policy',
  run: async (world) => {
    const code = 'authorization_code';
    for (const members of [
      { grant_types: [code, 'urn:example:made-up'] },
      { grant_types: [code, 'implicit'], response_types: ['code', 'code magic'] },
    ]) {
      await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
    }
    await world.put(testDefinition({ legacyGrants: 'refused' }));
    for (const members of [
      { grant_types: [code, 'password'] },
      { grant_types: [code, 'implicit'], response_types: ['code', 'id_token'] },
    ]) {
      await expectRefusal(await askToRegister(world, members), 'invalid_client_metadata');
    }
  },
});
