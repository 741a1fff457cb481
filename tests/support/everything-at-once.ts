import { expect, type Page } from '@playwright/test';
import { panelOf, send, signInAndAllow, stateOf, stepOf, wireOf } from './flow-page.ts';
import { saveForm } from './save-form.ts';

/** A sandbox of one's own, with a client that proves itself by a key made in its form. */
async function makeClientWithKey(page: Page): Promise<void> {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await page.getByRole('button', { name: 'Add client' }).click();
  await page.getByRole('textbox', { name: 'Client ID' }).fill('all-of-it');
  const method = page.getByRole('combobox', { name: 'Client authentication' });
  await method.selectOption('private_key_jwt');
  await page.getByRole('button', { name: 'Save client' }).click();
  await expect(page.getByRole('alert')).toContainText('private_key_jwt needs a key that signs');
  await page.getByRole('button', { name: 'Make key' }).click();
  await expect(page.getByRole('list', { name: 'Keys of the client' })).toContainText('ES256');
  const jwks = page.locator('[data-part="client-jwks"]');
  await expect(jwks).toContainText('"kid"');
  await expect(jwks).not.toContainText('"d"');
  await page.getByRole('textbox', { name: 'Scope' }).fill('openid profile orders:read');
  await saveForm(page, 'Save client');
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText('all-of-it');
}

/**
 * Walks the code flow at a sandbox of one's own with private_key_jwt, PAR, an encrypted request object,
 * JARM and DPoP together, no check failing.
 */
export async function runEverythingAtOnce(page: Page): Promise<void> {
  await makeClientWithKey(page);
  await page.goto('/flows/authorization-code');
  await page.getByRole('combobox', { name: 'Response mode' }).selectOption('query.jwt');
  await page.getByText('Extensions', { exact: true }).click();
  for (const [name, value] of [
    ['Pushed request (PAR)', 'on'],
    ['Signed request (JAR)', 'encrypted'],
    ['DPoP', 'on'],
  ] as const) {
    await page.getByRole('combobox', { name }).selectOption(value);
  }
  const sign = stepOf(page, 'Sign the request');
  await sign.getByRole('button', { name: 'Sign the request' }).click();
  await expect(stateOf(sign)).toHaveText(/^✓/);
  const push = stepOf(page, 'Push the request');
  await send(push);
  await expect(stateOf(push)).toHaveText(/^✓/);
  const ask = stepOf(page, 'Ask for authorization');
  const carried = wireOf(ask, 'request').first();
  await expect(carried).toContainText('request_uri=');
  await expect(carried).not.toContainText('state=');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  await expect(stateOf(ask)).toHaveText(/^✓/);
  await expect(panelOf(ask, 'Checks')).toContainText('JARM');
  for (const title of ['Redeem the code', 'Ask who signed in', 'Call the API']) {
    const step = stepOf(page, title);
    await send(step);
    await expect(stateOf(step)).toHaveText(/^✓ answered/);
    await expect(panelOf(step, 'Checks').locator('[data-mark="failed"]')).toHaveCount(0);
  }
  const request = wireOf(stepOf(page, 'Redeem the code'), 'request').first();
  await expect(request).toContainText('client_assertion=');
}
