import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';
import { changedValue } from '../../../tests/support/changed-value.ts';

type World = Awaited<ReturnType<typeof createWorkspaceWorld>>;

async function signedIn({ workspace, signIn }: World, clientKey = 'web-app-of-default') {
  const run = await workspace.runs.start('authorization-code', 'default', clientKey);
  await workspace.runs.openAuthorization(run.id, 'authorize', 'this-tab');
  await signIn(run.id);
  await workspace.runs.send(run.id, 'redeem');
  return run.id;
}

function outcomes({ workspace, run }: World, runId: string, step: string) {
  const view = workspace.viewStep(run(runId), step);
  const failed = view.checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
  const active = view.checks.find(({ id }) => id === 'active')?.title ?? null;
  return { status: view.status.status, failed, active };
}

it('introspects the token of another client’s run, and explains what is not active', async () => {
  const world = await createWorkspaceWorld();
  const { workspace, run } = world;
  const from = await signedIn(world);
  const asked = await workspace.runs.start(
    ...(['introspection', 'default', 'backend-of-default', {}, { runId: from }] as const),
  );
  await workspace.runs.send(asked.id, 'introspect');
  expect(outcomes(world, asked.id, 'introspect')).toEqual({
    ...{ status: 'answered', failed: [], active: 'The token is active' },
  });
  changedValue(world, asked.id, { step: 'introspect', name: 'token', value: 'made up' });
  await workspace.runs.send(asked.id, 'introspect');
  expect(workspace.viewStep(run(asked.id), 'introspect').response?.body).toBe('{"active":false}');
  expect(outcomes(world, asked.id, 'introspect').active).toContain('not active');
});

it('gives a token back, and proves by introspection and by use that it is dead', async () => {
  const world = await createWorkspaceWorld();
  const { workspace } = world;
  const from = await signedIn(world, 'backend-of-default');
  const { id } = await workspace.runs.start(
    ...(['revocation', 'default', 'backend-of-default', {}, { runId: from }] as const),
  );
  for (const step of ['revoke', 'prove-introspect', 'prove-userinfo']) {
    await workspace.runs.send(id, step);
    expect([step, outcomes(world, id, step)]).toMatchObject([
      step,
      { status: 'answered', failed: [] },
    ]);
  }
  expect(outcomes(world, id, 'prove-introspect').active).toContain('the revocation holds');
});

it('says so where a token is still taken though it was given back', async () => {
  const world = await createWorkspaceWorld();
  const { workspace, run } = world;
  const from = await signedIn(world, 'backend-of-default');
  const other = await signedIn(world, 'backend-of-default');
  const { id } = await workspace.runs.start(
    ...(['revocation', 'default', 'backend-of-default', {}, { runId: from }] as const),
  );
  await workspace.runs.send(id, 'revoke');
  const alive = workspace.viewStep(run(other), 'redeem').response?.body ?? '{}';
  const value = (JSON.parse(alive) as { access_token: string }).access_token;
  changedValue(world, id, { step: 'prove-introspect', name: 'token', value });
  await workspace.runs.send(id, 'prove-introspect');
  expect(workspace.viewStep(run(id), 'prove-introspect').status).toMatchObject({
    ...{ status: 'failed', problem: { code: 'revoked_token_active' } },
  });
});

it('sends a grant that is typed by hand, and judges the answer as that of any grant', async () => {
  const world = await createWorkspaceWorld();
  const { workspace } = world;
  const { id } = await workspace.runs.start('custom', 'default', 'backend-of-default');
  changedValue(world, id, { step: 'token', name: 'grant_type', value: 'client_credentials' });
  await workspace.runs.send(id, 'token');
  expect(outcomes(world, id, 'token')).toMatchObject({ status: 'answered', failed: [] });
});
