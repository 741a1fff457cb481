import { base64url } from 'jose';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-signature',
  title: 'refuses a token that says it has no signature',
  run: async (world) => {
    const { access_token = '' } = await world.tokens();
    const header = base64url.encode(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: 'es256' }));
    const token = `${header}.${access_token.split('.')[1] ?? ''}.`;
    expectChallenge(await callApi(world, token), 401, 'invalid_token');
  },
});
