import { expect, test } from './fixtures.ts';

test('an API is called with what is typed, which is what is shown and what arrives', async ({
  page,
  captureServer,
}) => {
  await page.goto('/request');
  await page
    .getByRole('textbox', { name: 'URL', exact: true })
    .fill(`${captureServer.origin}/orders?a=b%20c`);
  await page.getByRole('button', { name: 'Send request', exact: true }).click();
  await expect.poll(() => captureServer.requests.length).toBeGreaterThan(0);
  const [arrived] = captureServer.requests;
  expect(arrived?.method).toBe('GET');
  expect(arrived?.target).toBe('/orders?a=b%20c');
  await expect(page.locator('[data-part="request"]').first()).toContainText('GET /orders?a=b%20c');
  await expect(page.getByRole('region', { name: 'Response', exact: true })).toBeVisible();
});

test('a token of a run calls an API of its server', async ({ page }) => {
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  await page.getByRole('button', { name: 'Send request' }).first().click();
  const token = page.getByRole('article').filter({ hasText: 'Access token' });
  await token.getByRole('link', { name: 'Call an API' }).click();
  await expect(page.getByRole('heading', { name: 'Call an API', level: 1 })).toBeVisible();
  const url = page.getByRole('textbox', { name: 'URL', exact: true });
  await url.fill(`${new URL(page.url()).origin}/sandbox/default/api/orders`);
  await page.getByRole('button', { name: 'Send request', exact: true }).click();
  const response = page.getByRole('region', { name: 'Response', exact: true });
  await expect(response).toContainText('200');
});
