import { expect, it, vi } from 'vitest';
import { openMemoryStorage } from '#platform/storage/memory-storage.ts';
import { fail } from '#protocol/result.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

const reason = 'Nobody answers here.';

/** A page that was loaded in the middle of a run, where nobody answers for the sandbox. */
async function reloadWithoutHost(): Promise<{ world: WorkspaceWorld; id: string }> {
  const before = await createWorkspaceWorld();
  const { runs } = before.workspace;
  const { id } = await runs.start('client-credentials', 'default', 'backend-of-default');
  await runs.send(id, 'token');
  const world = await before.openTab();
  const host: WorkspaceWorld['ports']['sandbox']['host'] = async () =>
    fail({ code: 'worker-failed', reason });
  Object.assign(world.ports.sandbox, { host });
  return { world, id };
}

it('says why nobody answers for the sandbox before a later step is sent', async () => {
  const { world, id } = await reloadWithoutHost();
  const { workspace } = world;
  await workspace.runs.send(id, 'call-api');
  const { status } = workspace.viewStep(world.run(id), 'call-api');
  expect(status).toMatchObject({ status: 'failed', problem: { code: 'unreachable', reason } });
  expect(world.sent).toEqual([]);
});

it('sends what was led elsewhere by an edit though nobody answers for the sandbox', async () => {
  const { world, id } = await reloadWithoutHost();
  const { workspace } = world;
  const { draft } = workspace.viewStep(world.run(id), 'call-api');
  if (draft === null) throw new Error('there is no draft');
  workspace.runs.edit(id, 'call-api', { ...draft, url: 'http://localhost:9/elsewhere' });
  await workspace.runs.send(id, 'call-api');
  expect(world.sent.map(({ request }) => request.url)).toEqual(['http://localhost:9/elsewhere']);
});

it('puts a definition in place again before each step, for a host that has lost it', async () => {
  const world = await createWorkspaceWorld();
  const { environments, runs } = world.workspace;
  const made = await environments.createSandbox();
  if (!made.ok) throw new Error('there is no sandbox');
  const client = made.value.clients.find(({ authentication }) => authentication !== 'none');
  const { id } = await runs.start('client-credentials', made.value.id, client?.id ?? '');
  await runs.send(id, 'token');
  const put: string[] = [];
  const { sandbox } = world.ports;
  const original = sandbox.put;
  Object.assign(sandbox, {
    put: (...[name, definition]: Parameters<typeof original>) => {
      put.push(name);
      return original(name, definition);
    },
  });
  await runs.send(id, 'call-api');
  expect(put).toEqual([made.value.sandbox?.id]);
});

it('sends again as soon as the answer is shown, though it is not stored yet', async () => {
  const storage = openMemoryStorage(null);
  const world = await createWorkspaceWorld(storage);
  const { runs, viewStep } = world.workspace;
  const { id } = await runs.start('client-credentials', 'default', 'backend-of-default');
  const status = () => viewStep(world.run(id), 'token').status.status;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const saveRun = storage.saveRun;
  Object.assign(storage, {
    saveRun: async (run: Parameters<typeof saveRun>[0]) => {
      if (status() === 'answered') await held;
      await saveRun(run);
    },
  });
  const tokenRequests = () => world.sent.filter(({ request }) => request.url.endsWith('/token'));
  const first = runs.send(id, 'token');
  await vi.waitFor(() => expect(status()).toBe('answered'));
  const second = runs.send(id, 'token');
  release();
  await Promise.all([first, second]);
  expect(tokenRequests()).toHaveLength(2);
  expect(status()).toBe('answered');
});

it('sends once where the button is pressed twice', async () => {
  const world = await createWorkspaceWorld();
  const { runs } = world.workspace;
  const { id } = await runs.start('client-credentials', 'default', 'backend-of-default');
  await Promise.all([runs.send(id, 'token'), runs.send(id, 'token')]);
  expect(world.sent.filter(({ request }) => request.url.endsWith('/token'))).toHaveLength(1);
});
