import type { Page } from '@playwright/test';
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
import { runEverythingAtOnce } from '../support/everything-at-once.ts';
import { hardReload, isControlled, stopWorker, waitForWorker } from '../support/service-worker.ts';
import { expect, test } from './fixtures.ts';

// The app as files on a plain file server: the service worker answers for the sandbox.
test.use({
  serviceWorkers: 'allow',
  baseURL: ({ staticSite }, use) => use(staticSite.origin),
});

/** From a code to the API, with every check passed or skipped. */
async function redeemAndUse(page: Page): Promise<void> {
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓/);
  await expect(panelOf(redeem, 'Checks').locator('[data-mark="failed"]')).toHaveCount(0);
  const userinfo = stepOf(page, 'Ask who signed in');
  await send(userinfo);
  await expect(wireOf(userinfo, 'response')).toContainText('alice@example.com');
  const api = stepOf(page, 'Call the API');
  await send(api);
  await expect(wireOf(api, 'response')).toContainText('in the cloakroom');
}

test('the code flow runs, its answer by query, fragment and form_post', async ({ page }) => {
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
    await redeemAndUse(page);
    await expect(page.getByRole('region', { name: 'Behind the counter' })).toContainText(
      'POST /token',
    );
  }
});

test('client credentials run, from the first page that was ever opened', async ({ page }) => {
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
  const api = stepOf(page, 'Call the API');
  await send(api);
  await expect(stateOf(api)).toHaveText(/^✓/);
});

test('a sandbox of one’s own is made, and used with its confidential client', async ({ page }) => {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText('backend');
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await expect(boxOf(step, 'URL')).not.toHaveValue(/\/sandbox\/default\//);
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('the worker’s sandbox takes every extension at once', async ({ page }) => {
  await runEverythingAtOnce(page);
});

test('a worker that is stopped between requests keeps code, tokens and session', async ({
  page,
  context,
}) => {
  await getCode(page);
  await stopWorker(context, page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓/);
  await stopWorker(context, page);
  const userinfo = stepOf(page, 'Ask who signed in');
  await send(userinfo);
  await expect(wireOf(userinfo, 'response')).toContainText('alice@example.com');
  await stopWorker(context, page);
  await page.goto('/flows/authorization-code');
  const again = stepOf(page, 'Ask for authorization');
  await again.getByRole('button', { name: 'Add parameter' }).click();
  await again.getByRole('textbox', { name: 'Parameter name' }).fill('prompt');
  await boxOf(again, 'prompt').fill('none');
  await again.getByRole('button', { name: 'Open authorization page' }).click();
  await expect(stateOf(again)).toHaveText(/^✓/);
});

test('a form_post answer reaches a worker that was stopped', async ({ page, context }) => {
  await page.goto('/flows/authorization-code');
  await page.getByRole('combobox', { name: 'Response mode' }).selectOption('form_post');
  const step = stepOf(page, 'Ask for authorization');
  await expect(boxOf(step, 'response_mode')).toHaveValue('form_post');
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await expect(page.getByRole('button', { name: /Alice/ })).toBeVisible();
  await stopWorker(context, page);
  await signInAndAllow(page);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a page that a hard reload took from its worker gets it back for a flow', async ({ page }) => {
  await page.goto('/flows/client-credentials');
  await waitForWorker(page);
  await hardReload(page);
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
  expect(await isControlled(page)).toBe(true);

  await getCode(page);
  await hardReload(page);
  await redeemAndUse(page);
});

test('a page that a hard reload took from its worker gets it back by itself', async ({ page }) => {
  await page.goto('/settings');
  await waitForWorker(page);
  await hardReload(page);
  await waitForWorker(page);
});

test('no address of the sandbox falls through to a page', async ({ page }) => {
  await page.goto('/');
  await waitForWorker(page);
  const paths = [
    '/sandbox/nothing-here',
    '/sandbox/nothing-here/authorize',
    '/sandbox/default/no/such/address',
    '/sandbox/default/index.html',
    '/.well-known/openid-configuration/sandbox/nothing-here',
  ];
  for (const path of paths) {
    const fetched = await page.evaluate(async (address) => {
      const response = await fetch(address);
      const type = response.headers.get('content-type');
      return { status: response.status, type, error: ((await response.json()) as Json).error };
    }, path);
    expect(fetched, path).toMatchObject({ status: 404, type: 'application/json' });
    expect(fetched.error, path).toEqual(expect.any(String));
  }
  for (const path of paths) {
    const opened = await page.goto(path);
    expect(opened?.status(), path).toBe(404);
    expect(await page.locator('#root').count(), path).toBe(0);
  }
});

interface Json {
  readonly error?: unknown;
}
