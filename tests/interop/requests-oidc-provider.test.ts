import { afterAll, beforeAll, expect, it } from 'vitest';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { createRemoteWorld, type RemoteWorld } from '../support/remote-world.ts';

const redirectUri = 'http://localhost:4173/callback';

let server: OidcProviderServer;

beforeAll(async () => {
  server = await startOidcProvider([redirectUri]);
});
afterAll(() => server.close());

/** A step's checks that failed, and whatever else it is than answered. */
function complaints({ workspace, run }: RemoteWorld, runId: string, step: string) {
  const view = workspace.viewStep(run(runId), step);
  const bad = view.checks.filter(({ outcome }) => outcome === 'failed');
  const told = bad.map(({ id, title, evidence }) => `${id}: ${title} (${evidence ?? ''})`);
  return view.status.status === 'answered' ? told : [JSON.stringify(view.status), ...told];
}

it('pushes the request, and the browser carries the reference alone', async () => {
  const world = await createRemoteWorld(server.issuer, {});
  const id = await world.begin('authorization-code', { par: 'on' });
  await world.workspace.runs.send(id, 'push');
  expect(complaints(world, id, 'push')).toEqual([]);
  await world.signInThere(id);
  expect(complaints(world, id, 'authorize')).toEqual([]);
  const carried = new URL(world.visited.at(-1) ?? '').searchParams;
  expect([...carried.keys()]).toEqual(['client_id', 'request_uri']);
  await world.workspace.runs.send(id, 'redeem');
  expect(complaints(world, id, 'redeem')).toEqual([]);
});
