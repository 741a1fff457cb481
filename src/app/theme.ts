import { useSyncExternalStore } from 'react';
import { type Theme, themes } from '#ui/theme/theme-context.ts';

/** `before-paint.js` reads the same key before the first paint. */
const storageKey = 'claimcheck-theme';

const listeners = new Set<() => void>();
let chosen: Theme | null = null;

function readStored(): Theme {
  try {
    const stored = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

function current(): Theme {
  chosen ??= readStored();
  return chosen;
}

function show(theme: Theme) {
  chosen = theme;
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  for (const listener of listeners) listener();
}

function onOtherTab(event: StorageEvent) {
  if (event.key === storageKey || event.key === null) show(readStored());
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', onOtherTab);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', onOtherTab);
  };
}

/** Shows a theme and keeps it, where the browser lets the page keep anything. */
export function chooseTheme(theme: Theme) {
  try {
    if (theme === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  show(theme);
}

/** The theme that was chosen; `system` in prerendered HTML. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current, () => 'system' as const);
}
