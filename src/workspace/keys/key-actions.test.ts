import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';
import { openMemoryStorage } from '#platform/storage/memory-storage.ts';

const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

it('keeps, renames and deletes a key, and gives it back', async () => {
  const storage = openMemoryStorage(null);
  const { workspace } = await createWorkspaceWorld(storage);
  const { id } = await workspace.keys.save({ name: 'Mine', jwk, handle: null });
  await workspace.keys.rename(id, 'Yours');
  const [kept] = (await storage.load()).keys;
  expect(kept).toMatchObject({ version: 1, id, name: 'Yours', jwk, handle: null });
  expect(workspace.getState().keys).toEqual([kept]);

  const { message, undo } = workspace.keys.remove(id);
  expect(message).toBe('The key “Yours” was deleted.');
  expect(workspace.getState().keys).toEqual([]);
  undo();
  expect(workspace.getState().keys).toEqual([kept]);
});

it('keeps a key that nobody can read as it is', async () => {
  const { workspace } = await createWorkspaceWorld();
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Failed to make a key pair');
  await workspace.keys.save({ name: 'Hidden', jwk, handle: pair.privateKey });
  expect(workspace.getState().keys[0]?.handle).toBe(pair.privateKey);
});

it('keeps one set for an address, the last', async () => {
  const { workspace } = await createWorkspaceWorld();
  const id = 'https://issuer.example/jwks';
  await workspace.keys.saveSet({ id, fetchedAt: 1, keys: [] });
  await workspace.keys.saveSet({ id, fetchedAt: 2, keys: [jwk] });
  expect(workspace.getState().keySets).toEqual([{ version: 1, id, fetchedAt: 2, keys: [jwk] }]);
  const { undo } = workspace.keys.removeSet(id);
  expect(workspace.getState().keySets).toEqual([]);
  undo();
  expect(workspace.getState().keySets).toHaveLength(1);
});

it('erases keys and sets with everything else', async () => {
  const storage = openMemoryStorage(null);
  const { workspace } = await createWorkspaceWorld(storage);
  await workspace.keys.save({ name: 'Mine', jwk, handle: null });
  await workspace.keys.saveSet({ id: 'https://issuer.example/jwks', fetchedAt: 1, keys: [jwk] });
  await workspace.eraseEverything();
  expect(workspace.getState()).toMatchObject({ keys: [], keySets: [] });
  expect(await storage.load()).toMatchObject({ keys: [], keySets: [] });
});
