import type { HttpRequest } from '#protocol/http/message.ts';
import type { AuthorizationPlace } from '#workspace/model/run.ts';
import { ensureSandbox } from '#workspace/environments/ensure-sandbox.ts';
import { viewStep } from '#workspace/runs/view-step.ts';
import { probeReadability } from './probe-readability.ts';
import { setScene, stepOf, stepsOfScene, type Scene } from './scene.ts';
import { hasBeenWarned, type Sending } from './send-step.ts';

/** Which step is opened, and where. */
export interface Opening {
  readonly runId: string;
  readonly step: string;
  readonly place: AuthorizationPlace;
}

/**
 * Takes the browser to the authorization page. The run is stored before the page is left; what
 * could not be read later is found out before a code is got. False when a window was blocked.
 */
export async function openAuthorization(
  sending: Sending,
  { runId, step, place }: Opening,
): Promise<boolean> {
  const { core } = sending;
  const scene = setScene(core, runId);
  if (scene === null || stepOf(scene, step)?.kind !== 'authorization') return true;
  const { next } = viewStep(scene.run, step, { flow: scene.flow, waitsFor: null, now: 0 });
  if (next?.request == null) return true;
  if (sending.underWay.has(runId, step)) return true;
  sending.underWay.begin(runId, step);
  try {
    return await goThere(sending, { runId, step, place }, { scene, request: next.request });
  } finally {
    sending.underWay.end(runId, step);
  }
}

interface Prepared {
  readonly scene: Scene;
  readonly request: HttpRequest;
}

async function goThere(
  sending: Sending,
  { runId, step, place }: Opening,
  { scene, request }: Prepared,
): Promise<boolean> {
  const { core, probes } = sending;
  const ensured = await ensureSandbox(core, scene.environment);
  if (!ensured.ok && request.url.startsWith(`${scene.environment.metadata.issuer}/`)) {
    const { reason } = ensured.problem;
    const problem = { code: 'unreachable', url: request.url, reason } as const;
    await core.keeper.append(runId, { type: 'refused', at: core.ports.clock(), step, problem });
    return true;
  }
  const needsReading = stepsOfScene(scene).some(({ id }) => id === 'redeem');
  const problem =
    !needsReading || hasBeenWarned(scene, step)
      ? null
      : await probeReadability(core, scene, probes);
  if (problem !== null) {
    await core.keeper.append(runId, { type: 'refused', at: core.ports.clock(), step, problem });
    return true;
  }
  const at = core.ports.clock();
  await core.keeper.append(runId, { type: 'redirected-away', at, step, request, place });
  return leave(sending, { runId, step, place }, request.url);
}

async function leave(
  { core }: Sending,
  { runId, step, place }: Opening,
  url: string,
): Promise<boolean> {
  const { navigation, clock } = core.ports;
  if (place === 'by-hand') return true;
  const before = navigation.pendingRun();
  navigation.setPendingRun(runId);
  if (place === 'this-tab') {
    navigation.leaveTo(url);
    return true;
  }
  // A new window starts with a copy of this tab's session, and so knows which run it is for.
  const isOpen = navigation.openWindow(url);
  navigation.setPendingRun(before);
  if (!isOpen) await core.keeper.append(runId, { type: 'cancelled', at: clock(), step });
  return isOpen;
}
