import type { Page } from '@playwright/test';
import { buildSite } from '../support/build-site.ts';
import { boxOf, panelOf, send, signInAndAllow, stateOf, stepOf } from '../support/flow-page.ts';
import { waitForWorker } from '../support/service-worker.ts';
import { startStaticServer, type StaticServer } from '../support/static-server.ts';
import { expect, test as base } from './fixtures.ts';

interface Site extends StaticServer {
  /** Where the app is, without a slash at the end. */
  readonly root: string;
}

// The app in a folder of somebody's site, as pages of a project are: built once, for `/x/`.
const test = base.extend<object, { readonly site: Site }>({
  site: [
    async ({}, use) => {
      const built = buildSite('/x/');
      const server = await startStaticServer(built.folder, 0, '/x/');
      await use({ ...server, root: `${server.origin}/x` });
      await server.close();
      built.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.use({ serviceWorkers: 'allow' });
// In one process, so that there is one build.
test.describe.configure({ mode: 'default' });

/** What the page asked this origin for beside its own folder. */
function watchStrays(page: Page, { origin, root }: Site): string[] {
  const strays: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(`${origin}/`) && !url.startsWith(`${root}/`)) strays.push(url);
  });
  return strays;
}

test('home, deep links and the router’s own addresses open and reload in a folder of a site', async ({
  page,
  site,
}) => {
  const strays = watchStrays(page, site);
  await page.goto(`${site.root}/`);
  await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible();
  for (const [path, box] of [
    ['/environments/new', 'Issuer or metadata URL'],
    ['/tokens/inspect', 'Token'],
  ] as const) {
    expect((await page.goto(site.root + path))?.status(), path).toBe(200);
    await expect(page.getByRole('textbox', { name: box, exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('textbox', { name: box, exact: true })).toBeEditable();
    await expect(page).toHaveURL(site.root + path);
  }
  await page.goto(`${site.root}/environments/default`);
  await expect(page.getByRole('heading', { name: 'Default sandbox', level: 1 })).toBeVisible();
  await page.goto(`${site.root}/no/such/page`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  await page.getByRole('link', { name: 'Claimcheck' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible();
  await expect(page).toHaveURL(`${site.root}/`);
  expect(strays).toEqual([]);
});

test('a token link is read in a folder of a site', async ({ page, site }) => {
  const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXJrZWQifQ.';
  await page.goto(`${site.root}/tokens/inspect#token=${token}`);
  await expect(page.getByRole('textbox', { name: 'Token', exact: true })).toHaveValue(token);
  await expect(page).toHaveURL(`${site.root}/tokens/inspect`);
});

for (const mode of ['query', 'form_post']) {
  test(`the code flow runs in a folder of a site, its answer by ${mode}`, async ({
    page,
    site,
  }) => {
    const strays = watchStrays(page, site);
    await page.goto(`${site.root}/flows/authorization-code`);
    const step = stepOf(page, 'Ask for authorization');
    await expect(boxOf(step, 'redirect_uri')).toHaveValue(`${site.root}/callback`);
    await page.getByRole('combobox', { name: 'Response mode' }).selectOption(mode);
    await expect(boxOf(step, 'response_mode')).toHaveValue(mode);
    await step.getByRole('button', { name: 'Open authorization page' }).click();
    await expect(page).toHaveURL(/\/x\/sandbox\/default\//);
    await signInAndAllow(page);
    await expect(page).toHaveURL(new RegExp(`^${site.root}/runs/[0-9a-f]+$`));
    await expect(stateOf(step)).toHaveText(/^✓/);
    const redeem = stepOf(page, 'Redeem the code');
    await send(redeem);
    await expect(stateOf(redeem)).toHaveText(/^✓/);
    await expect(panelOf(redeem, 'Checks').locator('[data-mark="failed"]')).toHaveCount(0);
    const userinfo = stepOf(page, 'Ask who signed in');
    await send(userinfo);
    await expect(stateOf(userinfo)).toHaveText(/^✓/);
    // RFC 8414 §3.1 puts the metadata of an issuer with a path at the root of its origin; the worker
    // has these too.
    expect(strays.filter((url) => !url.includes('/.well-known/'))).toEqual([]);
  });
}

test('each metadata address of a sandbox answers in a folder of a site', async ({ page, site }) => {
  await page.goto(`${site.root}/`);
  await waitForWorker(page);
  const issuer = `${site.root}/sandbox/default`;
  for (const address of [
    `${issuer}/.well-known/openid-configuration`,
    `${site.origin}/.well-known/oauth-authorization-server/x/sandbox/default`,
    `${site.origin}/.well-known/openid-configuration/x/sandbox/default`,
  ]) {
    const metadata = await page.evaluate(
      (url) => fetch(url).then((response) => response.json() as Promise<Record<string, unknown>>),
      address,
    );
    expect(metadata['issuer'], address).toBe(issuer);
  }
});

test('the app in a folder of a site runs and reloads with no network, after one visit', async ({
  page,
  context,
  site,
}) => {
  await page.goto(`${site.root}/`);
  await waitForWorker(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Claimcheck' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible();
  for (const path of ['/environments/new', '/tokens/inspect', '/environments/default']) {
    expect((await page.goto(site.root + path))?.status(), path).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto(`${site.root}/flows/client-credentials`);
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
  await page.reload();
  await expect(stateOf(step)).toHaveText(/^✓/);
});
