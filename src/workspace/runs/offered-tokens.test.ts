import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';
import { offeredTokens } from './offered-tokens.ts';

it('offers each token that runs of the environment have got, once, the latest first', async () => {
  const { workspace, signIn, advance } = await createWorkspaceWorld();
  const first = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  await workspace.runs.send(first.id, 'token');
  advance(1);
  const second = await workspace.runs.start('authorization-code', 'default', 'web-app-of-default');
  await workspace.runs.openAuthorization(second.id, 'authorize', 'this-tab');
  await signIn(second.id);
  await workspace.runs.send(second.id, 'redeem');
  advance(1);
  const brought = await workspace.runs.start('userinfo', 'default', 'web-app-of-default');
  const { runs } = workspace.getState();
  expect(runs.map(({ id }) => id)).toContain(brought.id);
  const offered = offeredTokens(runs, 'default');
  expect(offered.map(({ kind }) => kind).toSorted()).toEqual([
    ...(['access_token', 'access_token', 'id_token', 'refresh_token'] as const),
  ]);
  expect(offered.at(-1)?.label).toBe('Access token of Client credentials, backend');
  expect(offeredTokens(runs, 'another')).toEqual([]);
});
