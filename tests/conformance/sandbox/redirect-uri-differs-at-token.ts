import { redirectUri } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-code-redirect',
  title: 'refuses a redirect URI other than that of the authorization request',
  run: async (world) => {
    const code = await world.code();
    const response = await world.redeem(code, { redirect_uri: `${redirectUri}/` });
    await expectRefusal(response, 'invalid_grant');
  },
});
