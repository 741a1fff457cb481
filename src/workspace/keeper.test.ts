import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../tests/support/workspace-world.ts';
import { openMemoryStorage } from '#platform/storage/memory-storage.ts';

it('keeps a run that was only looked at out of storage', async () => {
  const storage = openMemoryStorage(null);
  const { workspace, run } = await createWorkspaceWorld(storage);
  const { id } = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  expect((await storage.load()).runs).toEqual([]);
  await workspace.runs.send(id, 'token');
  expect((await storage.load()).runs).toEqual([run(id)]);
});

it('says that a write was refused, and goes on in memory', async () => {
  const refused = { saveRun: () => Promise.reject(new Error('full')) };
  const storage = { ...openMemoryStorage(null), ...refused };
  const { workspace, run } = await createWorkspaceWorld(storage);
  const { id } = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  await workspace.runs.send(id, 'token');
  expect(workspace.getState().unavailableReason).toContain('refused to store');
  expect(workspace.viewStep(run(id), 'token').status.status).toBe('answered');
});

it('shows what another tab wrote', async () => {
  const told = new Set<() => void>();
  const memory = openMemoryStorage(null);
  const onOtherTab = (changed: () => void) => {
    told.add(changed);
    return () => told.delete(changed);
  };
  const world = await createWorkspaceWorld({ ...memory, onOtherTab });
  const other = await world.openTab();
  await other.workspace.environments.change('default', { name: 'Renamed' });
  const changed = new Promise<void>((resolve) => void world.workspace.subscribe(resolve));
  for (const tell of told) tell();
  await changed;
  expect(world.workspace.getState().environments[0]?.name).toBe('Renamed');
});

it('erases everything but the default sandbox, which comes back as new', async () => {
  const { workspace } = await createWorkspaceWorld();
  await workspace.environments.change('default', { name: 'Mine' });
  await workspace.eraseEverything();
  expect(workspace.getState()).toMatchObject({
    environments: [{ id: 'default', name: 'Default sandbox' }],
    runs: [],
  });
});

it('makes the host forget, too: no token of before is valid', async () => {
  const { workspace, ports } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  await workspace.runs.send(id, 'token');
  expect(await ports.sandbox.log('default', 0)).not.toEqual([]);
  await workspace.eraseEverything();
  expect(await ports.sandbox.log('default', 0)).toEqual([]);
});

it('erases what is here even where the host refuses to forget, and says so', async () => {
  const { workspace, ports } = await createWorkspaceWorld();
  await workspace.environments.change('default', { name: 'Mine' });
  Object.assign(ports.sandbox, { forget: () => Promise.reject(new Error('refused')) });
  await expect(workspace.eraseEverything()).rejects.toThrow('the host of the sandboxes');
  expect(workspace.getState().environments[0]?.name).toBe('Default sandbox');
});

it('erases a run that was only looked at, too', async () => {
  const { workspace } = await createWorkspaceWorld();
  await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  await workspace.eraseEverything();
  expect(workspace.getState().runs).toEqual([]);
});

it('says that it could not erase, and goes on with what is there', async () => {
  const refused = { eraseEverything: () => Promise.reject(new Error('blocked')) };
  const storage = { ...openMemoryStorage(null), ...refused };
  const { workspace } = await createWorkspaceWorld(storage);
  await workspace.environments.change('default', { name: 'Mine' });
  await expect(workspace.eraseEverything()).rejects.toThrow('blocked');
  expect(workspace.getState().environments[0]?.name).toBe('Mine');
  await workspace.environments.change('default', { name: 'Still mine' });
  expect((await storage.load()).environments[0]?.name).toBe('Still mine');
});
