import { decodeJwt, importJWK, SignJWT, type JWK } from 'jose';
import { testDefinition } from '../../support/sandbox-definition.ts';
import { callApi, defineWrong, expectChallenge } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-token-audience',
  title: 'refuses an access token that is for somebody else',
  run: async (world) => {
    const { access_token = '' } = await world.tokens();
    const key = testDefinition().keys.find(({ kid }) => kid === 'es256');
    const token = await new SignJWT({ ...decodeJwt(access_token), aud: 'https://other.example' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'es256' })
      .sign(await importJWK(key as JWK, 'ES256'));
    expectChallenge(await callApi(world, token), 401, 'invalid_token');
  },
});
