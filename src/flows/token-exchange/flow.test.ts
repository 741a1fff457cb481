import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

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
