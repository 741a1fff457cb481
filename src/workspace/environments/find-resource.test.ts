import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import type { HttpRequest } from '#protocol/http/message.ts';
import { fail, ok } from '#protocol/result.ts';
import type { DiscoveryAttempt } from '#workspace/model/discovery.ts';
import { answerOf, jsonAnswer } from '../../../tests/support/protocol-exchange.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';
import { apiOfResource } from './api-of-resource.ts';

const issuer = 'https://as.example';
const orders = 'http://localhost:4173/sandbox/default/api/orders';
const signal = new AbortController().signal;
const asking = { transport: 'direct', signal, onAttempt: () => {} } as const;

it('leads from the URL of an API to a token for it', async () => {
  const world = await createWorkspaceWorld();
  const { environments, runs } = world.workspace;
  const api = await environments.findResource(orders, asking);
  if (!api.ok) throw new Error(api.problem.problem.code);
  expect(api.value.problem).toBeNull();
  const [named = ''] = api.value.metadata.authorization_servers ?? [];
  const server = await environments.discover(named, asking);
  if (!server.ok) throw new Error(server.problem.problem.code);
  const { id, apis } = await environments.createRemote({
    name: 'Orders',
    metadata: server.value.metadata,
    source: { kind: 'discovered', url: server.value.url },
    overrides: {},
    transport: 'automatic',
    apis: [apiOfResource(api.value.metadata)],
  });
  expect(apis).toEqual([
    { title: 'Orders', method: 'GET', url: orders, scope: 'orders:read', resource: orders },
  ]);
  const backend = {
    ...world.workspace.getState().environments[0]!.clients[1]!,
    id: 'backend-there',
    scope: 'orders:read',
  };
  await environments.saveClient(id, backend);
  const run = await runs.start('client-credentials', id, backend.id);
  await runs.send(run.id, 'token');
  const token = world.workspace.viewStep(world.run(run.id), 'token');
  const form = new URLSearchParams(String(token.sent?.request.body));
  expect(form.get('resource')).toBe(orders);
  const answer = JSON.parse(token.response?.body ?? '{}') as { access_token: string };
  expect(decodeJwt(answer.access_token).aud).toBe(orders);
  await runs.send(run.id, 'call-api');
  const call = world.workspace.viewStep(world.run(run.id), 'call-api');
  expect([call.sent?.request.url, call.response?.status]).toEqual([orders, 200]);
});

it('makes the resource a part of authorization requests', async () => {
  const world = await createWorkspaceWorld();
  const [first] = world.workspace.getState().environments;
  const api = { title: 'Orders', method: 'GET', url: orders, scope: 'orders:read' };
  const { environments, runs } = world.workspace;
  for (const resource of [undefined, orders]) {
    const { id } = await environments.createRemote({
      ...{ name: 'x', source: { kind: 'typed' }, overrides: {} },
      metadata: { issuer, authorization_endpoint: `${issuer}/authorize` },
      ...{ transport: 'automatic', apis: [{ ...api, resource }] },
    });
    await environments.saveClient(id, first!.clients[0]!);
    const run = await runs.start('authorization-code', id, first!.clients[0]!.id);
    const { draft } = world.workspace.viewStep(world.run(run.id), 'authorize');
    const field = draft?.fields.find(({ name }) => name === 'resource');
    expect([field?.value, field?.included]).toEqual([orders, resource !== undefined]);
  }
});

const metadata = {
  resource: 'https://api.example/orders',
  authorization_servers: [issuer],
};
const wellKnown = 'https://api.example/.well-known/oauth-protected-resource/orders';
const elsewhere = 'https://docs.example/orders.json';

/** An API whose metadata is not at its well-known address, and whose refusal says where it is. */
function challenging({ url }: HttpRequest) {
  if (url === elsewhere) return ok(jsonAnswer(metadata).response);
  if (url === wellKnown) return ok(answerOf('', { status: 404 }).response);
  const headers = [['WWW-Authenticate', `Bearer resource_metadata="${elsewhere}"`]] as const;
  return ok(answerOf('', { status: 401, headers }).response);
}

it('goes where the refusal of the API says, and tells of each address', async () => {
  const world = await createWorkspaceWorld();
  world.interfere(challenging);
  let told: readonly DiscoveryAttempt[] = [];
  const onAttempt = (attempts: readonly DiscoveryAttempt[]) => void (told = attempts);
  const { environments } = world.workspace;
  const found = await environments.findResource(metadata.resource, { ...asking, onAttempt });
  expect(found).toMatchObject({ ok: true, value: { url: elsewhere, metadata, problem: null } });
  expect(told.map(({ url }) => url)).toEqual([wellKnown, metadata.resource, elsewhere]);
  expect(world.sent.map(({ request }) => request.headers)).toEqual(
    Array(3).fill([['accept', 'application/json']]),
  );
});

it('keeps metadata of another resource with its problem', async () => {
  const world = await createWorkspaceWorld();
  world.interfere(() => ok(jsonAnswer(metadata).response));
  const found = await world.workspace.environments.findResource('https://api.example', asking);
  expect(found).toMatchObject({ ok: true, value: { problem: { code: 'resource_mismatch' } } });
});

it('tells of the network where nothing was answered, and of the API where it was', async () => {
  const world = await createWorkspaceWorld();
  const { environments } = world.workspace;
  world.interfere(({ url }) => fail({ code: 'cors_suspected', url, preflight: false }));
  expect(await environments.findResource(metadata.resource, asking)).toMatchObject({
    problem: { problem: { code: 'cors_suspected', url: wellKnown } },
  });
  world.interfere(({ url }) =>
    url === wellKnown
      ? fail({ code: 'cors_suspected', url, preflight: false })
      : ok(answerOf('', { status: 401, headersSeen: 'cors-filtered' }).response),
  );
  expect(await environments.findResource(metadata.resource, asking)).toMatchObject({
    problem: {
      problem: { code: 'resource_metadata_not_found', apiStatus: 401, isHiddenByCors: true },
    },
  });
});
