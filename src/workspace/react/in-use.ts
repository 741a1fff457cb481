import { useEffect, useSyncExternalStore } from 'react';

/** The flow that a page shows, and where and as whom it runs. */
export interface InUse {
  readonly flow: string;
  readonly environmentId: string;
  /** Null where the environment has no client. */
  readonly clientKey: string | null;
}

let current: InUse | null = null;
const listeners = new Set<() => void>();

function announce(next: InUse | null) {
  current = next;
  for (const listener of listeners) listener();
}

/** Says what the page shows for as long as it is there, so that nothing beside it names another. */
export function useAnnounceInUse(inUse: InUse | null): void {
  const { flow = null, environmentId = null, clientKey = null } = inUse ?? {};
  useEffect(() => {
    if (flow === null || environmentId === null) return undefined;
    announce({ flow, environmentId, clientKey });
    return () => announce(null);
  }, [flow, environmentId, clientKey]);
}

/** What the page shows; null where it shows no flow. */
export function useInUse(): InUse | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
    () => null,
  );
}
