import type { InteractionContext } from '#sandbox/server/grants/interaction-context.ts';
import {
  interactionAddress,
  takeInteraction,
  updateInteraction,
} from '#sandbox/server/grants/interactions.ts';
import { notifyClient } from '#sandbox/server/grants/notify-client.ts';
import { decidePoll, readPoll } from '#sandbox/server/grants/polls.ts';
import type { Authentication, InteractionRecord } from '#sandbox/server/grants/records.ts';
import { seeOther } from '#sandbox/server/http/responses.ts';
import { leftPage } from '#sandbox/server/pages/left-page.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { noLongerOpen } from './show-poll.ts';

type PollTask = Extract<InteractionRecord['task'], { kind: 'poll' }>;
type PollButton = 'allow' | 'deny' | 'switch';

/** Whether the page has this button. */
export function isPollButton(text: string | null): text is PollButton {
  return text === 'allow' || text === 'deny' || text === 'switch';
}

/** Takes what was decided about a request that began elsewhere, and tells the client where it wants to be told. @see RFC 8628 §3.3, CIBA Core 1.0 §10.2 */
export async function pressPollButton(
  { scene, session, id }: InteractionContext,
  task: PollTask,
  pressed: PollButton,
): Promise<Response> {
  const authentication = session?.authentication ?? null;
  const isMeant = await isExpected(scene, task.poll, authentication);
  if (pressed === 'switch' || authentication === null || !isMeant) {
    await updateInteraction(scene, id, (record) => ({
      ...record,
      task: { ...task, wantsSignIn: true },
    }));
    return seeOther(interactionAddress(scene, id));
  }
  await takeInteraction(scene, id);
  const decision = pressed === 'allow' ? authentication : 'denied';
  if (!(await decidePoll(scene, task.poll, decision))) throw noLongerOpen();
  await notifyClient(scene, task.poll);
  return pressed === 'allow' ? leftPage('You allowed it') : leftPage('You denied it');
}

/** Whether this user may decide. @see CIBA Core 1.0 §8 */
async function isExpected(
  scene: Scene,
  key: string,
  authentication: Authentication | null,
): Promise<boolean> {
  const expected = (await readPoll(scene, key))?.expectedSub ?? null;
  return expected === null || expected === authentication?.sub;
}
