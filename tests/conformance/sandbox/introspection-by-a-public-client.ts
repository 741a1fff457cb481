import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-introspecting-client',
  title: 'refuses to tell a public client about tokens',
  run: async (world) => {
    const { access_token } = await world.tokens();
    const params = { client_id: 'web-app', token: access_token };
    await expectRefusal(await world.post('/introspect', params), 'invalid_client');
  },
});
