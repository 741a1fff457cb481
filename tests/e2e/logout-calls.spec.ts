import { boxOf, getCode, panelOf, signInAndAllow, stateOf, stepOf } from '../support/flow-page.ts';
import { sendEach } from '../support/provider-page.ts';
import { expect, test } from './fixtures.ts';

test('a server that ends a session tells the app by a frame and by a logout token, and both are checked', async ({
  page,
  app,
}) => {
  await page.goto('/environments/new');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await page.getByRole('link', { name: 'Run a flow' }).first().click();
  const ask = stepOf(page, 'Ask for authorization');
  await expect(ask).toBeVisible();
  await page.goto('/flows/logout');
  const frames = page.getByRole('region', { name: 'Front-channel calls' });
  const tokens = page.getByRole('region', { name: 'Logout tokens that came' });
  await expect(frames).toContainText('storage and cookies of its own (a partition)');
  await expect(frames).toContainText(`${app}/logout/frontchannel`);
  await expect(tokens).toContainText(`${app}/logout/backchannel`);
  for (const calls of [frames, tokens]) {
    await calls.getByRole('button', { name: 'Register it for this client' }).click();
    await expect(calls).toContainText('It is registered there.');
  }

  await page.goto('/flows/authorization-code');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  await sendEach(page, 'Redeem the code');

  await page.goto('/flows/logout');
  const out = stepOf(page, 'Sign out at the server');
  await expect(boxOf(out, 'id_token_hint')).toHaveValue(/^ey/);
  await out.getByRole('button', { name: 'Open authorization page' }).click();
  await expect(stateOf(out)).toHaveText(/^✓/);

  const frame = stepOf(page, 'Check a front-channel call');
  await expect(stateOf(frame)).toHaveText(/^✓/);
  await expect(boxOf(frame, 'iss')).toHaveValue(/\/sandbox\//);
  const frameChecks = panelOf(frame, 'Checks');
  await expect(frameChecks.locator('[data-mark="passed"]')).toHaveText([
    /iss and sid came together.*Front-Channel Logout §2$/,
    /iss is this server/,
    /sid is that of the ID token/,
  ]);
  await expect(frames).toContainText('It shares the app’s storage');

  const posted = stepOf(page, 'Check a logout token');
  await expect(stateOf(posted)).toHaveText(/^✓/);
  const tokenChecks = panelOf(posted, 'Checks');
  await expect(tokenChecks.locator('[data-mark="failed"], [data-mark="warned"]')).toHaveCount(0);
  for (const rule of [
    'typ says that it is a logout token',
    'iss is this server',
    'aud is this client',
    'sub is that of the ID token',
    'sid is that of the ID token',
    'events has the member',
    'It has no nonce',
    'Back-Channel Logout §2.6',
  ]) {
    await expect(tokenChecks).toContainText(rule);
  }

  // What is pasted over it is judged anew, and refused by the rule that it breaks.
  const box = boxOf(posted, 'logout_token');
  await box.fill((await box.inputValue()).replace(/.{5}$/, 'AAAAA'));
  await posted.getByRole('button', { name: 'Check the token' }).click();
  await expect(stateOf(posted)).toHaveText(/^✕/);
  await tokens.getByRole('button', { name: 'Check it' }).first().click();
  await expect(stateOf(posted)).toHaveText(/^✓/);
});

test.describe('on a site that is files alone', () => {
  test.use({
    serviceWorkers: 'allow',
    baseURL: ({ staticSite }, use) => use(staticSite.origin),
  });

  test('the sandbox in the worker tells the app by both', async ({ page }) => {
    await getCode(page);
    await sendEach(page, 'Redeem the code');
    await page.goto('/flows/logout');
    const out = stepOf(page, 'Sign out at the server');
    await out.getByRole('button', { name: 'Open authorization page' }).click();
    await expect(stateOf(out)).toHaveText(/^✓/);
    const frame = stepOf(page, 'Check a front-channel call');
    await expect(stateOf(frame)).toHaveText(/^✓/);
    await expect(panelOf(frame, 'Checks').locator('[data-mark="passed"]')).toHaveCount(3);
    const frames = page.getByRole('region', { name: 'Front-channel calls' });
    await expect(frames).toContainText('It was in a frame of this site. It shares the app’s');
    const posted = stepOf(page, 'Check a logout token');
    await expect(stateOf(posted)).toHaveText(/^✓/);
    await expect(panelOf(posted, 'Checks')).toContainText('aud is this client');
  });

  test('a server on the network cannot post to it, and that is said', async ({
    page,
    oidcProvider,
  }) => {
    await page.goto('/environments/new');
    const asked = page.getByRole('textbox', { name: 'Issuer or metadata URL' });
    await asked.fill(oidcProvider.issuer);
    await page.getByRole('button', { name: 'Discover' }).click();
    await page.getByRole('button', { name: 'Create environment' }).click();
    await page.getByRole('button', { name: 'Add client' }).click();
    await page.getByRole('textbox', { name: 'Client ID', exact: true }).fill('spa');
    await page.getByRole('button', { name: 'Save client' }).click();
    await expect(page.getByRole('button', { name: 'Edit spa' })).toBeVisible();
    await page.goto('/flows/logout');
    const frames = page.getByRole('region', { name: 'Front-channel calls' });
    await expect(frames).toContainText('Register this at the server');
    const tokens = page.getByRole('region', { name: 'Logout tokens that came' });
    await expect(tokens).toContainText('This server cannot post to this copy of the app');
  });
});
