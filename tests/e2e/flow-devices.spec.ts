import { send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

test('a device shows its code, and has its token once the person has agreed', async ({
  page,
  context,
}) => {
  await page.goto('/flows/device-authorization');
  await send(stepOf(page, 'Ask for codes'));
  const code = page.getByRole('region', { name: 'User code' });
  await expect(code.locator('[data-part="user-code"]')).toHaveText(/^[A-Z]{4}-[A-Z]{4}$/);
  await expect(code.getByRole('img', { name: 'QR code of the address' })).toBeVisible();
  await expect(code.getByRole('timer')).toContainText('good for');

  const opened = context.waitForEvent('page');
  await code.getByRole('link', { name: 'Open the page' }).click();
  const other = await opened;
  await other.locator('form button').first().click();
  const allow = other.getByRole('button', { name: 'Allow', exact: true });
  const alice = other.getByRole('button', { name: /Alice/ });
  await expect(alice.or(allow).first()).toBeVisible();
  if (await alice.isVisible()) await alice.click();
  await allow.click();
  await expect(other.getByText('You allowed it')).toBeVisible();

  const poll = stepOf(page, 'Wait for the person');
  await send(poll);
  await expect(stateOf(poll)).toHaveText(/^✓/);
  await expect(wireOf(poll, 'response')).toContainText('"access_token"');
});
