import type { Page } from '@playwright/test';
import { boxOf, getCode, send, signInAndAllow, stateOf, stepOf } from '../support/flow-page.ts';
import { waitForWorker } from '../support/service-worker.ts';
import { startStaticServer, type StaticServer } from '../support/static-server.ts';
import jws from '../vectors/jws.json' with { type: 'json' };
import { expect, test as base } from './fixtures.ts';

// Each test has a file server of its own, so that it may take it away.
const test = base.extend<{ readonly site: StaticServer }>({
  site: async ({}, use) => {
    const site = await startStaticServer('dist/app');
    await use(site);
    await site.close();
  },
  baseURL: ({ site }, use) => use(site.origin),
});

test.use({ serviceWorkers: 'allow' });

/** Opens the app once, as somebody does who has a network. */
async function visitOnce(page: Page): Promise<void> {
  await page.goto('/');
  await waitForWorker(page);
}

async function runClientCredentials(page: Page): Promise<void> {
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
  const api = stepOf(page, 'Call the API');
  await send(api);
  await expect(stateOf(api)).toHaveText(/^✓/);
}

/** What cuts the app off from its server. */
const cuts = {
  'the browser is offline': ({ page }) => page.context().setOffline(true),
  'the server is gone': ({ site }) => site.close(),
} satisfies Record<string, (world: { page: Page; site: StaticServer }) => Promise<void>>;

for (const [name, cut] of Object.entries(cuts)) {
  test(`every flow runs when ${name}, after one visit`, async ({ page, site }) => {
    await visitOnce(page);
    await cut({ page, site });
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible();
    await runClientCredentials(page);
    await page.reload();
    await expect(stateOf(stepOf(page, 'Ask for a token'))).toHaveText(/^✓/);
    await getCode(page);
    const redeem = stepOf(page, 'Redeem the code');
    await send(redeem);
    await expect(stateOf(redeem)).toHaveText(/^✓/);
    const userinfo = stepOf(page, 'Ask who signed in');
    await send(userinfo);
    await expect(stateOf(userinfo)).toHaveText(/^✓/);
    await page.getByRole('link', { name: 'Refresh', exact: true }).click();
    const refresh = stepOf(page, 'Refresh the token');
    await send(refresh);
    await expect(stateOf(refresh)).toHaveText(/^✓/);
  });
}

test('an answer comes back by form_post with no network', async ({ page, context }) => {
  await visitOnce(page);
  await context.setOffline(true);
  await page.goto('/flows/authorization-code');
  await page.getByRole('combobox', { name: 'Response mode' }).selectOption('form_post');
  const step = stepOf(page, 'Ask for authorization');
  await expect(boxOf(step, 'response_mode')).toHaveValue('form_post');
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a token is decoded and verified with no network', async ({ page, context }) => {
  await visitOnce(page);
  await context.setOffline(true);
  await page.goto('/tokens/inspect');
  const vector = jws.vectors.find(({ alg }) => alg === 'ES256');
  if (vector === undefined) throw new Error('Failed to find the vector: no ES256');
  await page.getByRole('textbox', { name: 'Token' }).fill(vector.token);
  await expect(page.locator('[data-part="header"]')).toContainText('ES256');
  await page.getByRole('textbox', { name: 'Key or JWKS URL' }).fill(JSON.stringify(vector.key));
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByRole('status', { name: 'Signature' })).toHaveText(/^Signature verified/);
});

test('the code editor opens with no network once it has been opened', async ({ page, context }) => {
  const openEditor = async () => {
    await page.goto('/environments/new');
    await page.getByRole('tab', { name: 'Paste metadata' }).click();
    await page.getByRole('button', { name: 'Open in the code editor' }).click();
    await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 20_000 });
  };
  await visitOnce(page);
  await openEditor();
  await context.setOffline(true);
  await openEditor();
});

test('deep links, also those that the router fills, open with no network', async ({
  page,
  context,
}) => {
  await visitOnce(page);
  await runClientCredentials(page);
  const run = new URL(page.url()).pathname;
  await context.setOffline(true);
  for (const [path, heading] of [
    ['/environments', 'Environments'],
    ['/environments/default', 'Default sandbox'],
    ['/flows/authorization-code?environment=default', 'Authorization code with PKCE'],
    [run, 'Client credentials'],
    ['/runs/', 'Runs'],
    ['/settings', 'Settings'],
  ] as const) {
    const opened = await page.goto(path);
    expect(opened?.status(), path).toBe(200);
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveText(heading);
  }
  const opened = await page.goto('/no/such/page');
  expect(opened?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
});

test('addresses that the router fills open at a file server that has no file for them', async ({
  page,
  site,
}) => {
  // The first page that this browser ever opened: no worker is there yet.
  const first = await page.goto('/environments/default');
  expect(first?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Default sandbox', level: 1 })).toBeVisible();
  await waitForWorker(page);
  const second = await page.goto('/environments/default');
  expect(second?.status()).toBe(200);
  await expect(page.getByRole('heading', { name: 'Default sandbox', level: 1 })).toBeVisible();
  const unknown = await page.goto(`${site.origin}/no/such/page`);
  expect(unknown?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
});
