import type { Scene } from '#sandbox/server/scene.ts';
import { readPoll } from './polls.ts';
import type { PollRecord } from './records.ts';

/** So many requests wait for one user; the oldest go. */
const inboxLimit = 50;

function inboxAddress({ sandboxId }: Scene, sub: string) {
  return { sandbox: sandboxId, kind: 'inbox', key: sub } as const;
}

/** Lets something wait for a user. @see CIBA Core 1.0 §8 */
export function addToInbox(scene: Scene, sub: string, poll: string): Promise<null> {
  const removeAt = scene.now + 24 * 3600 * 1000;
  return scene.dependencies.store.update(inboxAddress(scene, sub), (record) => ({
    record: {
      ...{ family: null, removeAt },
      polls: [...(record?.polls ?? []), poll].slice(-inboxLimit),
    },
    result: null,
  }));
}

/** One request that waits. */
export interface Waiting {
  readonly key: string;
  readonly poll: PollRecord;
}

/** What still waits for a user, the newest first. */
export async function readInbox(scene: Scene, sub: string): Promise<readonly Waiting[]> {
  const record = await scene.dependencies.store.read(inboxAddress(scene, sub));
  const keys = [...(record?.polls ?? [])].reverse();
  const found = await Promise.all(
    keys.map(async (key) => ({ key, poll: await readPoll(scene, key) })),
  );
  return found.flatMap(({ key, poll }) =>
    poll?.decision === 'open' && poll.endsAt > scene.now ? [{ key, poll }] : [],
  );
}
