import type { Page } from '@playwright/test';
import { boxOf, panelOf, send, signInAndAllow, stateOf, stepOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

async function openEditor(page: Page, name: string) {
  await page.goto('/flows/authorization-code');
  const ask = stepOf(page, 'Ask for authorization');
  await ask.getByText('more that servers know').click();
  await ask.getByRole('button', { name: `Edit ${name} as JSON` }).click();
  return ask;
}

test('authorization details are written with help, and compared with what was granted', async ({
  page,
}) => {
  const ask = await openEditor(page, 'authorization_details');
  const editor = boxOf(ask, 'Editor of authorization_details');
  await editor.fill('[\n  { "typ": "payment_initiation" }\n]');
  const faults = ask.getByRole('list', { name: 'What is wrong with authorization_details' });
  await expect(faults).toContainText('Line 2, column 3: This entry has no type');
  await ask.getByRole('button', { name: 'Start from an example' }).click();
  await ask.getByRole('button', { name: 'Add account_information' }).click();
  await expect(ask.getByText('Nothing is wrong with it.')).toBeVisible();
  await expect(boxOf(ask, 'authorization_details')).toHaveValue(
    /^\[\{"type":"payment_initiation",.*\{"type":"account_information"/,
  );
  await expect(editor).toHaveValue(/\n {4}"type": "payment_initiation"/);
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  const compared = redeem.getByRole('region', {
    name: 'Authorization details, asked and granted',
  });
  await expect(compared.getByText('same', { exact: true })).toHaveCount(2);
  await expect(compared).toContainText('Granted as it was asked for. RFC 9396 §7');
});

test('claims are added with a click, and those that do not come are told', async ({ page }) => {
  const ask = await openEditor(page, 'claims');
  await ask.getByRole('combobox', { name: 'Claim', exact: true }).selectOption('auth_time');
  await ask.getByRole('combobox', { name: 'Need' }).selectOption('essential');
  await ask.getByRole('button', { name: 'Add claim' }).click();
  await expect(boxOf(ask, 'claims')).toHaveValue(
    '{"userinfo":{"email":null},"id_token":{"auth_time":{"essential":true}}}',
  );
  const wish = '{"userinfo":{"shoe_size":{"essential":true}},"id_token":{"auth_time":null}}';
  await boxOf(ask, 'claims').fill(wish);
  await expect(ask.getByRole('list', { name: 'What is wrong with claims' })).toContainText(
    'The server does not name shoe_size',
  );
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(panelOf(redeem, 'Checks')).toContainText('auth_time came in the ID token');
  const userinfo = stepOf(page, 'Ask who signed in');
  await send(userinfo);
  await expect(panelOf(userinfo, 'Checks')).toContainText(
    'shoe_size is essential, and did not come in UserInfo',
  );
});

test('a pushed request counts down, and is pushed again once it has expired', async ({ page }) => {
  await page.clock.install();
  await page.goto('/flows/authorization-code');
  await page.getByText('Extensions', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Pushed request (PAR)' }).selectOption('on');
  await send(stepOf(page, 'Push the request'));
  const ask = stepOf(page, 'Ask for authorization');
  await expect(ask.getByRole('timer')).toHaveText(/^good for 0:\d\d$|^good for 1:00$/);
  await page.clock.fastForward('01:05');
  await expect(ask.getByText('The pushed request has expired')).toBeVisible();
  await ask.getByRole('button', { name: 'Push again' }).click();
  await expect(ask.getByRole('timer')).toHaveText(/^good for/);
  await expect(stateOf(stepOf(page, 'Push the request'))).toHaveText(/^✓/);
});
