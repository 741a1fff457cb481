import { expect, test } from './fixtures.ts';

test('a chosen theme holds after a reload, before anything is painted', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.route('**/*.js', (route) =>
    route.request().url().endsWith('/theme.js') ? route.continue() : route.abort(),
  );
  await page.reload({ waitUntil: 'domcontentloaded' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('erasing everything asks first, then leaves nothing of the user', async ({ page }) => {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await expect(page).toHaveURL(/\/environments\/(?!new$)[^/]+$/);
  const made = page.url();
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.goto(made);
  await expect(page.getByRole('button', { name: 'Add client' })).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Erase now' }).click();
  await expect(page.getByText('Everything was erased')).toBeVisible();
  await page.goto(made);
  await expect(page.getByRole('heading', { name: 'Environment not found' })).toBeVisible();
});
