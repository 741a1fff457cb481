import type { NavigationPort } from '#workspace/ports.ts';

const key = 'claimcheck-pending-run';

/** The tab that the app runs in. */
export const navigation: NavigationPort = {
  appUrl: () => new URL(import.meta.env.BASE_URL, window.location.origin).href,
  leaveTo: (url) => window.location.assign(url),
  openWindow: () => {
    // A window that is opened with `noopener` does not tell whether it was blocked.
    const opened = window.open('about:blank', '_blank');
    if (opened === null) return null;
    opened.opener = null;
    return { goTo: (url) => opened.location.replace(url), close: () => opened.close() };
  },
  pendingRun: () => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setPendingRun: (runId) => {
    try {
      if (runId === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, runId);
    } catch {
      // Without session storage the answer finds its run by `state`.
    }
  },
};
