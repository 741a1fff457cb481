import {
  boxOf,
  getCode,
  panelOf,
  send,
  signInAndAllow,
  stateOf,
  stepOf,
  wireOf,
} from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

test('the code flow runs in this tab, from the first request to the API', async ({ page }) => {
  await getCode(page);
  await expect(page).toHaveURL(/\/runs\/[0-9a-f]+$/);
  await expect(page).toHaveTitle('Authorization code · Claimcheck');
  const authorize = stepOf(page, 'Ask for authorization');
  await expect(stateOf(authorize)).toHaveText(/answered/);
  await expect(panelOf(authorize, 'Checks')).toContainText('RFC 9207');

  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓ answered in/);
  await expect(wireOf(redeem, 'response')).toContainText('"access_token"');
  await expect(panelOf(redeem, 'Checks').locator('[data-mark="failed"]')).toHaveCount(0);
  await expect(page.getByRole('article', { name: 'ID token' })).toBeVisible();

  const userinfo = stepOf(page, 'Ask who signed in');
  await send(userinfo);
  await expect(wireOf(userinfo, 'response')).toContainText('alice@example.com');

  const api = stepOf(page, 'Call the API');
  await send(api);
  await expect(wireOf(api, 'response')).toContainText('in the cloakroom');
  await expect(page.getByRole('region', { name: 'Behind the counter' })).toContainText(
    'POST /token',
  );
});

test('the code flow runs in a new window, and the first one goes on by itself', async ({
  page,
  context,
}) => {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('radio', { name: 'New window' }).check();
  const opened = context.waitForEvent('page');
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  const other = await opened;
  await signInAndAllow(other);
  await expect(other.getByText('You can close this window')).toBeVisible();
  await other.close();
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(wireOf(redeem, 'response')).toContainText('"id_token"');
});

test('the code flow runs by hand, with an answer that is pasted', async ({
  page,
  browser,
  app,
}) => {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('radio', { name: 'By hand' }).check();
  const address = await step.getByRole('group', { name: 'Address to open' }).innerText();

  // Another browser, where the app has never been: its callback finds no run.
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  let answer = '';
  other.on('framenavigated', (frame) => {
    if (frame.url().startsWith(`${app}/callback?`)) answer = frame.url();
  });
  await other.goto(address);
  await signInAndAllow(other);
  await expect(other.getByText('Nobody here asked for this')).toBeVisible();
  await stranger.close();

  const box = step.getByRole('textbox', { name: 'Paste the answer' });
  await box.fill('nothing that is an answer');
  await step.getByRole('button', { name: 'Use the answer' }).click();
  await expect(step.getByRole('alert')).toBeVisible();
  await expect(box).toHaveValue('nothing that is an answer');
  await box.fill(answer);
  await step.getByRole('button', { name: 'Use the answer' }).click();
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓/);
});

test('an answer comes back by query, fragment and form_post', async ({ page }) => {
  for (const mode of ['query', 'fragment', 'form_post']) {
    await page.goto('/flows/authorization-code');
    await page.getByRole('combobox', { name: 'Response mode' }).selectOption(mode);
    const step = stepOf(page, 'Ask for authorization');
    await expect(boxOf(step, 'response_mode')).toHaveValue(mode);
    await step.getByRole('button', { name: 'Open authorization page' }).click();
    // The first time alice signs in; then the sandbox knows her, and asks for nothing more.
    if (mode === 'query') await signInAndAllow(page);
    await expect(page).toHaveURL(/\/runs\/[0-9a-f]+$/);
    await expect(stateOf(step), mode).toHaveText(/^✓/);
    const redeem = stepOf(page, 'Redeem the code');
    await send(redeem);
    await expect(stateOf(redeem), mode).toHaveText(/^✓/);
  }
});

test('a confidential client may go with a plain challenge, and without PKCE', async ({ page }) => {
  await page.goto('/flows/authorization-code');
  await page
    .getByRole('combobox', { name: 'Client' })
    .selectOption({ label: 'backend (confidential)' });
  await expect(page).toHaveURL(/client=/);
  const step = stepOf(page, 'Ask for authorization');
  const pkce = page.getByRole('combobox', { name: 'PKCE' });
  await pkce.selectOption('plain-unsafe');
  await expect(boxOf(step, 'code_challenge_method')).toHaveValue('plain');
  await expect(boxOf(step, 'code_challenge')).toHaveValue(/^[\w-]{43}$/);
  await pkce.selectOption('none-unsafe');
  await expect(boxOf(step, 'client_id')).toHaveValue('backend');
  await expect(boxOf(step, 'code_challenge')).toHaveCount(0);
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  const redeem = stepOf(page, 'Redeem the code');
  await expect(boxOf(redeem, 'code_verifier')).toHaveCount(0);
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓/);
});

test('a run survives a reload, and a closed tab that is opened again', async ({
  page,
  context,
}) => {
  await getCode(page);
  const address = page.url();
  await page.reload();
  const redeem = stepOf(page, 'Redeem the code');
  await expect(boxOf(redeem, 'code')).not.toBeEmpty();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  const later = stepOf(again, 'Redeem the code');
  await send(later);
  await expect(stateOf(later)).toHaveText(/^✓/);
});

test('two runs in two tabs do not mix', async ({ page, context }) => {
  const tabs = [page, await context.newPage()];
  const states: string[] = [];
  for (const tab of tabs) {
    await tab.goto('/flows/authorization-code');
    const step = stepOf(tab, 'Ask for authorization');
    states.push(await boxOf(step, 'state').inputValue());
    await step.getByRole('button', { name: 'Open authorization page' }).click();
    await expect(tab.getByRole('button', { name: /Alice|Allow/ }).first()).toBeVisible();
  }
  expect(states[0]).not.toBe(states[1]);
  const addresses: string[] = [];
  for (const [index, tab] of tabs.entries()) {
    await signInAndAllow(tab);
    await expect(tab).toHaveURL(/\/runs\/[0-9a-f]+$/);
    addresses.push(tab.url());
    const step = stepOf(tab, 'Ask for authorization');
    await expect(wireOf(step, 'response')).toContainText(`state=${states[index]}`);
    await expect(stateOf(step)).toHaveText(/^✓/);
  }
  expect(addresses[0]).not.toBe(addresses[1]);
});

test('tokens of a run are used by runs of their own: at UserInfo, and to get new ones', async ({
  page,
}) => {
  await getCode(page);
  await send(stepOf(page, 'Redeem the code'));
  const run = page.url();
  await page.getByRole('link', { name: 'UserInfo', exact: true }).last().click();
  await expect(page).toHaveURL(/\/flows\/userinfo\?.*from=/);
  const step = stepOf(page, 'Ask who signed in');
  await send(step);
  await expect(wireOf(step, 'response')).toContainText('248289761001');
  await page.goto(run);
  await page.getByRole('link', { name: 'Refresh', exact: true }).click();
  await expect(page).toHaveURL(/\/flows\/refresh-token\?.*from=/);
  const refresh = stepOf(page, 'Refresh the token');
  await expect(boxOf(refresh, 'refresh_token')).not.toBeEmpty();
  await send(refresh);
  await expect(wireOf(refresh, 'response')).toContainText('"access_token"');
});
