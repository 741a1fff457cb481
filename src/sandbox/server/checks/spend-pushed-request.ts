import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { spend } from '#sandbox/server/grants/spend.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** A `request_uri` is used for the first time; the RFC says SHOULD, and the policy may say otherwise. */
export const spendPushedRequest: Check<AuthorizationContext> = {
  name: 'spend-pushed-request',
  spec: 'RFC 9126 §4',
  run: async ({ scene, pushed }) => {
    if (pushed === null) return skipped('no request_uri');
    if (scene.definition.policy.requestUriUse === 'until-it-expires') {
      return skipped('good until it expires, by policy');
    }
    if (await spend(scene, { kind: 'pushed', key: pushed.key })) return passed();
    throw refuseAuthorization('invalid_request_uri', 'The request_uri was used before.');
  },
};
