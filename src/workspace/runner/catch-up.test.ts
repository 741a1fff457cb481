import { expect, it } from 'vitest';
import { flowIds } from '#flows/flow-ids.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

it('makes what an answer made possible where the page that got it was left', async () => {
  const world = await createWorkspaceWorld();
  const { runs, viewStep } = world.workspace;
  const { id } = await runs.start('client-credentials', 'default', 'backend-of-default');
  await runs.send(id, 'token');
  // As if the page had been left between the answer and the draft that it made possible.
  const run = world.run(id);
  const answered = run.events.findIndex(({ type }) => type === 'answered');
  await world.ports.storage.saveRun({
    ...run,
    id: 'left',
    events: run.events.slice(0, answered + 1),
  });
  const tab = await world.openTab();
  const statusOf = () => tab.workspace.viewStep(tab.run('left'), 'call-api').status.status;
  expect(statusOf()).toBe('waiting');
  await tab.workspace.runs.catchUp('left');
  expect(statusOf()).toBe('ready');
  expect(viewStep(world.run(id), 'call-api').status.status).toBe('ready');
});

it('changes nothing of a run in which everything was made, or that waits', async () => {
  const world = await createWorkspaceWorld();
  const { runs } = world.workspace;
  const { id } = await runs.start('authorization-code', 'default', 'web-app-of-default');
  const before = world.run(id);
  await runs.catchUp(id);
  expect(world.run(id)).toEqual(before);
});

it.each(flowIds)('finds nothing to make in a run of %s that has just begun', async (flow) => {
  const world = await createWorkspaceWorld();
  const { runs } = world.workspace;
  const { id } = await runs.start(flow, 'default', 'backend-of-default');
  const before = world.run(id);
  await runs.catchUp(id);
  expect(world.run(id)).toEqual(before);
});
