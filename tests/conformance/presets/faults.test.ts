import { expect, it } from 'vitest';
import { type SandboxFault, sandboxFaults } from '#sandbox/contract/definition.ts';
import { createWorkspaceWorld } from '../../support/workspace-world.ts';

/** The step and the check of the code flow that notices a fault. */
const noticed: Partial<Record<SandboxFault, readonly [step: string, check: string]>> = {
  'wrong-iss': ['authorize', 'iss'],
  'wrong-aud': ['redeem', 'id_token.aud'],
  'wrong-nonce': ['redeem', 'id_token.nonce'],
  'wrong-state': ['authorize', 'state'],
  'wrong-at-hash': ['redeem', 'id_token.at_hash'],
  expired: ['redeem', 'id_token.exp'],
  'not-yet-valid': ['redeem', 'id_token.nbf'],
  'unknown-kid': ['redeem', 'id_token.signature'],
  'other-key': ['redeem', 'id_token.signature'],
  'alg-none': ['redeem', 'id_token.signature'],
  'missing-token-type': ['redeem', 'token_type'],
  'too-many-requests': ['redeem', 'error'],
  'server-error': ['redeem', 'error'],
  'html-instead-of-json': ['redeem', 'body'],
  'dpop-nonce-each-time': ['redeem', 'error'],
};

/** What no check of the code flow can notice, and why. */
const unnoticed: Partial<Record<SandboxFault, string>> = {
  'slow-answer': 'A late answer is a good answer; only the user’s patience ends the wait.',
};

type Notice = readonly [check: string, run: (fault: SandboxFault | null) => Promise<string[]>];

/** What another flow notices, by its check. */
const noticedElsewhere: Partial<Record<SandboxFault, Notice>> = {
  'refresh-reuse': ['refresh refresh_token', refreshUnder],
  'slow-down-storm': ['poll slow_down', pollUnder],
};

async function failuresWith(fault: SandboxFault | null): Promise<string[]> {
  const world = await createWorkspaceWorld();
  const { environments, runs, viewStep } = world.workspace;
  const made = await environments.createSandbox();
  if (!made.ok) throw new Error(made.problem.reason);
  await environments.changeSandbox(made.value.id, { faults: fault === null ? [] : [fault] });
  const client = made.value.clients[0]?.id ?? '';
  const run = await runs.start('authorization-code', made.value.id, client, { dpop: 'on' });
  await runs.openAuthorization(run.id, 'authorize', 'this-tab');
  await world.signIn(run.id);
  await runs.send(run.id, 'redeem');
  return ['authorize', 'redeem'].flatMap((step) =>
    viewStep(world.run(run.id), step)
      .checks.filter(({ outcome }) => outcome === 'failed')
      .map(({ id }) => `${step} ${id}`),
  );
}

async function sandboxUnder(fault: SandboxFault | null) {
  const world = await createWorkspaceWorld();
  const { environments, viewStep } = world.workspace;
  const made = await environments.createSandbox();
  if (!made.ok) throw new Error(made.problem.reason);
  await environments.changeSandbox(made.value.id, { faults: fault === null ? [] : [fault] });
  const client = made.value.clients.find(({ authentication }) => authentication === 'none');
  const objections = (runId: string, step: string) =>
    viewStep(world.run(runId), step)
      .checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'warned')
      .map(({ id }) => `${step} ${id}`);
  return { world, at: [made.value.id, client?.id ?? ''] as const, objections };
}

async function refreshUnder(fault: SandboxFault | null): Promise<string[]> {
  const { world, at, objections } = await sandboxUnder(fault);
  const { runs } = world.workspace;
  const signedIn = await runs.start('authorization-code', ...at);
  await runs.openAuthorization(signedIn.id, 'authorize', 'this-tab');
  await world.signIn(signedIn.id);
  await runs.send(signedIn.id, 'redeem');
  const { id } = await runs.start('refresh-token', ...at, {}, { runId: signedIn.id });
  await runs.send(id, 'refresh');
  return objections(id, 'refresh');
}

async function pollUnder(fault: SandboxFault | null): Promise<string[]> {
  const { world, at, objections } = await sandboxUnder(fault);
  const { runs } = world.workspace;
  const { id } = await runs.start('device-authorization', ...at);
  await runs.send(id, 'codes');
  await runs.send(id, 'poll');
  world.advance(10);
  await runs.send(id, 'poll');
  return objections(id, 'poll');
}

it.each(Object.keys(noticedElsewhere))('notices %s in the flow that it is for', async (name) => {
  const fault = name as SandboxFault;
  const [check, run] = noticedElsewhere[fault] ?? ['', async () => []];
  expect(await run(fault)).toContain(check);
  expect(await run(null)).not.toContain(check);
});

it('finds nothing to object to while no fault is on', async () => {
  expect(await failuresWith(null)).toEqual([]);
});

it.each(Object.entries(noticed))('notices %s by %j', async (fault, [step, check]) => {
  expect(await failuresWith(fault as SandboxFault)).toContain(`${step} ${check}`);
});

it.each(Object.entries(unnoticed))('does not notice %s: %s', async (fault) => {
  expect(await failuresWith(fault as SandboxFault)).toEqual([]);
});

it('names for every fault the check that notices it, or why none can', () => {
  const named = [noticed, noticedElsewhere, unnoticed].flatMap((one) => Object.keys(one));
  expect(named.toSorted()).toEqual([...sandboxFaults].toSorted());
});
