import type { Page } from '@playwright/test';
import { tokenOf } from '../support/token-of.ts';
import { expect, test } from './fixtures.ts';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Every request but those for the app's own files. */
function strangersOf(page: Page, app: string): string[] {
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${app}/`)) strangers.push(request.url());
  });
  return strangers;
}

test('a Basic header that is written here is read here, and what the API is sent is the same', async ({
  page,
  captureServer,
}) => {
  await page.goto('/tools/basic');
  await box(page, 'Client ID or user name').fill('me');
  await box(page, 'Client secret or password').fill('p ä');
  const written = page.locator('dl[aria-label="Authorization header"]');
  await written.getByRole('button', { name: 'Show Of a user' }).click();
  const header = `Basic ${Buffer.from('me:p ä').toString('base64')}`;
  await expect(written).toContainText(header);
  await box(page, 'Authorization header').fill(header);
  await expect(page.getByText(/not form-encoded, so a client/)).toBeVisible();
  await page.goto('/request');
  await box(page, 'URL').fill(`${captureServer.origin}/basic`);
  await page.getByRole('combobox', { name: 'Credential' }).selectOption('basic');
  await box(page, 'User name').fill('me');
  await box(page, 'Password').fill('p ä');
  await page.getByRole('button', { name: 'Send request' }).click();
  await expect.poll(() => captureServer.requests.length).toBe(1);
  const sent = captureServer.requests[0]?.headers.find(
    ([name]) => name.toLowerCase() === 'authorization',
  );
  expect(sent?.[1]).toBe(header);
});

test('the challenge that an API sends is explained, and a token goes on to the inspector', async ({
  page,
  app,
}) => {
  const strangers = strangersOf(page, app);
  const answer = await page.request.get(`${app}/sandbox/default/api/orders`);
  const challenge = answer.headers()['www-authenticate'] ?? '';
  expect(challenge).not.toBe('');
  await page.goto('/tools/authorization');
  await box(page, 'WWW-Authenticate').fill(challenge);
  await expect(page.getByRole('region', { name: 'Challenge 1' })).toContainText('bearer token');
  const token = tokenOf({ sub: 'me' });
  await box(page, 'Authorization').fill(`Bearer ${token}`);
  await expect(page.getByText('A JWT', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Open in the inspector' }).click();
  await expect(page).toHaveURL('/tokens/inspect');
  await expect(box(page, 'Token')).toHaveValue(token);
  expect(strangers).toEqual([]);
});

test('an address is changed by its rows, by keyboard, and asked for nothing', async ({
  page,
  app,
}) => {
  const strangers = strangersOf(page, app);
  await page.goto('/tools/url');
  await box(page, 'URL').fill('https://as.example/authorize?scope=a%20b&state=1#x=2');
  await box(page, 'Query 2 value').focus();
  await page.keyboard.press('End');
  await page.keyboard.type('&+ü');
  await expect(box(page, 'URL')).toHaveValue(
    'https://as.example/authorize?scope=a%20b&state=1%26%2B%C3%BC#x=2',
  );
  await expect(box(page, 'Query 2 value')).toBeFocused();
  await page.getByRole('button', { name: 'Add to the fragment' }).click();
  await box(page, 'Fragment 2 name').fill('x');
  await expect(page.getByText(/x stands there more than once/)).toBeVisible();
  expect(strangers).toEqual([]);
  await expect(page).toHaveURL('/tools/url');
});
