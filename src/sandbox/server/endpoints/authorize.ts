import { present, runChecks } from '#sandbox/server/check.ts';
import { authorizationChecks, silentChecks } from '#sandbox/server/checks/authorization.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { answerGrant } from '#sandbox/server/grants/answer-grant.ts';
import { answerError, type AnswerTarget } from '#sandbox/server/grants/authorization-answer.ts';
import {
  readAuthorization,
  type AuthorizationContext,
} from '#sandbox/server/grants/authorization-context.ts';
import { toAuthorizationRequest } from '#sandbox/server/grants/authorization-request.ts';
import { startInteraction } from '#sandbox/server/grants/interactions.ts';
import {
  needsConfirmation,
  needsConsent,
  needsSignIn,
  readAllowed,
  type PendingAuthorization,
} from '#sandbox/server/grants/pending-authorization.ts';
import { defaultMode } from '#sandbox/server/grants/response-mode.ts';
import { readSession } from '#sandbox/server/grants/sessions.ts';
import type { OAuthError } from '#sandbox/server/oauth-error.ts';
import { refusalPage } from '#sandbox/server/pages/refusal-page.ts';
import { answerOrRefuse } from '#sandbox/server/refusal.ts';

/** Asks the user and answers the client. @see RFC 6749 §3.1, OpenID Connect Core 1.0 §3.1.2, §3.2.2, §3.3.2 */
export const authorize: Endpoint = {
  methods: ['GET', 'POST'],
  cors: false,
  meetsClients: true,
  audience: 'person',
  answer: async (scene) => {
    const context = await readAuthorization(scene);
    return answerOrRefuse(
      scene,
      () => decide(context),
      (error) => refuse(context, error),
    );
  },
};

async function decide(context: AuthorizationContext): Promise<Response> {
  const { scene } = context;
  await runChecks(authorizationChecks, context, scene.trail.checks);
  const request = toAuthorizationRequest(context);
  const session = await readSession(scene);
  const authentication = session?.authentication ?? null;
  const pending: PendingAuthorization = {
    ...{ scene, request, authentication, startedAt: scene.now },
    allowed: await readAllowed(scene, authentication, request.clientId),
    hasChosenAccount: false,
    decision: 'open',
  };
  if (request.prompt.includes('none')) {
    await runChecks(silentChecks, pending, scene.trail.checks);
  } else if (needsSignIn(pending) || needsConfirmation(pending) || needsConsent(pending)) {
    const task = { kind: 'authorize', request, hasChosenAccount: false, decision: 'open' } as const;
    return startInteraction(scene, session, task);
  }
  return answerGrant(scene, request, present(authentication, 'a user'));
}

function refuse(context: AuthorizationContext, error: OAuthError): Response | Promise<Response> {
  const { scene, form, client, redirectUri, responseMode, state } = context;
  if (error.redirect === 'forbidden' || redirectUri === null || client === null) {
    return refusalPage(scene, error);
  }
  const target: AnswerTarget = {
    ...{ clientId: client.client_id, redirectUri, state },
    responseMode: responseMode ?? defaultMode(form.parameters.get('response_type')),
  };
  return answerError(scene, target, error);
}
