import { randomText } from '#sandbox/server/http/encoding.ts';
import { seeOther } from '#sandbox/server/http/responses.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import type { InteractionRecord } from './records.ts';
import { keepSession, startSession, type BrowserSession } from './sessions.ts';

/** A page waits for its user so long. */
const lifetimeMilliseconds = 15 * 60 * 1000;

/** Where a page that waits for its user is. */
export function interactionAddress(scene: Scene, id: string): string {
  return `${scene.issuer}/interaction/${id}`;
}

/** Sends the browser to a page that waits for its user, and binds the one to the other. */
export async function startInteraction(
  scene: Scene,
  session: BrowserSession | null,
  task: InteractionRecord['task'],
): Promise<Response> {
  const { dependencies, sandboxId, now } = scene;
  const id = randomText(dependencies.random);
  const started = session === null ? await startSession(scene, null, null) : null;
  const browser = session?.browser ?? started?.browser ?? '';
  const endsAt = now + lifetimeMilliseconds;
  const removeAt = endsAt + lifetimeMilliseconds;
  await dependencies.store.update({ sandbox: sandboxId, kind: 'interaction', key: id }, () => ({
    record: { browser, startedAt: now, endsAt, task, family: null, removeAt },
    result: null,
  }));
  const response = seeOther(interactionAddress(scene, id));
  return started === null ? response : keepSession(scene, response, started);
}

/** Writes down what the user did; null where the page was used up in the meantime. */
export function updateInteraction(
  scene: Scene,
  id: string,
  change: (record: InteractionRecord) => InteractionRecord,
): Promise<InteractionRecord | null> {
  const address = { sandbox: scene.sandboxId, kind: 'interaction', key: id } as const;
  return scene.dependencies.store.update(address, (record) => {
    const changed = record === null ? null : change(record);
    return { record: changed, result: changed };
  });
}

/** Uses a page up; false where somebody was faster. */
export function takeInteraction(scene: Scene, id: string): Promise<boolean> {
  const address = { sandbox: scene.sandboxId, kind: 'interaction', key: id } as const;
  return scene.dependencies.store.update(address, (record) => ({
    record: null,
    result: record !== null,
  }));
}
