import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, it } from 'vitest';
import { makeClientKey } from '#protocol/keys/client-keys.ts';
import { freshClient } from '#workspace/environments/fresh-client.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

async function start(
  world: WorkspaceWorld,
  client = 'backend-of-default',
  environment = 'default',
) {
  const { workspace, run } = world;
  const { id } = await workspace.runs.start('jwt-bearer', environment, client);
  const view = (step: string) => workspace.viewStep(run(id), step);
  const claim = (name: string, value: string) => {
    const { draft } = view('assertion');
    if (draft === null) throw new Error('the assertion was not prepared');
    const fields = draft.fields.map((field) => (field.name === name ? { ...field, value } : field));
    workspace.runs.edit(id, 'assertion', { ...draft, fields });
  };
  return { id, view, claim };
}

it('signs an assertion with the key that the starter has, and gets a token that the API takes', async () => {
  const world = await createWorkspaceWorld();
  const { id, view } = await start(world);
  await world.workspace.runs.perform(id, 'assertion');
  const made = view('assertion');
  expect(made.status.status).toBe('answered');
  const assertion = made.output?.text ?? '';
  expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'ES256', typ: 'JWT' });
  expect(decodeJwt(assertion)).toMatchObject({
    ...{ iss: 'backend', sub: 'alice', aud: 'http://localhost:4173/sandbox/default' },
  });
  for (const step of ['token', 'call-api']) {
    await world.workspace.runs.send(id, step);
    expect([step, view(step).status.status]).toEqual([step, 'answered']);
    expect(view(step).checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  }
  expect(view('token').response?.body).not.toContain('refresh_token');
  await world.workspace.runs.send(id, 'token');
  expect(view('token').status).toMatchObject({
    ...{ status: 'failed', problem: { error: 'invalid_grant' } },
  });
});

it('says what the server says of an assertion about a stranger', async () => {
  const world = await createWorkspaceWorld();
  const { id, view, claim } = await start(world);
  claim('sub', 'mallory');
  await world.workspace.runs.perform(id, 'assertion');
  await world.workspace.runs.send(id, 'token');
  expect(view('token').status).toMatchObject({
    status: 'failed',
    problem: {
      error: 'invalid_grant',
      description: expect.stringContaining("'mallory'") as string,
    },
  });
});

it('runs at a sandbox of one’s own, with the key that was made for its backend', async () => {
  const world = await createWorkspaceWorld();
  const made = await world.workspace.environments.createSandbox('Own');
  if (!made.ok) throw new Error(made.problem.reason);
  const backend = made.value.clients.find(({ clientId }) => clientId === 'backend');
  expect(backend?.keys.map(({ alg }) => alg)).toEqual(['ES256']);
  const { id, view } = await start(world, backend?.id, made.value.id);
  await world.workspace.runs.perform(id, 'assertion');
  await world.workspace.runs.send(id, 'token');
  expect(view('token').status.status).toBe('answered');
});

it('uses the algorithm of the key that a client has', async () => {
  const world = await createWorkspaceWorld();
  const made = await world.workspace.environments.createSandbox('Own');
  if (!made.ok) throw new Error(made.problem.reason);
  const client = {
    ...freshClient,
    ...{
      id: 'robot',
      name: 'Robot',
      clientId: 'robot',
      authentication: 'private_key_jwt' as const,
    },
    ...{ clientSecret: null, redirectUri: null, scope: '', keys: [await makeClientKey('PS256')] },
  };
  expect(await world.workspace.environments.saveClient(made.value.id, client)).toMatchObject({
    ok: true,
  });
  const { id, view } = await start(world, 'robot', made.value.id);
  await world.workspace.runs.perform(id, 'assertion');
  const assertion = view('assertion').output?.text ?? '';
  expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'PS256' });
  await world.workspace.runs.send(id, 'token');
  expect(view('token').status.status).toBe('answered');
});
