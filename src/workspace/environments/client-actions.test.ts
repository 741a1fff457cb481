import { expect, it } from 'vitest';
import type { HttpRequest } from '#protocol/http/message.ts';
import { ok } from '#protocol/result.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

async function sandboxOf({ workspace }: WorkspaceWorld): Promise<Environment> {
  const made = await workspace.environments.createSandbox();
  if (!made.ok) throw new Error(made.problem.reason);
  return made.value;
}

function find({ workspace }: WorkspaceWorld, id: string): Environment {
  const environment = workspace.getState().environments.find((one) => one.id === id);
  if (environment === undefined) throw new Error('there is no such environment');
  return environment;
}

function client(environment: Environment, index: number): Client {
  const found = environment.clients[index];
  if (found === undefined) throw new Error('there is no such client');
  return found;
}

/** The redeemed code's checks that failed or warned, by name. */
async function redeem(world: WorkspaceWorld, environment: Environment, clientKey: string) {
  const { runs, viewStep } = world.workspace;
  const { id } = await runs.start('authorization-code', environment.id, clientKey);
  await runs.openAuthorization(id, 'authorize', 'this-tab');
  await world.signIn(id);
  await runs.send(id, 'redeem');
  return viewStep(world.run(id), 'redeem').checks;
}

it('adds a client’s own parameters to each request that it makes', async () => {
  const world = await createWorkspaceWorld();
  const environment = await sandboxOf(world);
  const web = client(environment, 0);
  const extraParameters = {
    authorization: [
      ['ui_locales', 'fr en'],
      ['resource', 'https://api.example/a'],
    ],
    token: [['audience', 'https://api.example/a&b']],
  } as const;
  const policy = { resources: ['https://api.example/a'] };
  await world.workspace.environments.changeSandbox(environment.id, { policy });
  await world.workspace.environments.saveClient(environment.id, { ...web, extraParameters });
  const { runs, viewStep } = world.workspace;
  for (const attempt of ['first', 'second']) {
    const { id } = await runs.start('authorization-code', environment.id, web.id);
    const url = new URL(viewStep(world.run(id), 'authorize').next?.request?.url ?? 'about:blank');
    expect([attempt, url.searchParams.get('ui_locales')]).toEqual([attempt, 'fr en']);
    expect([attempt, url.searchParams.get('resource')]).toEqual([attempt, 'https://api.example/a']);
    await runs.openAuthorization(id, 'authorize', 'this-tab');
    await world.signIn(id);
    await runs.send(id, 'redeem');
    const body = viewStep(world.run(id), 'redeem').sent?.request.body;
    const sent = new URLSearchParams(typeof body === 'string' ? body : '');
    expect([attempt, sent.get('audience')]).toEqual([attempt, 'https://api.example/a&b']);
    expect(viewStep(world.run(id), 'redeem').status.status).toBe('answered');
  }
});

it('brings a deleted client back to its place, at the sandbox too', async () => {
  const world = await createWorkspaceWorld();
  const environment = await sandboxOf(world);
  const web = client(environment, 0);
  const { undo } = world.workspace.environments.removeClient(environment.id, web.id);
  expect(find(world, environment.id).clients.map(({ id }) => id)).toEqual(
    environment.clients.slice(1).map(({ id }) => id),
  );
  undo();
  expect(find(world, environment.id).clients).toEqual(environment.clients);
  const checks = await redeem(world, environment, web.id);
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

it('gives the copy of a sandbox’s client an id that the sandbox knows', async () => {
  const world = await createWorkspaceWorld();
  const environment = await sandboxOf(world);
  const backend = client(environment, 1);
  const copy = await world.workspace.environments.duplicateClient(environment.id, backend.id);
  expect(copy).toMatchObject({ clientId: 'backend-2', clientSecret: backend.clientSecret });
  const { id } = await world.workspace.runs.start('client-credentials', environment.id, copy.id);
  await world.workspace.runs.send(id, 'token');
  expect(world.workspace.viewStep(world.run(id), 'token').status.status).toBe('answered');
});

it('refuses a second client of the same id in a sandbox', async () => {
  const world = await createWorkspaceWorld();
  const environment = await sandboxOf(world);
  const twin = { ...client(environment, 0), id: 'twin' };
  expect((await world.workspace.environments.saveClient(environment.id, twin)).ok).toBe(false);
  expect(find(world, environment.id).clients).toEqual(environment.clients);
});

it('copies an environment to an issuer of its own, and renames it', async () => {
  const world = await createWorkspaceWorld();
  const environment = await sandboxOf(world);
  const { environments } = world.workspace;
  const copy = await environments.duplicate(environment.id);
  expect(copy.metadata.issuer).not.toBe(environment.metadata.issuer);
  const checks = await redeem(world, copy, client(copy, 0).id);
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(await environments.change(copy.id, { name: 'Staging' })).toEqual(ok(null));
  expect(find(world, copy.id).name).toBe('Staging');
  expect((await environments.change(copy.id, { name: '  ' })).ok).toBe(false);
  expect(find(world, environment.id).name).toBe(environment.name);
});

it('fetches the keys again for a key id that is not known', async () => {
  const world = await createWorkspaceWorld();
  await world.workspace.environments.refreshKeys('default');
  const environment = find(world, 'default');
  const stale = { kty: 'RSA', kid: 'of last year', n: 'AQAB', e: 'AQAB' };
  const url = `${environment.metadata.issuer}/jwks`;
  await world.ports.storage.saveEnvironment({
    ...environment,
    keys: { jwks: { keys: [stale] }, url, fetchedAt: 0 },
  });
  const tab = await world.openTab();
  const checks = await redeem(tab, find(tab, 'default'), 'web-app-of-default');
  expect(tab.sent.filter(({ request }) => request.url === url)).toHaveLength(1);
  expect(checks.find(({ id }) => id === 'id_token.signature')?.outcome).toBe('passed');
  expect(find(tab, 'default').keys?.jwks.keys.map(({ kid }) => kid)).not.toContain(stale.kid);
});

it('takes an ID token that ended within the clock tolerance, and none that ended before', async () => {
  const world = await createWorkspaceWorld();
  const behind = await world.openTab();
  const environment = find(world, 'default');
  // ID tokens of the default sandbox live 600 seconds: this one is three seconds late.
  const answerLate = async (request: HttpRequest) => {
    const answer = await behind.ports.transports.direct(request, new AbortController().signal);
    world.advance(603);
    return answer;
  };
  world.interfere((request) => (request.url.endsWith('/token') ? answerLate(request) : null));
  const outcomes: unknown[] = [];
  for (const clockToleranceSeconds of [10, 0]) {
    await world.workspace.environments.change('default', { clockToleranceSeconds });
    const checks = await redeem(world, environment, 'web-app-of-default');
    outcomes.push(checks.find(({ id }) => id === 'id_token.exp')?.outcome);
  }
  expect(outcomes).toEqual(['warned', 'failed']);
});
