import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

async function tradePassword(password: string) {
  const { workspace, run } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('password', 'default', 'legacy-app-of-default');
  const { draft } = workspace.viewStep(run(id), 'token');
  if (draft === null) throw new Error('the request was not made');
  const typed: Record<string, string> = { username: 'alice', password };
  const fields = draft.fields.map((field) => ({
    ...field,
    value: typed[field.name] ?? field.value,
  }));
  workspace.runs.edit(id, 'token', { ...draft, fields });
  await workspace.runs.send(id, 'token');
  return { workspace, view: workspace.viewStep(run(id), 'token'), run: run(id) };
}

it('trades a name and a password for tokens that the API and UserInfo take', async () => {
  const { workspace, view, run } = await tradePassword('alice-in-the-sandbox');
  expect(view.status.status).toBe('answered');
  expect(view.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  await workspace.runs.send(run.id, 'userinfo');
  const after = workspace.getState().runs.find(({ id }) => id === run.id) ?? run;
  expect(workspace.viewStep(after, 'userinfo').response?.body).toContain('alice');
});

it('says that a wrong password was refused, and keeps what was typed', async () => {
  const { view } = await tradePassword('wrong');
  expect(view.status).toMatchObject({ status: 'failed', problem: { error: 'invalid_grant' } });
  expect(view.draft?.fields.find(({ name }) => name === 'password')?.value).toBe('wrong');
});

it('starts with a person of the sandbox, so that the first try works', async () => {
  const { workspace, run } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('password', 'default', 'legacy-app-of-default');
  await workspace.runs.send(id, 'token');
  expect(workspace.viewStep(run(id), 'token').status.status).toBe('answered');
});
