import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkConfirmed } from '#sandbox/server/checks/check-confirmed.ts';
import { checkExpectedUser } from '#sandbox/server/checks/check-expected-user.ts';
import { checkInteractionForm } from '#sandbox/server/checks/check-interaction-form.ts';
import { checkNotDenied } from '#sandbox/server/checks/check-not-denied.ts';
import { checkSameBrowser } from '#sandbox/server/checks/check-same-browser.ts';
import { findInteraction } from '#sandbox/server/checks/find-interaction.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { answerGrant } from '#sandbox/server/grants/answer-grant.ts';
import { answerError } from '#sandbox/server/grants/authorization-answer.ts';
import {
  readInteraction,
  type InteractionContext,
} from '#sandbox/server/grants/interaction-context.ts';
import { takeInteraction } from '#sandbox/server/grants/interactions.ts';
import {
  needsConfirmation,
  needsConsent,
  needsSignIn,
  readAllowed,
  type PendingAuthorization,
} from '#sandbox/server/grants/pending-authorization.ts';
import type { InteractionRecord } from '#sandbox/server/grants/records.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import { consentPage } from '#sandbox/server/pages/consent-page.ts';
import { loginPage } from '#sandbox/server/pages/login-page.ts';
import { logoutPage } from '#sandbox/server/pages/logout-page.ts';
import { secondFactorPage } from '#sandbox/server/pages/second-factor-page.ts';
import { answerOrRefuse } from '#sandbox/server/refusal.ts';
import { pressButton } from './press-button.ts';
import { showPoll } from './show-poll.ts';

type AuthorizeTask = Extract<InteractionRecord['task'], { kind: 'authorize' }>;

/** What holds for every page that waits for its user. */
export const interactionChecks: readonly Check<InteractionContext>[] = [
  findInteraction,
  checkSameBrowser,
  checkInteractionForm,
];

/** What holds before the client gets its code. */
export const decisionChecks: readonly Check<PendingAuthorization>[] = [
  checkConfirmed,
  checkNotDenied,
  checkExpectedUser,
];

/** Login, consent and sign-out: shows what the user has to do next, and takes what was pressed. */
export const interaction: Endpoint = {
  methods: ['GET', 'POST'],
  cors: false,
  audience: 'person',
  answer: async (scene) => {
    const context = await readInteraction(scene);
    await runChecks(interactionChecks, context, scene.trail.checks);
    const record = present(context.interaction, 'the page');
    if (context.form !== null) return pressButton(context, record);
    const { task } = record;
    if (task.kind === 'poll') return showPoll(context, task);
    return task.kind === 'logout' ? logoutPage(scene, task.returnTo) : goOn(context, record, task);
  },
};

/** The next page, or the answer. */
async function goOn(
  context: InteractionContext,
  { startedAt }: InteractionRecord,
  task: AuthorizeTask,
): Promise<Response> {
  const { scene, session } = context;
  const { request, hasChosenAccount, decision } = task;
  const authentication = session?.authentication ?? null;
  const pending: PendingAuthorization = {
    ...{ scene, request, authentication, startedAt, hasChosenAccount, decision },
    allowed: await readAllowed(scene, authentication, request.clientId),
  };
  const isDenied = decision === 'denied';
  if (!isDenied && needsSignIn(pending)) return loginPage(pending);
  if (!isDenied && needsConfirmation(pending)) return secondFactorPage(pending);
  if (!isDenied && isExpected(pending) && needsConsent(pending)) return consentPage(pending);
  if (!(await takeInteraction(scene, context.id))) {
    throw new OAuthError('invalid_request', 'This page was answered before. Start again.');
  }
  return answerOrRefuse(
    scene,
    async () => {
      await runChecks(decisionChecks, pending, scene.trail.checks);
      return answerGrant(scene, request, present(authentication, 'a user'));
    },
    (error) => answerError(scene, request, error),
  );
}

/** Nobody is asked for consent to what another user was asked for. */
function isExpected({ request, authentication }: PendingAuthorization): boolean {
  return request.expectedSub === null || request.expectedSub === authentication?.sub;
}
