import { expect, type BrowserContext, type Page } from '@playwright/test';

/** Waits until this page is the worker's, and the worker has kept what it needs. */
export async function waitForWorker(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const { controller } = navigator.serviceWorker;
        return registration?.active?.state === 'activated' && controller !== null;
      }),
    )
    .toBe(true);
}

/** Waits until a worker has taken the place of the one before. */
export async function waitForNewWorker(page: Page, version: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async (name) => {
        const registration = await navigator.serviceWorker.getRegistration();
        const isDone = registration?.installing === null && registration.waiting === null;
        return isDone && (await caches.has(name)) && registration.active?.state === 'activated';
      }, `claimcheck-files-${version}`),
    )
    .toBe(true);
}

/** Loads the page past its worker, as Shift and the reload button do. */
export async function hardReload(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const loaded = page.waitForEvent('load');
  await session.send('Page.reload', { ignoreCache: true });
  await loaded;
  await session.detach();
}

/** Whether a worker answers for this page. */
export function isControlled(page: Page): Promise<boolean> {
  return page.evaluate(() => navigator.serviceWorker.controller !== null);
}

/** Stops the running worker, as browsers do between any two requests, and waits until it has. */
export async function stopWorker(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const running = new Set<string>();
  let settle = () => {};
  const isStopped = new Promise<void>((resolve) => (settle = resolve));
  let isTold = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === 'stopped') running.delete(versionId);
      else running.add(versionId);
    }
    if (isTold && running.size === 0) settle();
  });
  await session.send('ServiceWorker.enable');
  isTold = true;
  await session.send('ServiceWorker.stopAllWorkers');
  await isStopped;
  await session.detach();
}
