import { expect, it } from 'vitest';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

async function startedDevice() {
  const world = await createWorkspaceWorld();
  const { workspace, run } = world;
  const { id } = await workspace.runs.start(
    ...(['device-authorization', 'default', 'web-app-of-default'] as const),
  );
  await workspace.runs.send(id, 'codes');
  const codes = workspace.viewStep(run(id), 'codes');
  expect(codes.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  const body = JSON.parse(codes.response?.body ?? '{}') as Record<string, string>;
  const poll = async () => {
    await workspace.runs.send(id, 'poll');
    return workspace.viewStep(run(id), 'poll');
  };
  const decide = async (decision: 'allow' | 'deny') => {
    const browser = world.openPerson(run(id).issuer);
    const entry = await browser.open(body['verification_uri_complete'] ?? '');
    let page = await browser.press(entry, 'user_code', body['user_code'] ?? '');
    if (page.html.includes('name="user"')) page = await browser.press(page, 'user', 'alice');
    await browser.press(page, 'decision', decision);
  };
  return { ...world, poll, decide };
}

it('asks for a device’s token until the person has agreed, as often as the server allows', async () => {
  const { poll, decide, advance } = await startedDevice();
  const first = await poll();
  expect(first.status).toMatchObject({
    ...{ status: 'asking-again', reason: 'authorization_pending' },
  });
  expect(first.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  const early = await poll();
  expect(early.status).toMatchObject({ status: 'asking-again', reason: 'slow_down' });
  const pause = early.status.status === 'asking-again' ? early.status.dueAt - early.status.at : 0;
  expect(pause).toBe(10_000);
  await decide('allow');
  advance(11);
  const last = await poll();
  expect(last.status.status).toBe('answered');
  expect(last.earlier).toHaveLength(2);
  expect(last.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

it('tells a device that the person said no, and that its codes have expired', async () => {
  const denied = await startedDevice();
  await denied.decide('deny');
  expect((await denied.poll()).status).toMatchObject({
    ...{ status: 'failed', problem: { error: 'access_denied' } },
  });
  const expired = await startedDevice();
  expired.advance(601);
  expect((await expired.poll()).status).toMatchObject({
    ...{ status: 'failed', problem: { error: 'expired_token' } },
  });
});

it('keeps what rests on no other step when the client is saved, and when a step is made anew', async () => {
  const { workspace, run } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('logout', 'default', 'web-app-of-default');
  const drafts = () =>
    ['sign-out', 'front-channel', 'logout-token'].map(
      (step) => workspace.viewStep(run(id), step).draft !== null,
    );
  expect(drafts()).toEqual([true, true, true]);
  const [client] = workspace.getState().environments[0]?.clients ?? [];
  if (client === undefined) throw new Error('there is no client');
  await workspace.environments.saveClient('default', { ...client, scope: 'openid' });
  expect(drafts()).toEqual([true, true, true]);
  await workspace.runs.remake(id, 'sign-out');
  expect(drafts()).toEqual([true, true, true]);
});

it('signs out at the server, and judges the return by its state', async () => {
  const world = await createWorkspaceWorld();
  const { workspace, run, signIn } = world;
  const signedIn = await workspace.runs.start(
    ...(['authorization-code', 'default', 'web-app-of-default'] as const),
  );
  await workspace.runs.openAuthorization(signedIn.id, 'authorize', 'this-tab');
  await signIn(signedIn.id);
  await workspace.runs.send(signedIn.id, 'redeem');
  const { id } = await workspace.runs.start('logout', 'default', 'web-app-of-default');
  await workspace.runs.openAuthorization(id, 'sign-out', 'this-tab');
  const { sent } = workspace.viewStep(run(id), 'sign-out');
  const ending = await world.openPerson(run(id).issuer).open(sent?.request.url ?? '');
  expect(ending.kind).toBe('redirect');
  await workspace.runs.receive({ parameters: [...ending.parameters], mode: 'query' });
  const view = workspace.viewStep(run(id), 'sign-out');
  expect(view.status.status).toBe('answered');
  expect(view.checks.map(({ id: name, outcome }) => [name, outcome])).toEqual([
    ...[
      ['state', 'passed'],
      ['return.parameters', 'passed'],
    ],
  ]);
});
