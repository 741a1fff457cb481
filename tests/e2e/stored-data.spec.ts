import type { Page } from '@playwright/test';
import { expectErasedAtHost } from '../support/erase.ts';
import { send, stepOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

// Part of what is erased is the worker's.
test.use({ serviceWorkers: 'allow' });

/** All that this origin keeps in the browser, but for the app's own files. */
async function everythingKept(page: Page) {
  return page.evaluate(async () => {
    const readAll = (name: string) =>
      new Promise<Record<string, unknown[]>>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error ?? new Error(name));
        opening.onsuccess = () => {
          const database = opening.result;
          const names = [...database.objectStoreNames];
          const transaction = database.transaction(names);
          const reading = names.map((store) => [store, transaction.objectStore(store).getAll()]);
          transaction.oncomplete = () => {
            database.close();
            resolve(
              Object.fromEntries(
                reading.map(([store, request]) => [store, (request as IDBRequest).result]),
              ) as Record<string, unknown[]>,
            );
          };
        };
      });
    const databases: Record<string, Record<string, unknown[]>> = {};
    for (const { name } of await indexedDB.databases()) {
      if (name !== undefined) databases[name] = await readAll(name);
    }
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      if (name.startsWith('claimcheck-files-')) continue;
      for (const { url } of await (await caches.open(name)).keys()) cached.push(url);
    }
    return {
      databases,
      cached,
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
    };
  });
}

async function runClientCredentials(page: Page) {
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(step.locator('[data-part="response"]')).toContainText('access_token');
}

test('erasing everything leaves nothing in any store or tab, and the app as at first', async ({
  page,
  context,
  staticSite,
}) => {
  await page.goto(`${staticSite.origin}/flows/client-credentials`);
  await runClientCredentials(page);
  await page.evaluate(async () => {
    localStorage.setItem('of-another-program', 'stays');
    const cache = await caches.open('claimcheck-kept');
    await cache.put('/kept/answer/AAAAAAAAAAAAAAAAAAAAAA', new Response('{}'));
  });
  const before = await everythingKept(page);
  expect(Object.keys(before.databases).toSorted()).toEqual(['claimcheck', 'claimcheck-sandbox']);
  expect(before.databases['claimcheck-sandbox']?.['log']).not.toEqual([]);
  const [run] = (before.databases['claimcheck']?.['runs'] ?? []) as { id: string }[];
  const other = await context.newPage();
  await other.goto(`${staticSite.origin}/runs/${run?.id}`);
  await expect(other.locator('[data-part="response"]').first()).toContainText('access_token');

  await page.goto(`${staticSite.origin}/settings`);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Erase now' }).click();
  await expect(page.getByText('Everything was erased')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  await expect(other.locator('[data-part="response"]')).toHaveCount(0);
  await expect(other.getByText('access_token')).toHaveCount(0);

  const after = await everythingKept(page);
  expect(Object.keys(after.databases)).toEqual(['claimcheck']);
  expect(after.databases['claimcheck']).toMatchObject({
    environments: [{ id: 'default', name: 'Default sandbox', keys: null }],
    runs: [],
    aside: [],
  });
  expect(after.cached.filter((url) => url.includes('answer'))).toEqual([]);
  expect(after.local).toEqual(['of-another-program']);
  expect(after.session).toEqual([]);

  await page.goto(`${staticSite.origin}/flows/client-credentials`);
  await runClientCredentials(page);
});

test.describe('with the worker’s sandbox', () => {
  test.use({ baseURL: ({ staticSite }, use) => use(staticSite.origin) });

  test('erasing everything ends the sign-in and the tokens of before', async ({ page }) => {
    await expectErasedAtHost(page);
  });
});

test('a record that cannot be read is reported, kept and given out, and the app works', async ({
  page,
}) => {
  await page.goto('/flows/client-credentials');
  await runClientCredentials(page);
  const broken = {
    environments: [
      { id: 'default', version: 99, name: 'Of a later program' },
      { id: 'bent', version: 1, name: ['<b>no text</b>'] },
    ],
    runs: [{ id: 'torn', version: 1, events: 'none' }],
  };
  await page.evaluate(
    (records) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('claimcheck');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(['environments', 'runs'], 'readwrite');
          for (const one of records.environments) transaction.objectStore('environments').put(one);
          for (const one of records.runs) transaction.objectStore('runs').put(one);
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    broken,
  );
  await page.goto('/settings');
  await expect(page.getByText('3 are kept aside as found.')).toBeVisible();
  const card = page.getByRole('region', { name: 'Records that could not be read' });
  await expect(card).toContainText('a newer version of this program (99)');
  await expect(card).toContainText('“name” is not as expected');

  // The default sandbox is needed and takes its place: the record that was there is not lost.
  await page.goto('/flows/client-credentials');
  await runClientCredentials(page);
  const { databases } = await everythingKept(page);
  expect(databases['claimcheck']).toMatchObject({
    aside: [{ table: 'environments', record: broken.environments[0] }],
  });
  await page.goto('/settings');
  const downloading = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Download them' }).click();
  const stream = await (await downloading).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const saved = JSON.parse(Buffer.concat(chunks).toString()) as { key: string; raw: string }[];
  expect(
    Object.fromEntries(saved.map(({ key, raw }) => [key, JSON.parse(raw) as unknown])),
  ).toEqual(
    Object.fromEntries([...broken.environments, ...broken.runs].map((one) => [one.id, one])),
  );
});

test('what two tabs do to one run at the same time is all kept', async ({ page, context }) => {
  await page.goto('/flows/client-credentials');
  await runClientCredentials(page);
  await page.goto('/runs');
  await page.getByRole('list', { name: 'Runs' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f]+$/);
  const other = await context.newPage();
  await other.goto(page.url());
  await Promise.all([page, other].map((tab) => send(stepOf(tab, 'Ask for a token'))));
  const countExchanges = async () => {
    const { databases } = await everythingKept(page);
    const [run] = databases['claimcheck']?.['runs'] as { events: { type: string }[] }[];
    return run?.events.filter(({ type }) => type === 'answered').length;
  };
  await expect.poll(countExchanges).toBe(3);
});
