import { passed, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { refuseBearer } from './refuse-bearer.ts';

/** The token is about a user who exists. */
export const checkTokenUser: Check<BearerRequest> = {
  name: 'check-token-user',
  spec: 'OpenID Connect Core 1.0 §5.3',
  run: (request) => {
    const { users } = request.scene.definition;
    if (users.some(({ sub }) => sub === request.claims?.['sub'])) return passed();
    throw refuseBearer(request, 'invalid_token', 'The user of the token is no longer there.');
  },
};
