import { useSyncExternalStore } from 'react';

const waitMilliseconds = 3000;
const listeners = new Set<() => void>();
let status: 'not-asked' | 'waiting' | 'settled' = 'not-asked';

function settle() {
  status = 'settled';
  for (const listener of listeners) listener();
}

function whenIdle() {
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in window) requestIdleCallback(settle, { timeout: waitMilliseconds });
  else setTimeout(settle, 200);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (status === 'not-asked') {
    status = 'waiting';
    if (document.readyState === 'complete') whenIdle();
    else window.addEventListener('load', whenIdle, { once: true });
  }
  return () => listeners.delete(listener);
}

/**
 * Whether the first load is over and the browser has time. What the first screen can do without
 * waits for it, so that it does not compete with what the user came for.
 */
export function useIsSettled(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => status === 'settled',
    () => false,
  );
}
