import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violationsIn } from '../support/violations.ts';
import { expect, test } from './fixtures.ts';

/** Written by the build from the route table, so that a new page is in it by itself. */
const table = JSON.parse(readFileSync('dist/app/routes.json', 'utf8')) as {
  readonly fixed: readonly string[];
  readonly dynamic: readonly string[];
};

/** How to come to an example of each address that has a part to fill in. */
const examples: Readonly<Record<string, (page: Page) => Promise<string>>> = {
  '/environments/:environmentId': () => Promise.resolve('/environments/default'),
  '/flows/:flow': () => Promise.resolve('/flows/authorization-code?environment=default'),
  '/runs/:id': makeRun,
  '/tools/:tool': () => Promise.resolve('/tools/no-such-tool'),
};

async function makeRun(page: Page): Promise<string> {
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  await page.getByRole('button', { name: 'Send request' }).first().click();
  await expect(page.locator('[data-part="response"]').first()).toContainText('access_token');
  await page.goto('/runs');
  const link = page.getByRole('list', { name: 'Runs' }).getByRole('link').first();
  return (await link.getAttribute('href')) ?? '/runs';
}

async function openExample(page: Page, pattern: string) {
  const address = examples[pattern];
  const path = address === undefined ? pattern : await address(page);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // What waits for the first idle moment is part of the page.
  await expect(page.locator('summary').filter({ hasText: 'sandbox' }).first()).toBeAttached();
}

test('every address that has a part to fill in has an example here', () => {
  expect(Object.keys(examples).toSorted()).toEqual(table.dynamic.toSorted());
});

const background = (page: Page) =>
  page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);

for (const pattern of [...table.fixed, ...table.dynamic, '/no/such/page']) {
  test(`${pattern} is named, complains of nothing, and can be used by everyone, in both themes and at 360 px`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      const isMissingPage = pattern === '/no/such/page' && message.text().includes('404');
      if (message.type() === 'error' && !isMissingPage) errors.push(message.text());
    });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await openExample(page, pattern);
    await expect(page).toHaveTitle(/^.+ · Claimcheck$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const light = await background(page);
    expect(await violationsIn(page), 'light').toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect.poll(() => background(page)).not.toBe(light);
    expect(await violationsIn(page, 'colours'), 'dark').toEqual([]);

    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByRole('button', { name: 'Navigation' })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(await violationsIn(page, 'all-but-colours'), 'at 360 px').toEqual([]);
    expect(errors).toEqual([]);
  });
}

test('a page whose code does not arrive says so, shows its report and can be reloaded', async ({
  page,
}) => {
  const scriptsOf = async (path: string): Promise<readonly string[]> =>
    (await (await page.request.get(path)).text()).match(/\/assets\/[\w.-]+\.js/g) ?? [];
  const shared = await scriptsOf('/');
  const own = (await scriptsOf('/settings')).filter((script) => !shared.includes(script));
  for (const script of own) await page.route(`**${script}`, (route) => route.abort());
  const ready = page.locator('summary').filter({ hasText: 'sandbox' }).first();
  const link = page.getByRole('link', { name: 'Settings' });
  await page.goto('/');
  await expect(ready).toBeVisible();
  // The first time it gets the page anew by itself: the app may have been updated.
  await Promise.all([page.waitForEvent('load'), link.click()]);
  await expect(ready).toBeVisible();
  await link.click();
  await expect(page.getByRole('heading', { name: 'This page broke', level: 1 })).toBeVisible();
  const told = page.getByRole('alert');
  await expect(told).toContainText('A part of the app did not arrive');
  await expect(told).toContainText('What to do:');
  await expect(told.getByRole('button', { name: 'Copy report' })).toBeVisible();
  await page.getByText('What the report says').click();
  const report = page.getByRole('group', { name: 'Report' });
  await expect(report).toContainText('Claimcheck, at /settings');
  expect(await violationsIn(page)).toEqual([]);
  await page.unrouteAll();
  await told.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});

test('a narrow screen has its navigation in a drawer that Escape closes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const opener = page.getByRole('button', { name: 'Navigation' });
  await opener.click();
  const drawer = page.getByRole('dialog', { name: 'Navigation' });
  await expect(drawer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();
  await opener.click();
  await drawer.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await expect(drawer).toBeHidden();
});

test('the first stop of the keyboard skips to the content', async ({ page }) => {
  await page.goto('/runs');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('home hands a token to the inspector without putting it into the address', async ({
  page,
}) => {
  const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.';
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await page.goto('/');
  const box = page.getByRole('textbox', { name: 'Paste a token' });
  await box.fill(token);
  await expect(page.getByRole('button', { name: 'Open in the inspector' })).toBeEnabled();
  await box.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Token' })).toHaveValue(token);
  await expect(page).toHaveURL('/tokens/inspect');
  expect(addresses.filter((address) => address.includes('eyJ'))).toEqual([]);
  // The entry that brought it is replaced as soon as the page has it.
  await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).not.toContain('eyJ');
});
