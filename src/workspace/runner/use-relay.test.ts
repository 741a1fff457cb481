import { expect, it } from 'vitest';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

/** What went to the token endpoint; metadata and keys are fetched before. */
const posted = ({ sent }: WorkspaceWorld) =>
  sent.filter(({ request }) => request.method === 'POST');

const relay = { kind: 'use-relay', label: '' } as const;

it('repeats the very same request through the relay, whose answer is then the step’s', async () => {
  const world = await createWorkspaceWorld();
  const { workspace, run } = world;
  const { id } = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  await workspace.runs.send(id, 'token');
  await workspace.runs.applyFix(id, 'token', { ...relay, fresh: false });
  const [first, second] = posted(world);
  expect(posted(world).map(({ transport }) => transport)).toEqual(['direct', 'relay']);
  expect(second?.request).toEqual(first?.request);
  expect(workspace.viewStep(run(id), 'token')).toMatchObject({
    ...{ status: { status: 'answered' }, sent: { transport: 'relay' }, attempts: 2 },
    response: { headersSeen: 'all' },
  });
});

it('sends nothing twice that may be spent: it starts over, and goes by the relay from then on', async () => {
  const world = await createWorkspaceWorld();
  const { workspace, run, signIn } = world;
  const { id } = await workspace.runs.start('authorization-code', 'default', 'web-app-of-default');
  const ask = async () => {
    await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
    await signIn(id);
  };
  await ask();
  await workspace.runs.send(id, 'redeem');
  await workspace.runs.applyFix(id, 'redeem', { ...relay, fresh: true });
  expect(posted(world)).toHaveLength(1);
  expect(workspace.viewStep(run(id), 'authorize').status.status).toBe('ready');
  await ask();
  await workspace.runs.send(id, 'redeem');
  expect(posted(world).map(({ transport }) => transport)).toEqual(['direct', 'relay']);
  expect(workspace.viewStep(run(id), 'redeem').status.status).toBe('answered');
});
