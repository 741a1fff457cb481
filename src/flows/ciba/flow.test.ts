import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

it('asks for the token until the person has agreed on a page of their own', async () => {
  const { workspace, run, openPerson, advance } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('ciba', 'default', 'backend-of-default');
  await workspace.runs.send(id, 'ask');
  expect(workspace.viewStep(run(id), 'ask').status.status).toBe('answered');
  await workspace.runs.send(id, 'poll');
  expect(workspace.viewStep(run(id), 'poll').status).toMatchObject({
    ...{ status: 'asking-again', reason: 'authorization_pending' },
  });
  const browser = openPerson(run(id).issuer);
  const login = await browser.open(`${run(id).issuer}/ciba`);
  const list = await browser.press(login, 'user', 'alice');
  expect(list.html).toContain('TILL-7');
  const key = /name="request" value="([^"]+)"/.exec(list.html)?.[1] ?? '';
  await browser.press(await browser.press(list, 'request', key), 'decision', 'allow');
  advance(6);
  for (const step of ['poll', 'userinfo', 'call-api']) {
    await workspace.runs.send(id, step);
    const { status, checks } = workspace.viewStep(run(id), step);
    expect([step, status.status]).toEqual([step, 'answered']);
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  }
});
