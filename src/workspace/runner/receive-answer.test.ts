import { expect, it } from 'vitest';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

async function begin(world: WorkspaceWorld, place: 'this-tab' | 'new-window' | 'by-hand') {
  const { runs } = world.workspace;
  const { id } = await runs.start('authorization-code', 'default', 'web-app-of-default');
  await runs.openAuthorization(id, 'authorize', place);
  return id;
}

const status = (world: WorkspaceWorld, id: string) =>
  world.workspace.viewStep(world.run(id), 'authorize').status.status;

it('stores a run before the page is left, so that the next page load goes on with it', async () => {
  const before = await createWorkspaceWorld();
  const id = await begin(before, 'this-tab');
  const parameters = await before.answerFor(id);
  const after = await before.openTab();
  after.ports.navigation.setPendingRun(id);
  expect(await after.workspace.runs.receive({ parameters, mode: 'query' })).toEqual({
    kind: 'belongs',
    runId: id,
  });
  expect(status(after, id)).toBe('answered');
  expect(after.ports.navigation.pendingRun()).toBeNull();
});

it('finds a run by its state in a tab that waits for none', async () => {
  const world = await createWorkspaceWorld();
  const id = await begin(world, 'by-hand');
  const parameters = await world.answerFor(id);
  const other = await world.openTab();
  const received = await other.workspace.runs.receive({ parameters, mode: 'query' });
  expect(received).toEqual({ kind: 'belongs', runId: id });
});

it('compares an answer with the run that the tab waits for, not with another that fits', async () => {
  const world = await createWorkspaceWorld();
  const foreign = await begin(world, 'by-hand');
  const own = await begin(world, 'this-tab');
  const parameters = await world.answerFor(foreign);
  const received = await world.workspace.runs.receive({ parameters, mode: 'query' });
  expect(received).toEqual({ kind: 'belongs', runId: own });
  const view = world.workspace.viewStep(world.run(own), 'authorize');
  expect(view.status).toMatchObject({ status: 'failed', problem: { code: 'state_mismatch' } });
  expect(status(world, foreign)).toBe('away');
});

it('keeps two runs in two tabs apart', async () => {
  const one = await createWorkspaceWorld();
  const first = await begin(one, 'this-tab');
  const two = await one.openTab();
  const second = await begin(two, 'this-tab');
  await two.signIn(second);
  await one.signIn(first);
  expect(status(two, second)).toBe('answered');
  expect(status(one, first)).toBe('answered');
});

it('says of a repeated answer which run it was for', async () => {
  const world = await createWorkspaceWorld();
  const id = await begin(world, 'this-tab');
  const parameters = await world.answerFor(id);
  await world.workspace.runs.receive({ parameters, mode: 'query' });
  const again = await world.workspace.runs.receive({ parameters, mode: 'query' });
  expect(again).toEqual({ kind: 'repeated', runId: id });
});

it('offers the waiting runs for an answer that belongs to none', async () => {
  const world = await createWorkspaceWorld();
  const id = await begin(world, 'by-hand');
  const answer = { parameters: [['code', 'x']], mode: 'query' } as const;
  const stray = await world.workspace.runs.receive(answer);
  expect(stray).toMatchObject({ kind: 'stray', waiting: [{ id }] });
  await world.workspace.runs.assign(id, answer);
  const view = world.workspace.viewStep(world.run(id), 'authorize');
  expect(view.status).toMatchObject({ status: 'failed', problem: { code: 'state_missing' } });
});

it('takes a pasted answer, and says why a text is none', async () => {
  const world = await createWorkspaceWorld();
  const id = await begin(world, 'by-hand');
  const refused = await world.workspace.runs.pasteAnswer(id, 'authorize', '');
  expect(refused).toMatchObject({ ok: false, problem: { code: 'callback_unreadable' } });
  const query = new URLSearchParams(await world.answerFor(id)).toString();
  const text = `http://localhost:4173/callback?${query}`;
  expect(await world.workspace.runs.pasteAnswer(id, 'authorize', text)).toMatchObject({ ok: true });
  expect(status(world, id)).toBe('answered');
});

it('expects no state back that was left out of the request', async () => {
  const world = await createWorkspaceWorld();
  const { runs } = world.workspace;
  const { id } = await runs.start('authorization-code', 'default', 'web-app-of-default');
  const { draft } = world.workspace.viewStep(world.run(id), 'authorize');
  const fields = draft?.fields.map((field) =>
    field.name === 'state' ? { ...field, included: false } : field,
  );
  if (draft !== null && fields !== undefined) runs.edit(id, 'authorize', { ...draft, fields });
  await runs.openAuthorization(id, 'authorize', 'this-tab');
  await world.signIn(id);
  const view = world.workspace.viewStep(world.run(id), 'authorize');
  expect(view.status.status).toBe('answered');
  expect(view.checks.find((check) => check.id === 'state')?.outcome).not.toBe('passed');
});

it('leaves the tab’s own wait alone when a new window opens', async () => {
  const world = await createWorkspaceWorld();
  await begin(world, 'new-window');
  expect(world.visited).toHaveLength(1);
  expect(world.ports.navigation.pendingRun()).toBeNull();
});
