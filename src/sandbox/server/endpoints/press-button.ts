import { randomText } from '#sandbox/server/http/encoding.ts';
import { seeOther } from '#sandbox/server/http/responses.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { InteractionContext } from '#sandbox/server/grants/interaction-context.ts';
import {
  interactionAddress,
  takeInteraction,
  updateInteraction,
} from '#sandbox/server/grants/interactions.ts';
import { consentKey, permissionsOf } from '#sandbox/server/grants/pending-authorization.ts';
import type { AuthorizationRequest, InteractionRecord } from '#sandbox/server/grants/records.ts';
import { keepSession, startSession } from '#sandbox/server/grants/sessions.ts';
import { leftPage } from '#sandbox/server/pages/left-page.ts';
import { isPollButton, pressPollButton } from './press-poll-button.ts';
import { signOut } from './sign-out.ts';

/** Takes what was pressed, and sends the browser on with a GET. @see RFC 9700 §4.12 */
export async function pressButton(
  context: InteractionContext,
  { task }: InteractionRecord,
): Promise<Response> {
  const decision = pressed(context);
  if (task.kind !== 'logout' && decision === null) return signIn(context);
  if (task.kind === 'authorize') return decideRequest(context, task.request, decision);
  if (task.kind === 'poll' && isPollButton(decision)) {
    return pressPollButton(context, task, decision);
  }
  if (task.kind === 'logout' && (decision === 'sign-out' || decision === 'stay')) {
    return leave(context, task.returnTo, decision);
  }
  throw noSuchButton();
}

function noSuchButton(): OAuthError {
  return new OAuthError('invalid_request', 'The page has no such button.');
}

async function decideRequest(
  context: InteractionContext,
  request: AuthorizationRequest,
  decision: string | null,
): Promise<Response> {
  if (decision === 'allow') return allow(context, request);
  if (decision === 'confirm') return confirm(context);
  if (decision === 'deny') return decide(context, 'denied');
  throw noSuchButton();
}

function pressed({ form }: InteractionContext): string | null {
  return form?.parameters.get('decision') ?? null;
}

async function leave(
  { scene, session, id }: InteractionContext,
  returnTo: string | null,
  decision: 'sign-out' | 'stay',
): Promise<Response> {
  await takeInteraction(scene, id);
  if (decision === 'stay') return leftPage('You are still signed in');
  return signOut(scene, session, returnTo);
}

async function signIn(context: InteractionContext): Promise<Response> {
  const { scene, session, form, id } = context;
  const username = form?.parameters.get('user');
  const user = scene.definition.users.find((one) => one.username === username);
  if (user === undefined) throw new OAuthError('invalid_request', 'There is no such user.');
  const started = await startSession(scene, session, {
    sub: user.sub,
    authenticatedAt: scene.now,
    sid: sidFor(context, user.sub),
  });
  await updateInteraction(scene, id, (record) => ({ ...record, task: withAccount(record.task) }));
  return keepSession(scene, seeOther(interactionAddress(scene, id)), started);
}

/** Signing in once more stays in the session, so that its end reaches all clients of it. */
function sidFor({ scene, session }: InteractionContext, sub: string): string {
  const known = session?.authentication ?? null;
  return known?.sub === sub ? known.sid : randomText(scene.dependencies.random, 16);
}

/** The second factor, as far as one can be played: it counts from now. @see RFC 9470 §5 */
async function confirm({ scene, session, id }: InteractionContext): Promise<Response> {
  const back = seeOther(interactionAddress(scene, id));
  const authentication = session?.authentication ?? null;
  if (authentication === null) return back;
  const confirmed = { ...authentication, authenticatedAt: scene.now, isConfirmed: true };
  return keepSession(scene, back, await startSession(scene, session, confirmed));
}

/** The account was chosen. */
function withAccount(task: InteractionRecord['task']): InteractionRecord['task'] {
  if (task.kind === 'authorize') return { ...task, hasChosenAccount: true };
  return task.kind === 'poll' ? { ...task, wantsSignIn: false } : task;
}

async function allow(
  context: InteractionContext,
  request: AuthorizationRequest,
): Promise<Response> {
  const { scene, session } = context;
  const sub = session?.authentication?.sub;
  if (sub === undefined) return seeOther(interactionAddress(scene, context.id));
  const key = consentKey(sub, request.clientId);
  const address = { sandbox: scene.sandboxId, kind: 'consent', key } as const;
  const added = permissionsOf(scene, request);
  const removeAt = scene.now + 365 * 24 * 3600 * 1000;
  await scene.dependencies.store.update(address, (record) => ({
    record: {
      allowed: [...new Set([...(record?.allowed ?? []), ...added])],
      ...{ family: null, removeAt },
    },
    result: null,
  }));
  return decide(context, 'allowed');
}

async function decide(
  { scene, id }: InteractionContext,
  decision: 'allowed' | 'denied',
): Promise<Response> {
  await updateInteraction(scene, id, (record) =>
    record.task.kind === 'authorize' ? { ...record, task: { ...record.task, decision } } : record,
  );
  return seeOther(interactionAddress(scene, id));
}
