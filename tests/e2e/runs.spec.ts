import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function runClientCredentials(page: Page) {
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  await page.getByRole('button', { name: 'Send request' }).first().click();
  await expect(page.locator('[data-part="response"]').first()).toContainText('access_token');
}

/** By the link, as people go: a page that is thrown away at once may not have stored its last event. */
async function openRuns(page: Page) {
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Runs', level: 1 })).toBeVisible();
}

test('a run is listed with how it ended, comes back after a deletion, and opens again', async ({
  page,
}) => {
  await runClientCredentials(page);
  await openRuns(page);
  const runs = page.getByRole('list', { name: 'Runs' }).getByRole('listitem');
  await expect(runs).toHaveCount(1);
  await expect(runs.first()).toContainText('Client credentials');
  await expect(runs.first()).toContainText('Default sandbox');
  await expect(runs.first()).toContainText('got a token');
  await runs.first().getByRole('button', { name: 'Delete' }).click();
  await expect(runs).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(runs).toHaveCount(1);

  await page.getByRole('button', { name: 'Delete all runs' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(runs).toHaveCount(1);
  await page.getByRole('button', { name: 'Delete all runs' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('Nothing has been run yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(runs).toHaveCount(1);
  await runs.first().getByRole('link', { name: 'Client credentials', exact: true }).click();
  await expect(page.locator('[data-part="response"]').first()).toContainText('access_token');
});
