import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

it('runs client credentials from the first request to the API’s answer', async () => {
  const { workspace, run } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  await workspace.runs.send(id, 'token');
  expect(workspace.viewStep(run(id), 'token')).toMatchObject({
    status: { status: 'answered' },
    response: { status: 200 },
  });
  await workspace.runs.send(id, 'call-api');
  const called = workspace.viewStep(run(id), 'call-api');
  expect(called.status).toMatchObject({ status: 'answered' });
  expect(called.response?.body).toContain('in the cloakroom');
});

it('runs authorization code from the sign-in to every later step', async () => {
  const { workspace, run, signIn, visited } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('authorization-code', 'default', 'web-app-of-default');
  expect(workspace.viewStep(run(id), 'redeem').status).toEqual({
    status: 'waiting',
    waitsFor: 'the code that the sign-in brings',
  });
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  expect(visited).toHaveLength(1);
  expect(workspace.viewStep(run(id), 'authorize').status.status).toBe('away');
  await signIn(id);
  expect(workspace.viewStep(run(id), 'authorize').status.status).toBe('answered');
  for (const step of ['redeem', 'userinfo', 'call-api']) {
    await workspace.runs.send(id, step);
    const view = workspace.viewStep(run(id), step);
    expect([step, view.status.status]).toEqual([step, 'answered']);
    expect(view.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  }
  const checks = workspace.viewStep(run(id), 'redeem').checks;
  expect(checks.find((check) => check.id === 'id_token.signature')?.outcome).toBe('passed');
  expect(checks.find((check) => check.id === 'id_token.nonce')?.outcome).toBe('passed');
});

it('refreshes the token of the run before, and the new one again', async () => {
  const { workspace, run, signIn } = await createWorkspaceWorld();
  const first = await workspace.runs.start('authorization-code', 'default', 'web-app-of-default');
  await workspace.runs.openAuthorization(first.id, 'authorize', 'this-tab');
  await signIn(first.id);
  await workspace.runs.send(first.id, 'redeem');
  const { id } = await workspace.runs.start('refresh-token', 'default', 'web-app-of-default');
  for (const attempt of ['once', 'again']) {
    await workspace.runs.send(id, 'refresh');
    const view = workspace.viewStep(run(id), 'refresh');
    expect([attempt, view.status.status]).toEqual([attempt, 'answered']);
    await workspace.runs.remake(id, 'refresh');
  }
  const named = await workspace.runs.start(
    ...(['userinfo', 'default', 'web-app-of-default', {}, { runId: first.id }] as const),
  );
  await workspace.runs.send(named.id, 'userinfo');
  expect(workspace.viewStep(run(named.id), 'userinfo').response?.body).toContain('alice');
});

it('goes on where the code that verifies cannot be loaded, with the signature unchecked', async () => {
  const { workspace, ports, run, signIn } = await createWorkspaceWorld();
  Object.assign(ports, { loadVerifier: () => Promise.reject(new Error('no such file')) });
  const { id } = await workspace.runs.start('authorization-code', 'default', 'web-app-of-default');
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await signIn(id);
  await workspace.runs.send(id, 'redeem');
  const { status, checks } = workspace.viewStep(run(id), 'redeem');
  expect(status.status).toBe('answered');
  expect(checks.find((check) => check.id === 'id_token.signature')?.outcome).toBe('skipped');
});
