import { afterAll, beforeAll, expect, it } from 'vitest';
import { flowOf } from '#flows/registry.ts';
import { newClientKey } from '#workspace/environments/new-client.ts';
import { registeredClient, takeOver } from '#workspace/environments/registered-client.ts';
import { recall } from '#workspace/runs/recall.ts';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { createRemoteWorld, type RemoteWorld } from '../support/remote-world.ts';

let server: OidcProviderServer;

beforeAll(async () => {
  server = await startOidcProvider(['http://localhost:4173/callback']);
});
afterAll(() => server.close());

/** Takes a step of a run, and wants nothing to have failed. */
async function take({ workspace, run }: RemoteWorld, id: string, step: string) {
  await workspace.runs.send(id, step);
  const { checks, status } = workspace.viewStep(run(id), step);
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  expect([step, status.status, failed]).toEqual([step, 'answered', []]);
}

function registeredAs({ run }: RemoteWorld, id: string) {
  const memory = recall(run(id), flowOf('registration'));
  const client = registeredClient({ memory, id: 'registered', keys: [] });
  if (client === null) throw new Error('nothing was registered');
  return client;
}

it('registers a client that there was not, signs in as it, changes it and deletes it', async () => {
  const world = await createRemoteWorld(server.issuer, {});
  const { workspace, environmentId } = world;
  const { environments, runs } = workspace;
  const { id } = await runs.start('registration', environmentId, newClientKey);
  await take(world, id, 'register');
  await take(world, id, 'read');
  const client = { ...registeredAs(world, id), scope: 'openid email' };
  expect(client.registration?.uri).toContain(client.clientId);
  expect((await environments.saveClient(environmentId, client)).ok).toBe(true);

  const signIn = await runs.start('authorization-code', environmentId, client.id);
  await world.signInThere(signIn.id);
  await take(world, signIn.id, 'redeem');

  await take(world, id, 'update');
  const now = takeOver(client, registeredAs(world, id));
  expect((await environments.saveClient(environmentId, now)).ok).toBe(true);
  // Another day, with what was kept of it.
  const later = (await runs.start('registration', environmentId, client.id)).id;
  await take(world, later, 'read');
  await take(world, later, 'delete');
  await runs.send(later, 'read');
  expect(workspace.viewStep(world.run(later), 'read').status.status).toBe('failed');
});
