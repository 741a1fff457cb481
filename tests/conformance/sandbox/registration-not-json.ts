import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-registration-body',
  title: 'refuses a description that is no JSON object, does not say so, or is too long',
  run: async (world) => {
    const url = `${world.issuer}/register`;
    const headers = { 'Content-Type': 'application/json' };
    for (const body of ['', '[]', 'null', '{"redirect_uris":']) {
      const response = await world.fetch(url, { method: 'POST', headers, body });
      await expectRefusal(response, 'invalid_client_metadata');
    }
    const asText = await askToRegister(world, {}, { 'Content-Type': 'text/plain' });
    await expectRefusal(asText, 'invalid_client_metadata');
    const tooLong = await askToRegister(world, { client_name: 'x'.repeat(17 * 1024) });
    await expectRefusal(tooLong, 'invalid_client_metadata');
  },
});
