import { expect, it } from 'vitest';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

const details = '[{"type":"payment_initiation","actions":["initiate"]}]';
const orders = 'http://localhost:4173/sandbox/default/api/orders';
const claims = JSON.stringify({
  userinfo: { email: { essential: true }, shoe_size: { essential: true } },
  id_token: { auth_time: { essential: true } },
});

function include(world: WorkspaceWorld, at: readonly [string, string], values: object) {
  const [runId, step] = at;
  const { draft } = world.workspace.viewStep(world.run(runId), step);
  if (draft === null) throw new Error('there is no draft');
  const wanted = new Map<string, unknown>(Object.entries(values));
  const fields = draft.fields.map((field) => {
    const value = wanted.get(field.name);
    return typeof value === 'string' ? { ...field, value, included: true } : field;
  });
  world.workspace.runs.edit(runId, step, { ...draft, fields });
}

function outcomes({ workspace, run }: WorkspaceWorld, runId: string, step: string) {
  const { checks } = workspace.viewStep(run(runId), step);
  return Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
}

it('compares what was asked of the person with what the tokens and UserInfo say', async () => {
  const world = await createWorkspaceWorld();
  const { workspace } = world;
  const start = ['authorization-code', 'default', 'web-app-of-default'] as const;
  const { id } = await workspace.runs.start(...start);
  const asked = { authorization_details: details, resource: orders, claims };
  include(world, [id, 'authorize'], asked);
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await world.signIn(id);
  await workspace.runs.send(id, 'redeem');
  expect(outcomes(world, id, 'redeem')).toMatchObject({
    authorization_details: 'passed',
    'access_token.authorization_details': 'passed',
    'access_token.aud': 'passed',
    'claims.id_token.auth_time': 'passed',
  });
  await workspace.runs.send(id, 'userinfo');
  expect(outcomes(world, id, 'userinfo')).toMatchObject({
    'claims.userinfo.email': 'passed',
    'claims.userinfo.shoe_size': 'warned',
  });
});

it('remembers what was asked for where the request is pushed', async () => {
  const world = await createWorkspaceWorld();
  const { workspace } = world;
  const options = { par: 'on' };
  const { id } = await workspace.runs.start(
    ...(['authorization-code', 'default', 'web-app-of-default', options] as const),
  );
  include(world, [id, 'push'], { authorization_details: details, resource: orders, claims });
  await workspace.runs.send(id, 'push');
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await world.signIn(id);
  const redeem = workspace.viewStep(world.run(id), 'redeem').draft;
  const offered = redeem?.fields.find(({ name }) => name === 'resource');
  expect(offered).toMatchObject({ value: orders, included: false });
  await workspace.runs.send(id, 'redeem');
  expect(outcomes(world, id, 'redeem')).toMatchObject({
    ...{ authorization_details: 'passed', 'access_token.aud': 'passed' },
    'claims.id_token.auth_time': 'passed',
  });
});

it('asks the token endpoint itself, and introspection is compared with what it granted', async () => {
  const world = await createWorkspaceWorld();
  const { workspace } = world;
  const start = ['client-credentials', 'default', 'backend-of-default'] as const;
  const { id } = await workspace.runs.start(...start);
  include(world, [id, 'token'], { authorization_details: details, resource: orders });
  await workspace.runs.send(id, 'token');
  expect(world.sent.at(-1)?.request.body).toContain(`resource=${encodeURIComponent(orders)}`);
  expect(outcomes(world, id, 'token')).toMatchObject({
    ...{ authorization_details: 'passed', 'access_token.aud': 'passed' },
  });
  const asking = await workspace.runs.start(
    ...(['introspection', 'default', 'backend-of-default', {}, { runId: id }] as const),
  );
  await workspace.runs.send(asking.id, 'introspect');
  expect(outcomes(world, asking.id, 'introspect')).toMatchObject({
    'introspection.authorization_details': 'passed',
  });
});

it('does not judge an exchanged token by what its subject was asked for', async () => {
  const world = await createWorkspaceWorld();
  const { workspace } = world;
  const start = ['client-credentials', 'default', 'backend-of-default'] as const;
  const { id } = await workspace.runs.start(...start);
  include(world, [id, 'token'], { resource: orders });
  await workspace.runs.send(id, 'token');
  const exchange = await workspace.runs.start(
    ...(['token-exchange', 'default', 'backend-of-default', {}, { runId: id }] as const),
  );
  const { draft } = workspace.viewStep(world.run(exchange.id), 'token');
  expect(draft?.fields.filter(({ name }) => name === 'resource')).toHaveLength(1);
  await workspace.runs.send(exchange.id, 'token');
  expect(outcomes(world, exchange.id, 'token')).not.toHaveProperty('access_token.aud');
});
