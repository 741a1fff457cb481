import type { HttpRequest } from '#protocol/http/message.ts';
import type { Core } from '#workspace/core.ts';
import type { AuthorizationPlace, RunEvent } from '#workspace/model/run.ts';
import type { OpenedWindow } from '#workspace/ports.ts';
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
  const signal = sending.underWay.begin(runId, step);
  // At once, while the press still counts: browsers block a window that opens later.
  const opened = place === 'new-window' ? openWindow(core, runId) : null;
  const { request } = next;
  try {
    const obstacle = await findObstacle(sending, scene, { step, url: request.url, signal });
    if (obstacle === null) return await leave(core, { runId, step, place, request, opened });
    opened?.close();
    await core.keeper.append(runId, obstacle);
    return true;
  } finally {
    sending.underWay.end(runId, step, signal);
  }
}

interface Leaving extends Opening {
  readonly request: HttpRequest;
  readonly opened: OpenedWindow | null;
}

async function leave(
  { ports, keeper }: Core,
  { runId, step, place, request, opened }: Leaving,
): Promise<boolean> {
  const { navigation, clock } = ports;
  await keeper.append(runId, { type: 'redirected-away', at: clock(), step, request, place });
  if (place === 'this-tab') {
    navigation.setPendingRun(runId);
    navigation.leaveTo(request.url);
  }
  opened?.goTo(request.url);
  const isBlocked = place === 'new-window' && opened === null;
  if (isBlocked) await keeper.append(runId, { type: 'cancelled', at: clock(), step });
  return !isBlocked;
}

// A new window starts with a copy of this tab's session, and so knows which run it is for.
function openWindow({ ports }: Core, runId: string): OpenedWindow | null {
  const { navigation } = ports;
  const before = navigation.pendingRun();
  navigation.setPendingRun(runId);
  const opened = navigation.openWindow();
  navigation.setPendingRun(before);
  return opened;
}

interface Attempt {
  readonly step: string;
  readonly url: string;
  readonly signal: AbortSignal;
}

async function findObstacle(
  { core, probes }: Sending,
  scene: Scene,
  { step, url, signal }: Attempt,
): Promise<RunEvent | null> {
  const ensured = await ensureSandbox(core, scene.environment);
  if (!ensured.ok && url.startsWith(`${scene.environment.metadata.issuer}/`)) {
    const { reason } = ensured.problem;
    const problem = { code: 'unreachable', url, reason } as const;
    return { type: 'refused', at: core.ports.clock(), step, problem };
  }
  const needsReading = stepsOfScene(scene).some(({ id }) => id === 'redeem');
  if (!needsReading || hasBeenWarned(scene, step)) return null;
  return probeReadability(core, scene, { step, signal, known: probes });
}
