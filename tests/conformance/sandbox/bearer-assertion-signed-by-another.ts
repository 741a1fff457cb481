import { clientKey, assertionClaims } from '../../support/client-jwt.ts';
import fixed from '../../support/keys/sandbox-keys.json' with { type: 'json' };
import { aboutAlice, tradeJwt } from '../../support/sandbox-assertion.ts';
import { assertingSecret, clientWith } from '../../support/sandbox-definition.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const wrong = defineWrong({
  check: 'check-bearer-assertion-signature',
  title: 'trades no assertion that is unsigned, or signed by another key or by a secret',
  run: async (world) => {
    const claims = { ...assertionClaims(world), sub: 'alice' };
    const unsigned = `${encode({ alg: 'none' })}.${encode(claims)}.`;
    await expectRefusal(await tradeJwt(world, unsigned), 'invalid_grant');
    const stranger = fixed.keys.find(({ alg }) => alg === 'ES256');
    const strange = await aboutAlice(world, {}, { key: { ...stranger, kid: 'client-es256' } });
    await expectRefusal(await tradeJwt(world, strange), 'invalid_grant');
    const { d: _, ...jwk } = clientKey('client-es256');
    await world.put(clientWith('secret-client', { jwks: { keys: [{ kty: 'EC', ...jwk }] } }));
    const key = new TextEncoder().encode(assertingSecret);
    const bySecret = await aboutAlice(world, { iss: 'secret-client' }, { alg: 'HS256', key });
    await expectRefusal(await tradeJwt(world, bySecret), 'invalid_grant');
  },
});
