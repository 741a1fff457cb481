import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { boxOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

/** Has alice asked, with words of this test’s own: others have her asked at the same host. */
async function haveHerAsked(page: Page): Promise<string> {
  const message = `TILL-${randomUUID().slice(0, 8)}`;
  const ask = stepOf(page, 'Have the person asked');
  await boxOf(ask, 'binding_message').fill(message);
  await send(ask);
  return message;
}

/** She, or another, opens the approval page beside, signs in, and allows what has these words. */
async function approve(page: Page, message: string, person = /Alice/): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Open the approval page' }).click();
  const phone = await opened;
  await phone.getByRole('button', { name: person }).click();
  const asked = phone.locator('form > div').filter({ hasText: message });
  await asked.getByRole('button', { name: 'Look at the request of Backend' }).click();
  await phone.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect(phone.getByText('You allowed it')).toBeVisible();
  await phone.close();
}

test('a person who is elsewhere agrees on a page of their own, and the client that asks is told', async ({
  page,
}) => {
  await page.goto('/flows/ciba');
  const message = await haveHerAsked(page);
  const poll = stepOf(page, 'Wait for the answer');
  await poll.getByRole('button', { name: 'Send request' }).click();
  await expect(poll).toContainText('authorization_pending');
  await poll.getByRole('button', { name: 'Ask now' }).click();
  await expect(poll).toContainText('slow_down');
  await expect(page.getByRole('region', { name: 'Open question' })).toContainText('good for');
  await approve(page, message);
  await expect(stateOf(poll)).toHaveText(/^✓/, { timeout: 20_000 });
  await expect(wireOf(poll, 'response')).toContainText('"access_token"');
  await expect(page.getByRole('region', { name: 'Open question' })).toHaveCount(0);
});

test('the sandbox asks the person whom the hint names, and knows no other', async ({ page }) => {
  await page.goto('/flows/ciba');
  const ask = stepOf(page, 'Have the person asked');
  await boxOf(ask, 'login_hint').fill('nobody');
  await send(ask);
  await expect(stateOf(ask)).toHaveText(/refused: unknown_user_id/);
  await boxOf(ask, 'login_hint').fill('bob');
  const message = await haveHerAsked(page);
  await expect(stateOf(ask)).toHaveText(/^✓/);
  await approve(page, message, /Bob/);
  const poll = stepOf(page, 'Wait for the answer');
  await send(poll);
  await expect(stateOf(poll)).toHaveText(/^✓/);
  const userinfo = stepOf(page, 'Ask who signed in');
  await send(userinfo);
  await expect(wireOf(userinfo, 'response')).toContainText('"sub":"90342.ASDFJWFA"');
});

test('the host takes in a ping, and the client asks then', async ({ page }) => {
  await page.goto('/flows/ciba');
  await page.getByLabel('Delivery').selectOption('ping');
  await send(stepOf(page, 'Open an inbox'));
  const message = await haveHerAsked(page);
  const inbox = stepOf(page, 'Wait for the notification');
  await inbox.getByRole('button', { name: 'Send request' }).click();
  await expect(inbox).toContainText('no_notification_yet');
  await approve(page, message);
  await expect(stateOf(inbox)).toHaveText(/^✓/);
  await expect(wireOf(inbox, 'response')).toContainText('"auth_req_id"');
  const poll = stepOf(page, 'Wait for the answer');
  await send(poll);
  await expect(stateOf(poll)).toHaveText(/^✓/);
  await expect(wireOf(poll, 'response')).toContainText('"access_token"');
});
