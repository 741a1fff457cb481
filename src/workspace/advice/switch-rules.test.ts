import { expect, it } from 'vitest';
import type { SandboxPolicy } from '#sandbox/contract/definition.ts';
import { wantedSwitches } from './wanted-switches.ts';
import { flowOf } from '#flows/registry.ts';
import type { FlowId } from '#flows/flow-ids.ts';
import { makeClientKey } from '#protocol/keys/client-keys.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

interface Strict {
  readonly world: WorkspaceWorld;
  readonly start: (flow: FlowId, options?: Readonly<Record<string, string>>) => Promise<string>;
  readonly firstFix: (runId: string, step: string) => Promise<void>;
}

/** A sandbox with a stricter policy, and a confidential client that has keys. */
async function strictSandbox(policy: Partial<SandboxPolicy>): Promise<Strict> {
  const world = await createWorkspaceWorld();
  const { workspace } = world;
  const made = await workspace.environments.createSandbox();
  if (!made.ok) throw new Error(made.problem.reason);
  const { id } = made.value;
  const client = made.value.clients.find(({ authentication }) => authentication !== 'none');
  if (client === undefined) throw new Error('there is no client');
  const scope = 'openid orders:read';
  const keys = [{ ...(await makeClientKey('ES256')), use: 'sig' }];
  await workspace.environments.saveClient(id, { ...client, scope, keys });
  const changed = await workspace.environments.changeSandbox(id, { policy });
  if (!changed.ok) throw new Error(changed.problem.reason);
  return {
    world,
    start: async (flow, options = {}) =>
      (await workspace.runs.start(...([flow, id, client.id, options] as const))).id,
    firstFix: async (runId, step) => {
      const [fix] = workspace.advise(world.run(runId), step)?.fixes ?? [];
      expect(fix).toMatchObject({ kind: 'choose-option' });
      if (fix !== undefined) await workspace.runs.applyFix(runId, step, fix);
    },
  };
}

async function ask({ workspace, signIn }: WorkspaceWorld, runId: string) {
  await workspace.runs.openAuthorization(runId, 'authorize', 'this-tab');
  await signIn(runId);
}

function statusOf({ workspace, run }: WorkspaceWorld, runId: string, step: string) {
  return workspace.viewStep(run(runId), step).status.status;
}

it('turns PAR on, pushes with what was changed, and the sign-in then goes through', async () => {
  const { world, start, firstFix } = await strictSandbox({ pushedRequest: 'required' });
  const runId = await start('authorization-code');
  const { draft } = world.workspace.viewStep(world.run(runId), 'authorize');
  if (draft === null) throw new Error('there is no draft');
  const fields = draft.fields.map((field) =>
    field.name === 'ui_locales' ? { ...field, value: 'fr', included: true } : field,
  );
  world.workspace.runs.edit(runId, 'authorize', { ...draft, fields });
  await ask(world, runId);
  expect(statusOf(world, runId, 'authorize')).toBe('failed');
  expect(world.workspace.advise(world.run(runId), 'authorize')?.title).toBe(
    'The server takes pushed requests only',
  );
  await firstFix(runId, 'authorize');
  expect(statusOf(world, runId, 'push')).toBe('answered');
  expect(world.sent.at(-1)?.request.body).toContain('ui_locales=fr');
  await ask(world, runId);
  expect(statusOf(world, runId, 'authorize')).toBe('answered');
});

it('turns signing on where only signed requests are taken', async () => {
  const { world, start, firstFix } = await strictSandbox({ requestObject: 'required-signed' });
  const runId = await start('authorization-code');
  await ask(world, runId);
  expect(statusOf(world, runId, 'authorize')).toBe('failed');
  await firstFix(runId, 'authorize');
  expect(statusOf(world, runId, 'sign')).toBe('answered');
  await ask(world, runId);
  expect(statusOf(world, runId, 'authorize')).toBe('answered');
});

it('turns DPoP on where tokens are bound to a key, and sends again by itself', async () => {
  const { world, start, firstFix } = await strictSandbox({ dpop: 'required' });
  const runId = await start('client-credentials');
  await world.workspace.runs.send(runId, 'token');
  expect(statusOf(world, runId, 'token')).toBe('failed');
  await firstFix(runId, 'token');
  expect(statusOf(world, runId, 'token')).toBe('answered');
});

it('turns PKCE on for a pushed request too', async () => {
  const { world, start, firstFix } = await strictSandbox({ pkce: 'required' });
  const runId = await start('authorization-code', { par: 'on', pkce: 'none-unsafe' });
  await world.workspace.runs.send(runId, 'push');
  expect(statusOf(world, runId, 'push')).toBe('failed');
  await firstFix(runId, 'push');
  expect(statusOf(world, runId, 'push')).toBe('answered');
});

it('offers to push again where the reference had expired', async () => {
  const { world, start } = await strictSandbox({});
  const runId = await start('authorization-code', { par: 'on' });
  await world.workspace.runs.send(runId, 'push');
  const before = world.run(runId).events.length;
  world.advance(120);
  await world.workspace.runs.openAuthorization(runId, 'authorize', 'this-tab');
  const refused = { mode: 'query', parameters: [['error', 'invalid_request_uri']] } as const;
  await world.workspace.runs.receive({ ...refused, parameters: [...refused.parameters] });
  const run = world.run(runId);
  expect(run.events.length).toBeGreaterThan(before);
  const [fix] = world.workspace.advise(run, 'authorize')?.fixes ?? [];
  expect(fix).toMatchObject({ kind: 'rerun', label: 'Push again' });
  if (fix === undefined) throw new Error('there is no fix');
  await world.workspace.runs.applyFix(runId, 'authorize', fix);
  expect(statusOf(world, runId, 'push')).toBe('answered');
  await ask(world, runId);
  expect(statusOf(world, runId, 'authorize')).toBe('answered');
});

it('names what the metadata asks for and the flow has, as long as it is off', () => {
  const metadata = {
    issuer: 'https://as.example',
    ...{ require_pushed_authorization_requests: true, require_signed_request_object: true },
  };
  const names = (flow: FlowId, chosen: Readonly<Record<string, string>>) =>
    wantedSwitches(metadata, flowOf(flow), chosen).map(({ option }) => option);
  expect(names('authorization-code', {})).toEqual(['request_object', 'par']);
  expect(names('authorization-code', { par: 'on', request_object: 'encrypted' })).toEqual([]);
  expect(names('client-credentials', {})).toEqual([]);
});

const strict = [
  ['Push the request', 'Ask again', { pushedRequest: 'required' }, { pushedRequest: 'optional' }],
  [
    'Sign the request',
    'Ask again',
    { requestObject: 'required-signed' },
    { requestObject: 'optional' },
  ],
] as const;

it.each(strict)(
  'offers “%s” and “%s”, which helps once the server asks no more',
  async (...one) => {
    const [first, second, policy, lenient] = one;
    const { world, start } = await strictSandbox(policy);
    const { workspace } = world;
    const runId = await start('authorization-code');
    await ask(world, runId);
    const { fixes = [] } = workspace.advise(world.run(runId), 'authorize') ?? {};
    expect(fixes.map(({ label }) => label)).toEqual([first, second]);
    const { environmentId } = world.run(runId);
    const changed = await workspace.environments.changeSandbox(environmentId, { policy: lenient });
    expect(changed.ok).toBe(true);
    const fix = fixes[1];
    if (fix === undefined) throw new Error('there is no second button');
    await workspace.runs.applyFix(runId, 'authorize', fix);
    expect(statusOf(world, runId, 'authorize')).toBe('ready');
    await ask(world, runId);
    expect(statusOf(world, runId, 'authorize')).toBe('answered');
  },
);

it('starts over without a proof once the server asks for none', async () => {
  const { world, start } = await strictSandbox({ dpop: 'required' });
  const { workspace } = world;
  const runId = await start('client-credentials');
  await workspace.runs.send(runId, 'token');
  const { fixes = [] } = workspace.advise(world.run(runId), 'token') ?? {};
  expect(fixes.map(({ label }) => label)).toEqual(['Use DPoP', 'Start over']);
  const { environmentId } = world.run(runId);
  await workspace.environments.changeSandbox(environmentId, { policy: { dpop: 'optional' } });
  const fix = fixes[1];
  if (fix === undefined) throw new Error('there is no second button');
  await workspace.runs.applyFix(runId, 'token', fix);
  await workspace.runs.send(runId, 'token');
  expect(statusOf(world, runId, 'token')).toBe('answered');
});
