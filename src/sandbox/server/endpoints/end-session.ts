import { runChecks, type Check } from '#sandbox/server/check.ts';
import { checkFormType } from '#sandbox/server/checks/check-form-type.ts';
import { checkLogoutClient } from '#sandbox/server/checks/check-logout-client.ts';
import { checkLogoutHint } from '#sandbox/server/checks/check-logout-hint.ts';
import { checkLogoutRedirect } from '#sandbox/server/checks/check-logout-redirect.ts';
import { checkRepeated } from '#sandbox/server/checks/check-repeated.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { startInteraction } from '#sandbox/server/grants/interactions.ts';
import { readLogoutRequest, type LogoutRequest } from '#sandbox/server/grants/logout-request.ts';
import { signOut } from './sign-out.ts';

/** What holds for a request to sign out. @see OpenID Connect RP-Initiated Logout 1.0 §2 and §4 */
export const logoutChecks: readonly Check<LogoutRequest>[] = [
  checkFormType,
  checkRepeated,
  checkLogoutHint,
  checkLogoutClient,
  checkLogoutRedirect,
];

/** Signs the user out; asks first where it is not certain that this is meant. */
export const endSession: Endpoint = {
  methods: ['GET', 'POST'],
  cors: false,
  audience: 'person',
  answer: async (scene) => {
    const request = await readLogoutRequest(scene);
    await runChecks(logoutChecks, request, scene.trail.checks);
    const { session, hint } = request;
    const returnTo = addressAfter(request);
    const signedIn = session?.authentication?.sub;
    const isMeant = signedIn === undefined || hint?.['sub'] === signedIn;
    if (isMeant) return signOut(scene, session, returnTo);
    return startInteraction(scene, session, { kind: 'logout', returnTo });
  },
};

/** Where to go, with `state` as it came. @see OpenID Connect RP-Initiated Logout 1.0 §3 */
function addressAfter({ form }: LogoutRequest): string | null {
  const { get } = form.parameters;
  const address = get('post_logout_redirect_uri');
  const state = get('state');
  if (address === null || state === null) return address;
  const glue = address.includes('?') ? '&' : '?';
  return `${address}${glue}${new URLSearchParams({ state }).toString()}`;
}
