import { expect, it } from 'vitest';
import { confidentialGrantTypes, publicGrantTypes } from '#sandbox/contract/starter.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';
import { registeredGrants } from './registered-grants.ts';

async function worldWithSandbox() {
  const world = await createWorkspaceWorld();
  const made = await world.workspace.environments.createSandbox();
  const backend = made.ok ? made.value.clients[1] : undefined;
  if (!made.ok || backend === undefined) throw new Error('there is no backend');
  const find = () =>
    world.workspace.getState().environments.find(({ id }) => id === made.value.id) ?? made.value;
  return { ...world, backend, find };
}

it('are those of a client that was added with what the sandbox expects of it', async () => {
  const { workspace, backend, find } = await worldWithSandbox();
  const added = { ...backend, id: 'added', clientId: 'added' };
  await workspace.environments.saveClient(find().id, added, { dpop_bound_access_tokens: true });
  expect(registeredGrants(find(), added)).toEqual([...confidentialGrantTypes]);
});

it('follow a client that no longer proves itself', async () => {
  const { workspace, backend, find } = await worldWithSandbox();
  const changed = { ...backend, authentication: 'none' as const, clientSecret: null };
  await workspace.environments.saveClient(find().id, changed, {});
  expect(registeredGrants(find(), changed)).toEqual([...publicGrantTypes]);
});

it('are unknown of a client that the sandbox has never seen', async () => {
  const { backend, find } = await worldWithSandbox();
  expect(registeredGrants(find(), { ...backend, clientId: 'stranger' })).toBeNull();
});
