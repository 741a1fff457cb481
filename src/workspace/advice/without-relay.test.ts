import { expect, it } from 'vitest';
import { fail, ok } from '#protocol/result.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import { createWorkspace } from '#workspace/create-workspace.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

const url = 'http://localhost:4173/sandbox/default/token';

/** A run that failed so, on a page that has a relay or has none. */
async function failOn(problem: TransportProblem, hasRelay: boolean) {
  const { ports, interfere } = await createWorkspaceWorld();
  const host = async () => ok({ host: 'worker', relay: hasRelay } as const);
  const workspace = await createWorkspace({ ...ports, sandbox: { ...ports.sandbox, host } });
  const { id } = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  interfere(() => fail(problem));
  await workspace.runs.send(id, 'token');
  const find = () => {
    const run = workspace.getState().runs.find((one) => one.id === id);
    if (run === undefined) throw new Error('there is no run');
    return run;
  };
  return { id, workspace, interfere, find };
}

async function adviseOn(problem: TransportProblem, hasRelay: boolean) {
  const { workspace, find } = await failOn(problem, hasRelay);
  return workspace.advise(find(), 'token');
}

const relayed: readonly TransportProblem[] = [
  { code: 'cors_suspected', url, preflight: true },
  { code: 'mixed_content', url },
  { code: 'opaque_redirect', url },
  { code: 'csp_blocked', url, directive: 'connect-src' },
  { code: 'browser_refused', url, reason: 'Not with GET.' },
];

it.each(relayed)(
  'offers no relay that is not there, and says how to get one ($code)',
  async (problem) => {
    const [having, lacking] = [await adviseOn(problem, true), await adviseOn(problem, false)];
    expect(having?.fixes.map(({ kind }) => kind)).toContain('use-relay');
    expect(having?.note).toBeUndefined();
    expect(lacking?.fixes.map(({ kind }) => kind)).not.toContain('use-relay');
    expect(lacking?.fixes).not.toEqual([]);
    expect(lacking?.note).toContain('npm start');
  },
);

it('says nothing of a relay where none would help', async () => {
  const advice = await adviseOn({ code: 'timeout', url, afterSeconds: 30 }, false);
  expect(advice?.note).toBeUndefined();
});

it.each(relayed)(
  'mends by each button that is left, once nothing is in the way ($code)',
  async (problem) => {
    const { workspace, find } = await failOn(problem, false);
    const labels = workspace.advise(find(), 'token')?.fixes.map(({ label }) => label) ?? [];
    for (const label of labels) {
      const failed = await failOn(problem, false);
      const advice = failed.workspace.advise(failed.find(), 'token');
      const fix = advice?.fixes.find((one) => one.label === label);
      if (fix === undefined) throw new Error(`there is no button ${label}`);
      failed.interfere(null);
      await failed.workspace.runs.applyFix(failed.id, 'token', fix);
      const statusNow = () => failed.workspace.viewStep(failed.find(), 'token').status.status;
      // A form that was mended leads back to a request that is made anew.
      if (statusNow() === 'ready') await failed.workspace.runs.send(failed.id, 'token');
      expect([label, statusNow()]).toEqual([label, 'answered']);
    }
    expect(labels.length).toBeGreaterThan(0);
  },
);
