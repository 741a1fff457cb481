import { flowOf } from '#flows/registry.ts';
import { findRun } from '#workspace/core.ts';
import { sendStep, type Sending } from '#workspace/runner/send-step.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { startRun } from '#workspace/runs/start-run.ts';
import { hasExpired, latestOf, tokenOfRun } from './run-tokens.ts';

/** What came of refreshing: the run that has the new token, or that tells why there is none. */
export interface RefreshedToken {
  readonly isRefreshed: boolean;
  readonly runId: string;
}

/**
 * Gets a new access token for one that a run has got, by a run of its own that keeps it. Where it was
 * refreshed before, the latest one is taken if it is still good, and refreshed if it is not.
 * @see RFC 6749 §6
 */
export async function refreshCallToken(sending: Sending, runId: string): Promise<RefreshedToken> {
  const { core } = sending;
  const latest = latestOf(core.store.getState().runs, runId);
  const source = findRun(core, latest);
  const token = source === null ? null : tokenOfRun(source);
  if (source === null || token === null) return { isRefreshed: false, runId };
  const isGood = latest !== runId && !hasExpired(token, core.ports.clock());
  if (isGood) return { isRefreshed: true, runId: latest };
  const { environmentId, clientKey } = source;
  const run = await startRun(core, {
    ...{ flow: 'refresh-token', environmentId, clientKey, options: {}, fromRunId: latest },
  });
  await sendStep(sending, run.id, 'refresh');
  const done = findRun(core, run.id) ?? run;
  const { phase } = reduceRun(done, flowOf(done.flow)).steps['refresh'] ?? { phase: 'unmade' };
  return { isRefreshed: phase === 'answered', runId: run.id };
}
