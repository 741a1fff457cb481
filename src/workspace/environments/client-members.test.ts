import { expect, it } from 'vitest';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';
import { membersOf } from './client-members.ts';

async function worldWithBackend() {
  const world = await createWorkspaceWorld();
  const made = await world.workspace.environments.createSandbox();
  const backend = made.ok ? made.value.clients[1] : undefined;
  if (!made.ok || backend === undefined) throw new Error('there is no backend');
  return { world, id: made.value.id, backend };
}

const find = ({ workspace }: WorkspaceWorld, id: string) =>
  workspace.getState().environments.find((one) => one.id === id);

const known = (world: WorkspaceWorld, id: string, clientId: string) =>
  membersOf(find(world, id)?.sandbox?.definition ?? null, clientId);

async function statusOfToken({ workspace, run }: WorkspaceWorld, id: string, client: string) {
  const { id: runId } = await workspace.runs.start('client-credentials', id, client);
  await workspace.runs.send(runId, 'token');
  return workspace.viewStep(run(runId), 'token').status.status;
}

it('changes what the sandbox asks of a client, and gives a member back to its default', async () => {
  const { world, id, backend } = await worldWithBackend();
  const { environments } = world.workspace;
  expect(await statusOfToken(world, id, backend.id)).toBe('answered');
  await environments.saveClient(id, backend, { dpop_bound_access_tokens: true });
  expect(await statusOfToken(world, id, backend.id)).toBe('failed');
  await environments.saveClient(id, { ...backend, name: 'Renamed' });
  expect(await statusOfToken(world, id, backend.id)).toBe('failed');
  await environments.saveClient(id, backend, {});
  expect(await statusOfToken(world, id, backend.id)).toBe('answered');
});

it('goes along with a client that gets another client_id, and with its copy', async () => {
  const { world, id, backend } = await worldWithBackend();
  const { environments } = world.workspace;
  const members = { userinfo_signed_response_alg: 'ES256', frontchannel_logout_uri: '' };
  const robot = { ...backend, clientId: 'robot' };
  await environments.saveClient(id, robot, members);
  const kept = { userinfo_signed_response_alg: 'ES256' };
  expect(known(world, id, 'robot')).toEqual(kept);
  expect(known(world, id, 'backend')).toEqual({});
  const copy = await environments.duplicateClient(id, backend.id);
  expect(copy.clientId).not.toBe('robot');
  expect(known(world, id, copy.clientId)).toEqual(kept);
});

it('leaves a client that is new to the definition its redirect and sign-out addresses', async () => {
  const { world, id, backend } = await worldWithBackend();
  const { environments, runs } = world.workspace;
  const added = { ...backend, id: 'added', clientId: 'added', scope: 'openid' };
  await environments.saveClient(id, added, { require_pushed_authorization_requests: false });
  const run = await runs.start('authorization-code', id, 'added');
  await runs.openAuthorization(run.id, 'authorize', 'this-tab');
  await world.signIn(run.id);
  expect(world.workspace.viewStep(world.run(run.id), 'authorize').status.status).toBe('answered');
});

it('is refused with the reason where the sandbox cannot do it, and nothing is kept', async () => {
  const { world, id, backend } = await worldWithBackend();
  const saved = await world.workspace.environments.saveClient(id, backend, {
    id_token_signed_response_alg: 'RS512',
  });
  expect(saved).toMatchObject({ ok: false, problem: { reason: expect.stringContaining('RS512') } });
  expect(known(world, id, 'backend')).toEqual({});
});
