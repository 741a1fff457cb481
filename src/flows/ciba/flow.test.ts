import { expect, it } from 'vitest';
import type { Run } from '#workspace/model/run.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

/** A run with a delivery chosen, up to the question; the person then decides. */
async function asked(delivery: 'ping' | 'push', environmentId?: string) {
  const world = await createWorkspaceWorld();
  const { workspace, run, openPerson } = world;
  await workspace.settleHost();
  const made = await workspace.environments.createSandbox('Mine');
  if (!made.ok) throw new Error(made.problem.reason);
  const own = made.value.clients.find(({ clientId }) => clientId === 'backend')?.id ?? '';
  const [where, who] =
    environmentId === undefined ? [made.value.id, own] : [environmentId, 'backend-of-default'];
  const { id } = await workspace.runs.start('ciba', where, who);
  await workspace.runs.chooseOption(id, 'delivery', delivery);
  const go = async (step: string) => {
    await workspace.runs.send(id, step);
    return workspace.viewStep(run(id), step);
  };
  const decide = async (decision: 'allow' | 'deny') => {
    const browser = openPerson(run(id).issuer);
    const login = await browser.open(`${run(id).issuer}/ciba`);
    const list = await browser.press(login, 'user', 'alice');
    const key = /name="request" value="([^"]+)"/.exec(list.html)?.[1] ?? '';
    await browser.press(await browser.press(list, 'request', key), 'decision', decision);
  };
  const view = (step: string) => workspace.viewStep(run(id), step);
  return { ...world, go, decide, view, of: (): Run => run(id) };
}

const failedOf = ({ checks }: { checks: readonly { outcome: string; id: string }[] }) =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);

it('asks for the first person of the sandbox, whoever that is', async () => {
  const { workspace } = await createWorkspaceWorld();
  const made = await workspace.environments.createSandbox('Mine');
  if (!made.ok) throw new Error(made.problem.reason);
  const { id: where, clients, sandbox } = made.value;
  const backend = clients.find(({ clientId }) => clientId === 'backend')?.id ?? '';
  const hint = async () => {
    const { id } = await workspace.runs.start('ciba', where, backend);
    const run = workspace.getState().runs.find((one) => one.id === id);
    const fields = run === undefined ? [] : workspace.viewStep(run, 'ask').draft?.fields;
    return fields?.find(({ name }) => name === 'login_hint')?.value;
  };
  expect(await hint()).toBe('alice');
  const users = (sandbox?.definition?.users ?? []).filter(({ username }) => username !== 'alice');
  await workspace.environments.changeSandbox(where, { users });
  expect(await hint()).toBe('bob');
});

it('is pinged at the host once the person has decided, and asks then', async () => {
  const { go, decide, view, advance, sent } = await asked('ping');
  expect(view('ask').status).toMatchObject({ status: 'waiting' });
  expect((await go('inbox')).status.status).toBe('answered');
  expect((await go('ask')).status.status).toBe('answered');
  expect((await go('notification')).status).toMatchObject({
    ...{ status: 'asking-again', reason: 'no_notification_yet' },
  });
  await decide('allow');
  advance(3);
  const told = await go('notification');
  expect([told.status.status, failedOf(told)]).toEqual(['answered', []]);
  expect(told.response?.body).not.toContain('access_token');
  const tokens = await go('poll');
  expect([tokens.status.status, failedOf(tokens)]).toEqual(['answered', []]);
  expect((await go('userinfo')).status.status).toBe('answered');
  expect(sent.filter(({ request }) => request.url.endsWith('/token'))).toHaveLength(1);
});

it('has its tokens pushed, tied to the request and to each other', async () => {
  const { go, decide, advance } = await asked('push');
  for (const step of ['inbox', 'ask', 'notification']) await go(step);
  await decide('allow');
  advance(3);
  const told = await go('notification');
  expect([told.status.status, failedOf(told)]).toEqual(['answered', []]);
  const passed = told.checks.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id);
  expect(passed).toEqual(
    expect.arrayContaining([
      ...['notification.auth_req_id', 'id_token.signature', 'id_token.auth_req_id'],
      'id_token.pushed_at_hash',
    ]),
  );
  expect((await go('call-api')).status.status).toBe('answered');
});

it('is told by a push that the person said no', async () => {
  const { go, decide, advance } = await asked('push');
  for (const step of ['inbox', 'ask', 'notification']) await go(step);
  await decide('deny');
  advance(3);
  expect((await go('notification')).status).toMatchObject({
    ...{ status: 'failed', problem: { code: 'oauth_error', error: 'access_denied' } },
  });
});

it('stops waiting for a notification once the time is over', async () => {
  const { go, advance } = await asked('ping');
  for (const step of ['inbox', 'ask', 'notification']) await go(step);
  advance(601);
  const over = await go('notification');
  expect([over.status.status, failedOf(over)]).toEqual(['failed', ['expires_in']]);
});

it('is pinged by the default sandbox too, and says why that one does not push', async () => {
  const ping = await asked('ping', 'default');
  for (const step of ['inbox', 'ask']) expect((await ping.go(step)).status.status).toBe('answered');
  await ping.decide('allow');
  expect((await ping.go('notification')).status.status).toBe('answered');
  const push = await asked('push', 'default');
  for (const step of ['inbox', 'ask']) {
    expect([step, push.view(step).status.status]).toEqual([step, 'waiting']);
    expect(push.view(step).draft).toBeNull();
  }
});

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
