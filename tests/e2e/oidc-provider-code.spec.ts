import type { Page } from '@playwright/test';
import { boxOf, panelOf, send, stepOf, wireOf } from '../support/flow-page.ts';
import { expectNoFailedCheck, signInAtProvider as signIn } from '../support/provider-page.ts';
import { connect } from '../support/remote-environment.ts';
import { expect, test } from './fixtures.ts';

const scope = 'openid profile email offline_access';

async function authorize(page: Page): Promise<void> {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await signIn(page);
  await expectNoFailedCheck(page, 'Ask for authorization');
}

test('a public client signs in, learns who it was, and refreshes', async ({
  page,
  oidcProvider,
}) => {
  await connect(page, oidcProvider.issuer, { id: 'public', scope });
  await authorize(page);

  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expectNoFailedCheck(page, 'Redeem the code');
  const checks = panelOf(redeem, 'Checks');
  for (const title of [
    'The signature is by a key of the server',
    'nonce is the one that was sent',
    'aud is this client',
  ]) {
    await expect(checks).toContainText(title);
  }
  const userinfo = stepOf(page, 'Ask who signed in');
  await send(userinfo);
  await expectNoFailedCheck(page, 'Ask who signed in');
  await expect(wireOf(userinfo, 'response')).toContainText('carol@example.com');

  await page.getByRole('link', { name: 'Refresh', exact: true }).click();
  const refresh = stepOf(page, 'Refresh the token');
  const before = await boxOf(refresh, 'refresh_token').inputValue();
  await send(refresh);
  await expectNoFailedCheck(page, 'Refresh the token');
  await expect(wireOf(refresh, 'response')).not.toContainText(before);
});

test('a confidential client signs in through a new window', async ({
  page,
  context,
  oidcProvider,
}) => {
  const { id, secret } = oidcProvider.clients.basic;
  await connect(page, oidcProvider.issuer, { id, secret, method: 'client_secret_basic', scope });
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('radio', { name: 'New window' }).check();
  const opened = context.waitForEvent('page');
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  const other = await opened;
  await signIn(other);
  await expect(other.getByText('You can close this window')).toBeVisible();
  await other.close();
  await expectNoFailedCheck(page, 'Ask for authorization');
  await send(stepOf(page, 'Redeem the code'));
  await expectNoFailedCheck(page, 'Redeem the code');
});

test('where CORS hides the answer the code may be spent, and the relay brings a fresh start', async ({
  page,
  oidcProvider,
}) => {
  await connect(page, oidcProvider.issuer, { id: 'public-no-cors', scope });
  await authorize(page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(panelOf(redeem, 'Response')).toContainText('the code may be spent');
  await redeem.getByRole('button', { name: 'Start over through the relay' }).click();
  const ask = stepOf(page, 'Ask for authorization');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  // The provider knows who signed in a moment ago, and asks for nothing more.
  await expect(redeem.getByRole('button', { name: 'Send request' })).toBeEnabled();
  await send(redeem);
  await expectNoFailedCheck(page, 'Redeem the code');
});

test('through the relay a client that no page may read signs in, asks who it was, and refreshes', async ({
  page,
  oidcProvider,
}) => {
  await connect(page, oidcProvider.issuer, { id: 'public-no-cors', scope });
  await page
    .getByRole('combobox', { name: 'Transport' })
    .selectOption({ label: 'Through the local relay' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await authorize(page);
  for (const title of ['Redeem the code', 'Ask who signed in']) {
    const step = stepOf(page, title);
    await send(step);
    await expectNoFailedCheck(page, title);
    await expect(panelOf(step, 'Response')).toContainText('by the relay');
  }
  await page.getByRole('link', { name: 'Refresh', exact: true }).click();
  await send(stepOf(page, 'Refresh the token'));
  await expectNoFailedCheck(page, 'Refresh the token');
});

test('an answer that was carried by hand is redeemed', async ({ page, context, oidcProvider }) => {
  await connect(page, oidcProvider.issuer, { id: 'public', scope });
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('radio', { name: 'By hand' }).check();
  const address = await step.getByRole('group', { name: 'Address to open' }).textContent();
  const elsewhere = await context.newPage();
  // Where the answer goes there is nobody, as on a machine without this app.
  await elsewhere.route('**/callback?*', (route) => route.fulfill({ body: 'nobody' }));
  await elsewhere.goto(address ?? '');
  await signIn(elsewhere);
  await elsewhere.waitForURL(/\/callback\?/);
  await step.getByRole('textbox', { name: 'Paste the answer' }).fill(elsewhere.url());
  await step.getByRole('button', { name: 'Use the answer' }).click();
  await elsewhere.close();
  await expectNoFailedCheck(page, 'Ask for authorization');
  await send(stepOf(page, 'Redeem the code'));
  await expectNoFailedCheck(page, 'Redeem the code');
});
