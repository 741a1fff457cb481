import { tradeAboutAlice } from '../../support/sandbox-assertion.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-assertion-issuer',
  title: 'trades no assertion of nobody, of a stranger, or of a client without keys',
  run: async (world) => {
    for (const iss of [undefined, '', 7, 'https://stranger.example', 'backend']) {
      const answer = await tradeAboutAlice(world, { iss });
      const { error, error_description } = (await answer.json()) as Record<string, string>;
      if (error !== 'invalid_grant' || !/iss, Issuer|not taken/.test(error_description ?? '')) {
        throw new Error(`traded, or refused for something else: ${error_description}`);
      }
    }
    await expectRefusal(await tradeAboutAlice(world, { iss: undefined }), 'invalid_grant');
  },
});
