import type { SandboxHost } from '#sandbox/contract/log.ts';
import { probeHost } from './probe-host.ts';
import { registerWorker } from './register-worker.ts';

/** Why nobody answers for the sandbox. */
export interface HostProblem {
  readonly code: 'insecure-context' | 'workers-unavailable' | 'worker-failed';
  /** A sentence for people, which says what to do. */
  readonly reason: string;
}

/** Which host answers for the sandbox, or why none does. */
export type SettledHost =
  | { readonly ok: true; readonly value: SandboxHost }
  | { readonly ok: false; readonly problem: HostProblem };

const reasons: Readonly<Record<HostProblem['code'], string>> = {
  'insecure-context':
    'This page is on plain http beyond localhost, where browsers give no cryptography and no service worker. Open it by https, or at localhost.',
  'workers-unavailable':
    'No server answers for the sandbox here, and this browser allows no service worker: a private window or a setting may forbid it. Start Claimcheck with npm start, or allow service workers.',
  'worker-failed':
    'No server answers for the sandbox here, and the service worker did not start. Reload the page; if it stays so, clear the data of this site.',
};

/** A worker that fetches the app for the first time may take so long on a slow line. */
const patienceMilliseconds = 60_000;

let settled: Promise<SettledHost> | null = null;

/**
 * Settles which host answers, once for this page. In worker mode the page is under the worker's
 * control afterwards, so that every request to the sandbox reaches it. A failure is not kept.
 */
export function settleHost(): Promise<SettledHost> {
  settled ??= settle().then((result) => {
    if (!result.ok) settled = null;
    return result;
  });
  return settled;
}

async function settle(): Promise<SettledHost> {
  const first = await probeHost();
  if (first?.host === 'server') return { ok: true, value: first };
  if (!window.isSecureContext) return failed('insecure-context');
  const registration = await registerWorker();
  if (registration === null) return failed('workers-unavailable');
  if (!(await isControlled(registration))) return failed('worker-failed');
  const second = await probeHost();
  return second === null ? failed('worker-failed') : { ok: true, value: second };
}

function failed(code: HostProblem['code']): SettledHost {
  return { ok: false, problem: { code, reason: reasons[code] } };
}

/** Waits for the worker and, after a hard reload, asks it to take this page. */
async function isControlled(registration: ServiceWorkerRegistration): Promise<boolean> {
  const container = navigator.serviceWorker;
  const controlled = new Promise<boolean>((resolve) => {
    const check = () => {
      if (container.controller !== null) resolve(true);
    };
    container.addEventListener('controllerchange', check);
    // A first worker whose files cannot be fetched never comes to life.
    const first = registration.installing;
    first?.addEventListener('statechange', () => {
      if (first.state === 'redundant' && registration.active === null) resolve(false);
    });
    setTimeout(resolve, patienceMilliseconds, false);
    void container.ready.then(({ active }) => {
      active?.postMessage('claim');
      check();
    });
    check();
  });
  return controlled;
}
