import type { Scene } from '#sandbox/server/scene.ts';
import type { FamilyRecord } from './records.ts';

/**
 * What a token came from; null where that was ended, or its client is no longer known.
 * @see RFC 7009 §2.1, RFC 7592 §2.3
 */
export async function findFamily(scene: Scene, key: string): Promise<FamilyRecord | null> {
  const { dependencies, sandboxId: sandbox, definition } = scene;
  const family = await dependencies.store.read({ sandbox, kind: 'family', key });
  const owner = family?.grant.clientId;
  return definition.clients.some(({ client_id }) => client_id === owner) ? family : null;
}
