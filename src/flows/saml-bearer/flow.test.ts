import { expect, it } from 'vitest';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

async function start({ workspace, run }: WorkspaceWorld, options = {}) {
  const client = 'backend-of-default';
  const { id } = await workspace.runs.start('saml-bearer', 'default', client, options);
  return { id, view: (step: string) => workspace.viewStep(run(id), step) };
}

it('has the sandbox sign an assertion, reads it, and gets a token that the API takes', async () => {
  const world = await createWorkspaceWorld();
  const { id, view } = await start(world);
  await world.workspace.runs.send(id, 'sample');
  expect(view('sample').response?.body).toContain('<NameID>alice</NameID>');
  expect(view('assertion').draft?.fields[0]?.value).toMatch(/^<Assertion .*<\/Assertion>$/);
  await world.workspace.runs.perform(id, 'assertion');
  for (const step of ['token', 'call-api']) {
    await world.workspace.runs.send(id, step);
    expect([step, view(step).status.status]).toEqual([step, 'answered']);
  }
  for (const step of ['sample', 'assertion', 'token', 'call-api']) {
    expect(view(step).checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(view(step).checks.filter(({ outcome }) => outcome === 'warned')).toEqual([]);
  }
  expect(view('token').response?.body).not.toContain('refresh_token');
});

it('is refused with an assertion that was changed after it was signed', async () => {
  const world = await createWorkspaceWorld();
  const { id, view } = await start(world);
  await world.workspace.runs.send(id, 'sample');
  const { draft } = view('assertion');
  if (draft === null) throw new Error('the assertion was not prepared');
  const fields = draft.fields.map((field) => ({
    ...field,
    value: field.value.replace('alice', 'bob'),
  }));
  world.workspace.runs.edit(id, 'assertion', { ...draft, fields });
  await world.workspace.runs.perform(id, 'assertion');
  await world.workspace.runs.send(id, 'token');
  expect(view('token').status).toMatchObject({
    status: 'failed',
    problem: {
      error: 'invalid_grant',
      description: expect.stringContaining('not signed by a key') as string,
    },
  });
});

it('has no sample where one of one’s own is traded', async () => {
  const world = await createWorkspaceWorld();
  const { view } = await start(world, { assertion_source: 'own' });
  expect(view('assertion').status.status).toBe('ready');
  expect(view('assertion').draft?.fields[0]?.value).toBe('');
});
