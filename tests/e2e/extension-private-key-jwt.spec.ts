import { send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { saveForm } from '../support/save-form.ts';
import { expect, test } from './fixtures.ts';

test('a client proves itself with a key that was made in its form', async ({ page }) => {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await page.getByRole('button', { name: 'Add client' }).click();
  await page.getByRole('textbox', { name: 'Client ID' }).fill('with-a-key');
  const method = page.getByRole('combobox', { name: 'Client authentication' });
  await method.selectOption('private_key_jwt');
  await page.getByRole('button', { name: 'Save client' }).click();
  await expect(page.getByRole('alert')).toContainText('private_key_jwt needs a key that signs');
  await page.getByRole('button', { name: 'Make key' }).click();
  await expect(page.getByRole('list', { name: 'Keys of the client' })).toContainText('ES256');
  const jwks = page.locator('[data-part="client-jwks"]');
  await expect(jwks).toContainText('"kid"');
  await expect(jwks).not.toContainText('"d"');
  await page.getByRole('textbox', { name: 'Scope' }).fill('');
  await saveForm(page, 'Save client');
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText('with-a-key');

  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
  await expect(wireOf(step, 'request').first()).toContainText('client_assertion=');
  await expect(wireOf(step, 'response')).toContainText('"access_token"');
});
