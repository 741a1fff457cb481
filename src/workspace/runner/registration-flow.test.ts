import { expect, it } from 'vitest';
import { flowOf } from '#flows/registry.ts';
import { newClientKey } from '#workspace/environments/new-client.ts';
import { definitionInPlace } from '#workspace/environments/sandbox-clients.ts';
import { isAsTold, registeredClient, takeOver } from '#workspace/environments/registered-client.ts';
import { recall } from '#workspace/runs/recall.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

/** A sandbox of one's own, whose clients have all been deleted. */
async function startEmpty() {
  const world = await createWorkspaceWorld();
  const { environments } = world.workspace;
  const made = await environments.createSandbox('Empty');
  if (!made.ok) throw new Error(made.problem.reason);
  const { id: environmentId } = made.value;
  const clients = () =>
    world.workspace.getState().environments.find(({ id }) => id === environmentId)?.clients ?? [];
  for (const { id } of clients()) environments.removeClient(environmentId, id);
  return { ...world, environmentId, clients };
}

async function take(world: WorkspaceWorld, runId: string, step: string) {
  await world.workspace.runs.send(runId, step);
  const view = world.workspace.viewStep(world.run(runId), step);
  const failed = view.checks.filter(({ outcome }) => outcome === 'failed');
  expect([step, view.status.status, failed]).toEqual([step, 'answered', []]);
  return view;
}

const told = (world: WorkspaceWorld, runId: string, id: string) => {
  const memory = recall(world.run(runId), flowOf('registration'));
  const client = registeredClient({ memory, id, keys: [] });
  if (client === null) throw new Error('nothing was registered');
  return client;
};

it('registers a client where there is none, signs in as it, changes it and deletes it', async () => {
  const world = await startEmpty();
  const { workspace, environmentId, clients } = world;
  expect(clients()).toEqual([]);
  const { id } = await workspace.runs.start('registration', environmentId, newClientKey);
  const made = await take(world, id, 'register');
  expect(made.checks.find(({ id: check }) => check === 'metadata')?.outcome).toBe('passed');
  await take(world, id, 'read');

  const client = told(world, id, 'mine');
  expect((await workspace.environments.saveClient(environmentId, client)).ok).toBe(true);
  const signIn = await workspace.runs.start('authorization-code', environmentId, 'mine');
  await workspace.runs.openAuthorization(signIn.id, 'authorize', 'this-tab');
  await world.signIn(signIn.id);
  await take(world, signIn.id, 'redeem');

  const before = clients()[0];
  await take(world, id, 'update');
  const after = told(world, id, 'mine');
  if (before === undefined) throw new Error('the client was not kept');
  // The token that manages it is a new one.
  expect(isAsTold(before, after)).toBe(false);
  expect(isAsTold(takeOver(before, after), after)).toBe(true);
  await take(world, id, 'delete');
  await workspace.runs.send(id, 'read');
  const gone = workspace.viewStep(world.run(id), 'read').status;
  expect(gone).toMatchObject({ status: 'failed', problem: { error: 'invalid_token' } });
});

it('manages in a later run what was registered before', async () => {
  const world = await startEmpty();
  const { workspace, environmentId } = world;
  const first = await workspace.runs.start('registration', environmentId, newClientKey);
  await take(world, first.id, 'register');
  await workspace.environments.saveClient(environmentId, told(world, first.id, 'mine'));
  const { id } = await workspace.runs.start('registration', environmentId, 'mine');
  expect(workspace.viewStep(world.run(id), 'update').status).toMatchObject({ status: 'waiting' });
  await take(world, id, 'read');
  await take(world, id, 'update');
  await take(world, id, 'delete');
});

it('leaves to the sandbox what has registered itself there', async () => {
  const world = await startEmpty();
  const { workspace, environmentId } = world;
  const { id } = await workspace.runs.start('registration', environmentId, newClientKey);
  await take(world, id, 'register');
  const client = told(world, id, 'mine');
  await workspace.environments.saveClient(environmentId, client);
  const environment = workspace.getState().environments.find((one) => one.id === environmentId);
  const definition = environment?.sandbox?.definition;
  if (environment === undefined || definition == null) throw new Error('no definition');
  const placed = definitionInPlace(definition, environment.clients, 'http://localhost:4173/');
  expect(placed.clients).toEqual([]);
  const copy = await workspace.environments.duplicateClient(environmentId, 'mine');
  expect(copy.registration).toBeNull();
});
