/** Registers the service worker of this app; null where the browser allows none. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return null;
  // The dev server has no built worker; its host answers for the sandbox.
  if (import.meta.env.DEV) return null;
  try {
    const worker = `${import.meta.env.BASE_URL}sw.js`;
    const options = { updateViaCache: 'none' } as const;
    // Where something in between forbids workers, it may answer with nothing at all.
    const registration: ServiceWorkerRegistration | undefined =
      await navigator.serviceWorker.register(worker, options);
    return registration ?? null;
  } catch {
    // Private windows and policies may forbid it: the caller says so where it matters.
    return null;
  }
}

/**
 * Registers it once the first page has what it needs, so that it takes no bandwidth from it. A page
 * that a hard reload took from its worker is given back to it.
 */
export function registerWorkerWhenIdle(): void {
  const register = () => {
    const later = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1000));
    later(() => void registerAndClaim(), { timeout: 5000 });
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}

async function registerAndClaim(): Promise<void> {
  const registration = await registerWorker();
  if (navigator.serviceWorker?.controller === null) registration?.active?.postMessage('claim');
}
