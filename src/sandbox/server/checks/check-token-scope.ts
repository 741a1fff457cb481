import { passed, type Check } from '#sandbox/server/check.ts';
import type { BearerRequest } from '#sandbox/server/grants/bearer-request.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import { refuseBearer } from './refuse-bearer.ts';

/** The token has the scope that is needed. */
export const checkTokenScope: Check<BearerRequest> = {
  name: 'check-token-scope',
  spec: 'RFC 6750 §3.1',
  run: (request) => {
    const { claims, scopeNeeded } = request;
    const scope = typeof claims?.['scope'] === 'string' ? claims['scope'] : '';
    if (splitScope(scope).includes(scopeNeeded)) return passed(scopeNeeded);
    const description = `The access token does not have the scope ${scopeNeeded}.`;
    throw refuseBearer(request, 'insufficient_scope', description);
  },
};
