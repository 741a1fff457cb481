import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-asked-scope',
  title: 'refuses a device that asks for what its client may not',
  run: async (world) => {
    const params = { client_id: 'narrow', scope: 'openid reports:read' };
    await expectRefusal(await world.post('/device_authorization', params), 'invalid_scope');
  },
});
