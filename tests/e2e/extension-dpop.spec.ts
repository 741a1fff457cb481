import type { Locator, Page } from '@playwright/test';
import { panelOf, send, signInAndAllow, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

async function chooseDpop(page: Page): Promise<void> {
  await page.getByText('Extensions', { exact: true }).click();
  await page.getByRole('combobox', { name: 'DPoP' }).selectOption('on');
}

async function expectBoth(step: Locator): Promise<void> {
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
  await expect(panelOf(step, 'Checks').locator('[data-mark="failed"]')).toHaveCount(0);
  await expect(wireOf(step, 'earlier-response')).toContainText('use_dpop_nonce');
}

test('bound tokens are got, used and refreshed where the sandbox asks for nonces', async ({
  page,
}) => {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await page.getByRole('button', { name: 'Edit users and policy' }).click();
  const editor = page.getByRole('textbox', { name: 'Sandbox definition' });
  const definition = await editor.inputValue();
  await editor.fill(definition.replace(/"dpopNonce": "[a-z-]+"/, '"dpopNonce": "required"'));
  await page.getByRole('button', { name: 'Save definition' }).click();
  await expect(editor).toBeHidden();

  await page.goto('/flows/authorization-code');
  await chooseDpop(page);
  const ask = stepOf(page, 'Ask for authorization');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expectBoth(redeem);
  await expect(panelOf(redeem, 'Checks')).toContainText('cnf.jkt is the thumbprint of our key');
  for (const title of ['Ask who signed in', 'Call the API']) {
    const step = stepOf(page, title);
    await send(step);
    await expect(stateOf(step)).toHaveText(/^✓ answered/);
    await expect(wireOf(step, 'request').first()).toContainText('DPoP ');
  }
  await page.getByRole('link', { name: 'Refresh', exact: true }).click();
  const refresh = stepOf(page, 'Refresh the token');
  await send(refresh);
  await expectBoth(refresh);
});
