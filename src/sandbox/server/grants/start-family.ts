import { randomText } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import type { FamilyRecord, Grant } from './records.ts';

/** Writes down a grant, so that everything that comes from it can be ended with it. */
export async function startFamily(scene: Scene, grant: Grant): Promise<FamilyRecord> {
  const { dependencies, definition, sandboxId, now } = scene;
  const { accessTokenLifetimeSeconds } = definition.policy;
  const family = randomText(dependencies.random, 16);
  const removeAt = now + (accessTokenLifetimeSeconds + 3600) * 1000;
  const record: FamilyRecord = { family, grant, removeAt };
  await dependencies.store.update({ sandbox: sandboxId, kind: 'family', key: family }, () => ({
    record,
    result: null,
  }));
  return record;
}
