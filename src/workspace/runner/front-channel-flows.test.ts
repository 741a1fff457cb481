import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

it.each([
  ['implicit', 'token', ['userinfo', 'call-api']],
  ['implicit', 'id_token', []],
  ['implicit', 'id_token token', ['userinfo', 'call-api']],
  ['hybrid', 'code id_token', ['redeem', 'userinfo', 'call-api']],
  ['hybrid', 'code token', ['redeem', 'userinfo', 'call-api']],
  ['hybrid', 'code id_token token', ['redeem', 'userinfo', 'call-api']],
] as const)('runs %s for %s at the sandbox', async (flow, response_type, later) => {
  const { workspace, run, answerFor } = await createWorkspaceWorld();
  const client = 'legacy-app-of-default';
  const { id } = await workspace.runs.start(flow, 'default', client, { response_type });
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await workspace.runs.receive({ parameters: await answerFor(id), mode: 'fragment' });
  const failed = (step: string) =>
    workspace.viewStep(run(id), step).checks.filter(({ outcome }) => outcome === 'failed');
  expect(failed('authorize')).toEqual([]);
  expect(workspace.viewStep(run(id), 'authorize').status.status).toBe('answered');
  for (const step of later) {
    await workspace.runs.send(id, step);
    expect([step, workspace.viewStep(run(id), step).status.status]).toEqual([step, 'answered']);
    expect(failed(step)).toEqual([]);
  }
});
