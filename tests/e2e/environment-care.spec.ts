import type { Page } from '@playwright/test';
import { boxOf, send, signInAndAllow, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { saveForm } from '../support/save-form.ts';
import { expect, test } from './fixtures.ts';

const clients = (page: Page) => page.getByRole('region', { name: 'Clients' });
const notices = (page: Page) => page.getByRole('status', { name: 'Notifications' });

async function createSandbox(page: Page): Promise<void> {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await expect(clients(page)).toContainText('backend');
}

test('an environment is renamed, and a copy of it is another with a sandbox of its own', async ({
  page,
}) => {
  await createSandbox(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Staging <b>');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Staging <b>');
  const original = page.url();
  await page.getByRole('main').getByRole('button', { name: 'Duplicate', exact: true }).click();
  await expect(page).not.toHaveURL(original);
  await expect(heading).toContainText('Staging <b>');
  await expect(heading).not.toHaveText('Staging <b>');
  await page.reload();
  await expect(heading).toContainText('Staging <b>');
  const id = new URL(page.url()).pathname.split('/').at(-1);
  await page.goto(`/flows/client-credentials?environment=${id}`);
  const step = stepOf(page, 'Ask for a token');
  await expect(wireOf(step, 'request')).not.toContainText(new URL(original).pathname);
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a client is duplicated, deleted and had back', async ({ page }) => {
  await createSandbox(page);
  const rows = clients(page).getByRole('link', { name: 'Run a flow' });
  await expect(rows).not.toHaveCount(0);
  const count = await rows.count();
  await clients(page).getByRole('button', { name: 'Duplicate backend' }).first().click();
  await expect(rows).toHaveCount(count + 1);
  await clients(page)
    .getByRole('button', { name: /^Delete .*copy/i })
    .click();
  await expect(rows).toHaveCount(count);
  await notices(page).getByRole('button', { name: 'Undo' }).last().click();
  await expect(rows).toHaveCount(count + 1);
  await page.reload();
  await expect(rows).toHaveCount(count + 1);
});

test('parameters that a client always adds are in its requests, and stay', async ({ page }) => {
  await createSandbox(page);
  await clients(page).getByRole('button', { name: 'Edit backend' }).click();
  const extra = (legend: string) => page.getByRole('group', { name: legend });
  const token = extra('Always added to token requests');
  await token.getByRole('button', { name: 'Add a parameter' }).click();
  await token.getByRole('textbox', { name: 'Parameter 1: name' }).fill('audience');
  await token.getByRole('textbox', { name: 'Parameter 1: value' }).fill('a&b c');
  await saveForm(page, 'Save client');
  await page.reload();
  await clients(page).getByRole('link', { name: 'Run a flow' }).last().click();
  await page
    .getByRole('link', { name: /Client credentials/ })
    .first()
    .click();
  const step = stepOf(page, 'Ask for a token');
  await expect(boxOf(step, 'audience')).toHaveValue('a&b c');
  await expect(wireOf(step, 'request')).toContainText('audience=a%26b+c');
});

test('a clock tolerance is what times are judged by', async ({ page }) => {
  await createSandbox(page);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const tolerance = page.getByRole('textbox', { name: 'Clock tolerance in seconds' });
  await tolerance.fill('-1');
  await expect(page.getByText(/A whole number from 0 to/)).toBeVisible();
  await tolerance.fill('0');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(notices(page)).toContainText('Environment saved');
  await page.reload();
  await expect(tolerance).toHaveValue('0');
  // The page's clock goes slow: what the server issues now is from the future for it.
  await page.clock.setFixedTime(Date.now() - 30_000);
  await page.goto(`/flows/authorization-code?environment=${id}`);
  await stepOf(page, 'Ask for authorization')
    .getByRole('button', { name: 'Open authorization page' })
    .click();
  await signInAndAllow(page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  const late = redeem.locator('[data-mark="failed"], [data-mark="warned"]');
  await expect(late.filter({ hasText: /iat/ }).first()).toBeAttached();
});
