import { expect, it } from 'vitest';
import type { Environment } from '#workspace/model/environment.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

async function sandboxOf({ workspace }: WorkspaceWorld): Promise<Environment> {
  const made = await workspace.environments.createSandbox('Mine');
  if (!made.ok) throw new Error(made.problem.reason);
  return made.value;
}

function now({ workspace }: WorkspaceWorld, id: string) {
  const environment = workspace.getState().environments.find((one) => one.id === id);
  const definition = environment?.sandbox?.definition ?? null;
  if (environment === undefined || definition === null) throw new Error('there is no sandbox');
  return { environment, definition };
}

/** The header of the access token in a token response. */
function headerOf(body: string): unknown {
  const { access_token: token } = JSON.parse(body) as { access_token: string };
  const [header = ''] = token.split('.');
  return JSON.parse(atob(header.replace(/-/g, '+').replace(/_/g, '/')));
}

it('puts a changed policy in place at once, and reads the metadata that shows it', async () => {
  const world = await createWorkspaceWorld();
  const { id } = await sandboxOf(world);
  expect(now(world, id).environment.metadata).toMatchObject({
    code_challenge_methods_supported: ['S256'],
  });
  const change = { policy: { pkcePlain: 'allowed-unsafe' }, preset: 'oauth-2.0' } as const;
  expect((await world.workspace.environments.changeSandbox(id, change)).ok).toBe(true);
  const { environment } = now(world, id);
  expect(environment.metadata).toMatchObject({
    code_challenge_methods_supported: ['S256', 'plain'],
  });
  expect(environment.sandbox?.preset).toBe('oauth-2.0');
});

it('undoes a change and keeps the one after it', async () => {
  const world = await createWorkspaceWorld();
  const { id } = await sandboxOf(world);
  const { changeSandbox } = world.workspace.environments;
  const first = await changeSandbox(id, { policy: { pkce: 'required' }, preset: 'fapi-2.0' });
  await changeSandbox(id, { policy: { codeLifetimeSeconds: 60 } });
  if (!first.ok) throw new Error(first.problem.reason);
  first.value.undo();
  await expect
    .poll(() => now(world, id).definition.policy)
    .toMatchObject({ pkce: 'required-for-public', codeLifetimeSeconds: 60 });
  expect(now(world, id).environment.sandbox?.preset).toBeNull();
});

it('does two changes that were asked for at once, one after the other', async () => {
  const world = await createWorkspaceWorld();
  const { id } = await sandboxOf(world);
  const { changeSandbox } = world.workspace.environments;
  await Promise.all([
    changeSandbox(id, { policy: { pkce: 'required' } }),
    changeSandbox(id, { faults: ['slow-answer'] }),
    changeSandbox(id, { policy: { dpop: 'required' } }),
  ]);
  const { policy, faults } = now(world, id).definition;
  expect({ policy, faults }).toMatchObject({
    policy: { pkce: 'required', dpop: 'required' },
    faults: ['slow-answer'],
  });
});

it('keeps the sandbox as it was where the server does not take the change', async () => {
  const world = await createWorkspaceWorld();
  const { id } = await sandboxOf(world);
  const before = now(world, id).definition;
  const keys = before.keys.filter(({ alg }) => alg !== 'RS256');
  const changed = await world.workspace.environments.changeSandbox(id, { keys });
  expect(changed.ok).toBe(false);
  expect(now(world, id).definition).toEqual(before);
});

it('refuses to change the sandbox of the host', async () => {
  const { workspace } = await createWorkspaceWorld();
  expect((await workspace.environments.changeSandbox('default', { faults: [] })).ok).toBe(false);
  expect((await workspace.environments.rotateKey('default', 'ES256')).ok).toBe(false);
});

it('signs with a new key from then on, and publishes the old one until it is removed', async () => {
  const world = await createWorkspaceWorld();
  const { id } = await sandboxOf(world);
  const { environments, runs, viewStep } = world.workspace;
  await environments.changeSandbox(id, { policy: { accessTokenAlgorithm: 'ES256' } });
  const old = now(world, id).definition.keys.find(({ alg }) => alg === 'ES256');
  expect((await environments.rotateKey(id, 'ES256')).ok).toBe(true);
  const { definition, environment } = now(world, id);
  const [made] = definition.keys;
  const published = environment.keys?.jwks.keys.map(({ kid }) => kid);
  expect(published).toEqual(expect.arrayContaining([made?.kid, old?.kid]));
  expect(JSON.stringify(environment.keys)).not.toContain('"d":');
  const backend = environment.clients[1]?.id ?? '';
  const run = await runs.start('client-credentials', id, backend);
  await runs.send(run.id, 'token');
  const body = viewStep(world.run(run.id), 'token').response?.body ?? '';
  expect(headerOf(body)).toMatchObject({ kid: made?.kid, alg: 'ES256' });
  const left = definition.keys.filter(({ kid }) => kid !== old?.kid);
  await environments.changeSandbox(id, { keys: left });
  const kept = now(world, id).environment.keys?.jwks.keys.map(({ kid }) => kid);
  expect(kept).not.toContain(old?.kid);
});

it('makes a key to encrypt to, published as that', async () => {
  const world = await createWorkspaceWorld();
  const { id } = await sandboxOf(world);
  await world.workspace.environments.rotateKey(id, 'RSA-OAEP-256');
  const shown = now(world, id).environment.keys?.jwks.keys.find(
    ({ alg }) => alg === 'RSA-OAEP-256',
  );
  expect(shown).toMatchObject({ use: 'enc', kty: 'RSA' });
});
