import type { Page } from '@playwright/test';
import jws from '../vectors/jws.json' with { type: 'json' };
import { untidyMetadata } from '../support/untidy-server.ts';
import { expect, test } from './fixtures.ts';

// A worker's answers would pass the routes by.
test.use({ serviceWorkers: 'block' });

const { token } = jws.vectors.find(({ alg }) => alg === 'RS256') ?? { token: '' };

/** Holds every script that is not in the page itself back until told. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('a token typed before the scripts are there is kept and decoded', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/tokens/inspect', { waitUntil: 'commit' });
  const box = page.getByRole('textbox', { name: 'Token' });
  await box.fill(token);
  await expect(page.locator('[data-part="header"]')).toHaveCount(0);
  release();
  await expect(page.locator('[data-part="header"]')).toContainText('RS256');
  await expect(box).toHaveValue(token);
});

test('what was typed and pressed before the scripts are there is done once they are', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  untidyServer.answer('/.well-known/openid-configuration', { body: untidyMetadata(issuer) });
  const release = await holdScripts(page);
  await page.goto('/environments/new', { waitUntil: 'commit' });
  const box = page.getByRole('textbox', { name: 'Issuer or metadata URL' });
  await box.fill(issuer);
  await page.getByRole('button', { name: 'Discover' }).click();
  expect(untidyServer.seen).toEqual([]);
  release();
  await expect(page.getByRole('button', { name: 'Create environment' })).toBeVisible();
  await expect(box).toHaveValue(issuer);
});

test('what was chosen and ticked before the scripts are there is done once they are', async ({
  page,
}) => {
  const release = await holdScripts(page);
  await page.goto('/keys', { waitUntil: 'commit' });
  const kind = page.getByRole('combobox', { name: 'Kind of key' });
  await kind.selectOption('Ed25519');
  const box = page.getByRole('checkbox', { name: /Nobody can read/ });
  await box.check();
  await page.getByRole('button', { name: 'Generate key' }).click();
  release();
  const key = page.getByRole('region', { name: 'Key', exact: true });
  await expect(key).toContainText('private, unreadable');
  await expect(key).toContainText('Ed25519');
  await expect(box).toBeChecked();
  await expect(kind).toHaveValue('Ed25519');
});

test('the kind of token that was chosen before the scripts are there is made', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/tokens/make', { waitUntil: 'commit' });
  await page.getByRole('combobox', { name: 'The token is' }).selectOption('nested');
  await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('ES384');
  release();
  await expect(page.getByRole('textbox', { name: 'Header', exact: true })).toHaveValue(/"ES384"/);
  await expect(page.getByRole('textbox', { name: 'Payload' })).toHaveValue(/"iss"/);
  const said = page.getByRole('status', { name: 'Signed by' });
  await expect(said).toContainText(/with ES384 by the key made here, then encrypted/);
});

test('several things typed and chosen before the scripts are there all arrive', async ({
  page,
  captureServer,
}) => {
  const release = await holdScripts(page);
  await page.goto('/request', { waitUntil: 'commit' });
  await page.getByRole('textbox', { name: 'URL' }).fill(`${captureServer.origin}/all`);
  await page.getByRole('combobox', { name: 'Method' }).selectOption('DELETE');
  await page.getByRole('textbox', { name: 'Header 1 value' }).fill('text/plain');
  await page.getByRole('button', { name: 'Send request' }).click();
  release();
  await expect.poll(() => captureServer.requests.length).toBe(1);
  const [arrived] = captureServer.requests;
  expect([arrived?.method, arrived?.target]).toEqual(['DELETE', '/all']);
  const lines = arrived?.headers.map((pair) => pair.join(': ').toLowerCase());
  expect(lines).toContain('accept: text/plain');
});

test('a page has its look and its words before the scripts are there', async ({ page }) => {
  const release = await holdScripts(page);
  const stylesheets: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'stylesheet') stylesheets.push(request.url());
  });
  await page.goto('/', { waitUntil: 'commit' });
  const link = page.getByRole('link', { name: 'Skip to content' });
  await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible();
  await expect(link).toHaveCSS('position', 'fixed');
  release();
  await page.waitForLoadState('load');
  expect(stylesheets).toEqual([]);
});
