import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { makeSampleAssertion } from '#sandbox/server/saml/sample-assertion.ts';

/**
 * Signs an assertion about a user, as an identity provider would after a sign-in: `user` names whom, by
 * user name. It is there to have one to try the SAML bearer grant with; nobody has to sign in for it.
 * @see RFC 7522 §2.1 and §4
 */
export const samlSample: Endpoint = {
  methods: ['GET'],
  cors: true,
  audience: 'machine',
  answer: async (scene) => {
    const { users } = scene.definition;
    const named = scene.url.searchParams.get('user');
    const user = users.find(({ username }) => named === null || username === named);
    if (user === undefined) {
      throw new OAuthError('invalid_request', 'No user of this sandbox has this user name.');
    }
    const assertion = await makeSampleAssertion(scene, user);
    if (assertion === null) {
      const description =
        'The sandbox has no RSA or EC key to sign XML with; give it an RS256 key.';
      throw new OAuthError('invalid_request', description);
    }
    const headers = {
      'Content-Type': 'application/samlassertion+xml',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    };
    return new Response(assertion, { headers });
  },
};
