import type { Page } from '@playwright/test';
import { panelOf, send, signInAndAllow, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { choose, expectNoFailedCheck, sendEach } from '../support/provider-page.ts';
import { expect, test } from './fixtures.ts';

/** A sandbox under FAPI 2.0, whose client Backend proves itself with a key of this algorithm. */
async function makeFapiSandbox(page: Page, algorithm: string): Promise<void> {
  await page.goto('/environments/new');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  const policy = page.getByRole('region', { name: 'Policy' });
  await policy.getByRole('combobox', { name: 'Preset' }).selectOption('FAPI 2.0');
  await policy.getByRole('button', { name: 'Apply FAPI 2.0' }).click();
  await expect(policy).toContainText('In force: FAPI 2.0');
  await expect(policy.getByRole('combobox', { name: 'Signatures' })).toHaveValue('fapi-only');
  await expect(policy).toContainText('backend: client_secret_basic rests on a secret');
  await page.getByRole('button', { name: 'Edit Backend' }).click();
  const clients = page.getByRole('region', { name: 'Clients' });
  await clients
    .getByRole('combobox', { name: 'Client authentication' })
    .selectOption('private_key_jwt');
  await clients.getByRole('textbox', { name: 'Scope' }).fill('openid orders:read');
  const keys = clients.getByRole('list', { name: 'Keys of the client' });
  const old = keys.getByRole('button');
  for (let left = await old.count(); left > 0; left -= 1) await old.first().click();
  await clients.getByRole('combobox', { name: 'Key for' }).selectOption(algorithm);
  await clients.getByRole('button', { name: 'Make key' }).click();
  await expect(keys).toContainText(`${algorithm}, to sign`);
  await clients.getByRole('button', { name: 'Save client' }).click();
  await expect(page.getByRole('button', { name: 'Edit Backend' })).toBeVisible();
}

/** Begins the code flow of Backend as FAPI wants it: pushed and bound. */
async function push(page: Page): Promise<void> {
  await page.goto('/flows/authorization-code');
  const client = page.getByRole('combobox', { name: 'Client', exact: true });
  const backend = client.locator('option', { hasText: 'Backend' });
  await client.selectOption(await backend.getAttribute('value'));
  await expect(page.getByText('Extensions', { exact: true })).toBeVisible();
  await choose(page, { 'Pushed request (PAR)': 'on', DPoP: 'on' });
  await send(stepOf(page, 'Push the request'));
}

test('a run that keeps to FAPI 2.0 goes through, with PS256 and its answers too', async ({
  page,
}) => {
  await makeFapiSandbox(page, 'PS256');
  await push(page);
  await expectNoFailedCheck(page, 'Push the request');
  const ask = stepOf(page, 'Ask for authorization');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  await expectNoFailedCheck(page, 'Ask for authorization');
  await sendEach(page, 'Redeem the code');
  const redeem = stepOf(page, 'Redeem the code');
  await expect(wireOf(redeem, 'response')).toContainText('"token_type":"DPoP"');
  await expect(panelOf(redeem, 'Checks')).toContainText('PS256');
});

test('a client that signs with RS256 is said to be refused, and is', async ({ page }) => {
  await makeFapiSandbox(page, 'RS256');
  await expect(page.getByRole('region', { name: 'Policy' })).toContainText(
    'backend: none of its keys is for PS256, ES256 or Ed25519',
  );
  await push(page);
  const pushed = stepOf(page, 'Push the request');
  await expect(stateOf(pushed)).toHaveText(/refused: invalid_client/);
  await expect(pushed).toContainText('RS256');
});
