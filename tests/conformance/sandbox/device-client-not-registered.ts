import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-device-allowed',
  title: 'refuses a device whose client is not registered for device codes',
  run: async (world) => {
    const params = { client_id: 'public-robot', scope: 'orders:read' };
    await expectRefusal(await world.post('/device_authorization', params), 'unauthorized_client');
  },
});
