import type { Scene } from '#sandbox/server/scene.ts';

const lifetimeMilliseconds = 30 * 24 * 3600 * 1000;

/** So many clients of one session are told of its end; the latest. */
const clientLimit = 20;

function addressOf({ sandboxId }: Scene, sid: string) {
  return { sandbox: sandboxId, kind: 'sessionClients', key: sid } as const;
}

/** Remembers that a client knows of a session. @see OpenID Connect Front-Channel Logout 1.0 §3 */
export function noteClient(scene: Scene, sid: string, clientId: string): Promise<null> {
  const removeAt = scene.now + lifetimeMilliseconds;
  return scene.dependencies.store.update(addressOf(scene, sid), (record) => {
    const others = (record?.clients ?? []).filter((one) => one !== clientId);
    const clients = [...others, clientId].slice(-clientLimit);
    return { record: { clients, family: null, removeAt }, result: null };
  });
}

/** The clients that know of a session, once: it has ended. */
export function takeClients(scene: Scene, sid: string): Promise<readonly string[]> {
  return scene.dependencies.store.update(addressOf(scene, sid), (record) => ({
    record: null,
    result: record?.clients ?? [],
  }));
}
