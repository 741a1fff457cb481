import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

const tokenType = 'urn:ietf:params:oauth:token-type:access_token';

it('has no token to call the API with before one was chosen and exchanged', async () => {
  const { workspace, run } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('token-exchange', 'default', 'backend-of-default');
  expect(workspace.viewStep(run(id), 'token').status.status).toBe('ready');
  expect(workspace.viewStep(run(id), 'call-api').status.status).toBe('waiting');
});

it('exchanges the token of an earlier run for one that the API takes', async () => {
  const { workspace, run } = await createWorkspaceWorld();
  const first = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  await workspace.runs.send(first.id, 'token');
  const { id } = await workspace.runs.start('token-exchange', 'default', 'backend-of-default');
  for (const step of ['token', 'call-api']) {
    await workspace.runs.send(id, step);
    const { status, checks } = workspace.viewStep(run(id), step);
    expect([step, status.status]).toEqual([step, 'answered']);
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  }
});

type World = Awaited<ReturnType<typeof createWorkspaceWorld>>;

/** Tokens of alice and of the client itself, and an exchange that begins with hers. */
async function begin(world: World) {
  const { runs, viewStep } = world.workspace;
  const at = ['default', 'backend-of-default'] as const;
  const signedIn = await runs.start('authorization-code', ...at);
  await runs.openAuthorization(signedIn.id, 'authorize', 'this-tab');
  await world.signIn(signedIn.id);
  await runs.send(signedIn.id, 'redeem');
  const own = await runs.start('client-credentials', ...at);
  await runs.send(own.id, 'token');
  const { id } = await runs.start('token-exchange', ...at, {}, { runId: signedIn.id });
  const answer: unknown = JSON.parse(viewStep(world.run(own.id), 'token').response?.body ?? '{}');
  return { id, actor: (answer as Record<string, string>)['access_token'] ?? '' };
}

async function exchangeWith(world: World, id: string, values: Readonly<Record<string, string>>) {
  const { runs, viewStep } = world.workspace;
  const { draft } = viewStep(world.run(id), 'token');
  if (draft === null) throw new Error('there is no draft');
  const fields = draft.fields.map((field) => {
    const value = values[field.name];
    return value === undefined ? field : { ...field, value, included: true };
  });
  runs.edit(id, 'token', { ...draft, fields });
  await runs.send(id, 'token');
  const { response, checks } = viewStep(world.run(id), 'token');
  const body = JSON.parse(response?.body ?? '{}') as Record<string, string>;
  return {
    body,
    claims: body['access_token'] === undefined ? {} : decodeJwt(body['access_token']),
    outcomes: Object.fromEntries(checks.map((check) => [check.id, check.outcome])),
  };
}

it('names the actor whose token went along, and says so where none is named', async () => {
  const world = await createWorkspaceWorld();
  const { id, actor } = await begin(world);
  const alone = await exchangeWith(world, id, {});
  expect([alone.claims['act'], alone.outcomes['act']]).toEqual([undefined, 'skipped']);
  const acting = await exchangeWith(world, id, { actor_token: actor, actor_token_type: tokenType });
  expect(acting.claims['act']).toMatchObject({ sub: 'backend' });
  expect(acting.outcomes['act']).toBe('passed');
});

it('asks for a type, an audience, and compares what came', async () => {
  const world = await createWorkspaceWorld();
  const { id } = await begin(world);
  const audience = await exchangeWith(world, id, {
    ...{ audience: 'backend', scope: 'orders:read', requested_token_type: tokenType },
  });
  expect(audience.body).toMatchObject({ issued_token_type: tokenType, scope: 'orders:read' });
  expect(audience.claims.aud).toBe('backend');
  expect(audience.outcomes).toMatchObject({ issued_token_type: 'passed', scope: 'passed' });
  const refused = await exchangeWith(world, id, { audience: 'nobody-here' });
  expect(refused.body).toMatchObject({ error: 'invalid_target' });
});
