import { copyApp, type AppCopy } from '../support/app-copy.ts';
import { eraseEverything, expectErasedAtHost } from '../support/erase.ts';
import { expect, test as base } from './fixtures.ts';

// Erasing ends what the default sandbox gave to anybody: it is tried on a host of its own.
const test = base.extend<{ readonly copy: AppCopy }>({
  copy: async ({}, use) => {
    const copy = await copyApp();
    await copy.start();
    await use(copy);
    await copy.remove();
  },
});

test('a chosen theme holds after a reload, before anything is painted', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.route('**/*.js', (route) => route.abort());
  await page.reload({ waitUntil: 'domcontentloaded' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test.describe('erasing everything', () => {
  test.use({ baseURL: ({ copy }, use) => use(copy.origin) });

  test('asks first, then leaves nothing of the user, also of a sandbox at the host', async ({
    page,
  }) => {
    await page.goto('/environments');
    await page.getByRole('button', { name: 'Create a sandbox' }).click();
    await expect(page).toHaveURL(/\/environments\/(?!new$)[^/]+$/);
    const made = page.url();
    await expect(page.getByRole('region', { name: 'Clients' })).toContainText('backend');
    const fetched = page.waitForResponse((response) => response.url().endsWith('/jwks'));
    await page.getByRole('button', { name: 'Fetch keys again' }).click();
    const address = (await fetched).url();
    const status = () =>
      page.evaluate((url) => fetch(url).then((response) => response.status), address);
    expect(await status()).toBe(200);
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.goto(made);
    await expect(page.getByRole('button', { name: 'Add client' })).toBeVisible();
    await eraseEverything(page);
    expect(await status()).toBe(404);
    await page.goto(made);
    await expect(page.getByRole('heading', { name: 'Environment not found' })).toBeVisible();
  });

  test('makes the host forget: its sign-in and its tokens are worth nothing', async ({
    page,
    context,
  }) => {
    await expectErasedAtHost(page);
    await eraseEverything(page);
    expect((await context.cookies()).filter(({ value }) => value !== '')).toEqual([]);
  });

  test('says so where the host refuses, and erases what is here', async ({ page, copy }) => {
    await page.goto('/settings');
    await page.route(`${copy.origin}/sandbox/default`, (route) => route.fulfill({ status: 403 }));
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('button', { name: 'Erase now' }).click();
    await expect(page.getByRole('alert')).toContainText('Not everything could be erased');
  });
});
