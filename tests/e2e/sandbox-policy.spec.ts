import { boxOf, panelOf, send, signInAndAllow, stateOf, stepOf } from '../support/flow-page.ts';
import { saveForm } from '../support/save-form.ts';
import { expect, test } from './fixtures.ts';

test('a preset shows what it changes, holds for the next run, and a fault is noticed while it is on', async ({
  page,
}) => {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  const policy = page.getByRole('region', { name: 'Policy' });
  await policy.getByRole('combobox', { name: 'Preset' }).selectOption('FAPI 2.0');
  const preview = policy.getByRole('region', { name: 'What FAPI 2.0 changes' });
  await expect(preview).toContainText('Pushed requests (PAR): Optional → Required');
  await expect(policy.getByRole('combobox', { name: 'Pushed requests (PAR)' })).toHaveValue(
    'optional',
  );
  await preview.getByRole('button', { name: 'Apply FAPI 2.0' }).click();
  await expect(policy).toContainText('In force: FAPI 2.0');
  await expect(policy.getByRole('combobox', { name: 'Pushed requests (PAR)' })).toHaveValue(
    'required',
  );

  // What is wrong is said and not saved; what is right departs from the preset, and can be undone.
  const code = policy.getByRole('textbox', { name: 'Code', exact: true });
  await code.fill('many');
  await code.press('Enter');
  await expect(policy).toContainText('A whole number from 1 to 86400.');
  await code.fill('90');
  await code.press('Enter');
  await expect(policy).toContainText('one switch changed');
  await expect(page.getByText('Code: 90 s.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(policy).not.toContainText('one switch changed');
  await expect(code).toHaveValue('60');

  const environment = page.url();
  await page.getByRole('link', { name: 'Run a flow' }).first().click();
  await page.getByRole('link', { name: 'Authorization code', exact: true }).first().click();
  const ask = stepOf(page, 'Ask for authorization');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await expect(ask).toContainText('The request must be pushed first');

  await page.goto(environment);
  await policy.getByRole('combobox', { name: 'Preset' }).selectOption('OpenID Connect basic');
  await policy.getByRole('button', { name: 'Apply OpenID Connect basic' }).click();
  await expect(policy).toContainText('In force: OpenID Connect basic');
  await page.getByRole('checkbox', { name: 'Wrong nonce' }).click();
  await expect(page.getByText('This sandbox misbehaves on purpose')).toBeVisible();
  await page.getByRole('link', { name: 'Run a flow' }).first().click();
  await page.getByRole('link', { name: 'Authorization code', exact: true }).first().click();
  await expect(page.getByText('Faults that are on: Wrong nonce')).toBeVisible();
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  const redeem = stepOf(page, 'Redeem the code');
  await expect(boxOf(redeem, 'code')).not.toHaveValue('');
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/failed/);
  await expect(panelOf(redeem, 'Checks')).toContainText('nonce is not the one that was sent');
  await page.getByRole('button', { name: 'Turn all off' }).click();
  await expect(page.getByText('This sandbox misbehaves on purpose')).toBeHidden();
});

test('a key is rotated, and ID tokens are encrypted to a client that made a key for it', async ({
  page,
}) => {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  const keys = page.getByRole('region', { name: 'Keys', exact: true });
  await expect(keys).toContainText('RS256');
  await page.getByRole('button', { name: 'Rotate key' }).click();
  const old = page.getByRole('list', { name: 'Old keys' });
  await expect(old.getByRole('listitem')).toHaveCount(1);
  await expect(old).toContainText('Old RS256 key');

  await page.getByRole('button', { name: 'Edit Web app' }).click();
  await page.getByText('Keys of the client', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Key for', exact: true }).selectOption('ECDH-ES');
  await page.getByRole('button', { name: 'Make key' }).click();
  await expect(page.getByRole('list', { name: 'Keys of the client' })).toContainText('to decrypt');
  await saveForm(page, 'Save client');
  const policy = page.getByRole('region', { name: 'Policy' });
  await policy
    .getByRole('combobox', { name: 'ID tokens encrypted' })
    .selectOption('wherever-there-is-a-key');
  await expect(policy.getByRole('combobox', { name: 'ID tokens encrypted' })).toHaveValue(
    'wherever-there-is-a-key',
  );

  const id = new URL(page.url()).pathname.split('/').at(-1);
  await page.goto(`/flows/authorization-code?environment=${id}`);
  await stepOf(page, 'Ask for authorization')
    .getByRole('button', { name: 'Open authorization page' })
    .click();
  await signInAndAllow(page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓/);
  const checks = panelOf(redeem, 'Checks');
  await expect(checks).toContainText('The ID token is encrypted to a key of this client');
  await expect(checks).toContainText('The signature is by a key of the server');
  await expect(checks.locator('[data-mark="failed"]')).toHaveCount(0);
});
