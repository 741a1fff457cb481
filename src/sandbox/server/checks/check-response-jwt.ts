import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { isJwtMode } from '#sandbox/server/grants/response-mode.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { whyNoResponseJwt } from '#sandbox/server/tokens/response-jwt.ts';

/** An answer that is to be a JWT can be signed and encrypted as the client is registered. */
export const checkResponseJwt: Check<AuthorizationContext> = {
  name: 'check-response-jwt',
  spec: 'JARM §3',
  run: ({ scene, client, responseMode }) => {
    if (responseMode === null || !isJwtMode(responseMode)) return skipped('the answer is no JWT');
    const reason = whyNoResponseJwt(scene.definition, present(client, 'the client'));
    if (reason === null) return passed(responseMode);
    // No refusal could be told in that way either.
    throw new OAuthError('invalid_request', `No answer can be made as registered: ${reason}.`);
  },
};
