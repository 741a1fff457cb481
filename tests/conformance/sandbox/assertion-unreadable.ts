import { jwtBearerAssertion } from '#sandbox/server/grants/client-assertion.ts';
import { asserted } from '../../support/client-jwt.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-assertion-readable',
  title: 'refuses an assertion of another type, and one that is no JWT',
  run: async (world) => {
    const grant = { grant_type: 'client_credentials', client_id: 'key-client' };
    const good = await asserted(world);
    const saml = 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer';
    for (const wrong of [
      { ...good, client_assertion_type: saml },
      { ...good, client_assertion_type: undefined },
      { client_assertion_type: jwtBearerAssertion },
      { client_assertion_type: jwtBearerAssertion, client_assertion: 'no.jwt' },
      { client_assertion_type: jwtBearerAssertion, client_assertion: 'a.b.c' },
    ]) {
      await expectRefusal(await world.post('/token', { ...grant, ...wrong }), 'invalid_client');
    }
  },
});
