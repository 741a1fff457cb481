import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 860px)';

function query(): MediaQueryList | null {
  // Missing where there is no screen.
  const { matchMedia } = window as { matchMedia?: typeof window.matchMedia };
  return matchMedia?.call(window, narrow) ?? null;
}

function subscribe(listener: () => void): () => void {
  const list = query();
  list?.addEventListener('change', listener);
  return () => list?.removeEventListener('change', listener);
}

/** Whether the findings stand one below the other. False in prerendered HTML, which has none. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => query()?.matches ?? false,
    () => false,
  );
}
