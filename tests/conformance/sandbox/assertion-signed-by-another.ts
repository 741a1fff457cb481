import { askAsKeyClient, assertedBySecret } from '../../support/client-jwt.ts';
import fixed from '../../support/keys/sandbox-keys.json' with { type: 'json' };
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-assertion-signature',
  title: 'refuses an assertion that a stranger signed, by a key or by a secret',
  run: async (world) => {
    const stranger = fixed.keys.find(({ alg }) => alg === 'ES256');
    const key = { ...stranger, kid: 'client-es256' };
    await expectRefusal(await askAsKeyClient(world, {}, { key }), 'invalid_client');
    const grant = { grant_type: 'client_credentials' };
    const bySecret = await assertedBySecret(world, 'another secret, and as long as the right one');
    await expectRefusal(await world.post('/token', { ...grant, ...bySecret }), 'invalid_client');
  },
});
