import type { Locator, Page } from '@playwright/test';
import { tokenOf } from '../support/token-of.ts';
import { violationsIn } from '../support/violations.ts';
import { expect, test } from './fixtures.ts';

/** The maker with its code editors, which have arrived. */
async function openInCode(page: Page): Promise<{ header: Locator; payload: Locator }> {
  await page.goto('/tokens/make');
  await page.getByRole('switch', { name: 'Code editor' }).check();
  return codeIn(page);
}

async function codeIn(page: Page) {
  const content = page.getByRole('region', { name: 'Content' });
  const editors = content.locator('.monaco-editor[role="code"]');
  await expect(editors).toHaveCount(2);
  return { header: editors.nth(0), payload: editors.nth(1) };
}

/** Puts the cursor into an editor whose text is gone. */
async function clear(page: Page, name: string) {
  await page.getByRole('textbox', { name, exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
}

/** What the payload of the token says, to the letter. */
function madePayload(page: Page): Promise<string> {
  return page
    .getByRole('textbox', { name: 'Token', exact: true })
    .inputValue()
    .then((token) => Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

test('the switch brings Monaco, and the browser remembers it', async ({ page }) => {
  const { payload } = await openInCode(page);
  await expect(payload).toContainText('"iss"');
  await expect(page.getByRole('textbox', { name: 'Payload', exact: true })).toHaveCount(1);
  expect(await violationsIn(page)).toEqual([]);
  await page.reload();
  await codeIn(page);
  await page.getByRole('switch', { name: 'Code editor' }).uncheck();
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  const box = page.getByRole('textbox', { name: 'Payload', exact: true });
  await box.fill('{"plain":1}');
  await page.reload();
  await expect(box).toHaveValue('{"plain":1}');
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
});

test('no letter is lost that is typed quickly', async ({ page }) => {
  await openInCode(page);
  await page.getByRole('checkbox', { name: /white space/ }).uncheck();
  await clear(page, 'Payload');
  const alphabet = 'abcdefghijklmnopqrstuvwxyz ';
  const typed = Array.from({ length: 200 }, (_, at) => alphabet[at % alphabet.length]).join('');
  await page.keyboard.type(typed);
  await expect.poll(() => madePayload(page)).toBe(typed);
  await clear(page, 'Payload');
  const members = Array.from({ length: 20 }, (_, at) => `"member_${at}":${at}.0`).join(',');
  await page.keyboard.type(`{${members}}`);
  await expect.poll(() => madePayload(page)).toBe(`{${members}}`);
});

test('what is typed while the editor arrives stays, and the typing goes on in it', async ({
  page,
}) => {
  await page.goto('/tokens/make');
  await page.getByRole('checkbox', { name: /white space/ }).uncheck();
  const box = page.getByRole('textbox', { name: 'Payload', exact: true });
  await box.fill('');
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/mount-editor/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.getByRole('switch', { name: 'Code editor' }).check();
  await box.focus();
  await page.keyboard.type('[1, 2');
  arrive();
  await codeIn(page);
  await page.keyboard.type(', 3');
  await expect.poll(() => madePayload(page)).toBe('[1, 2, 3');
});

test('claims are completed from the registered ones, with what they mean', async ({ page }) => {
  const { payload } = await openInCode(page);
  await clear(page, 'Payload');
  await page.keyboard.type('{"exp":"soon"}');
  // The JSON worker is there.
  await expect(payload.locator('.squiggly-warning')).toHaveCount(1);
  await clear(page, 'Payload');
  await page.keyboard.type('{"auth_t');
  const list = page.locator('.suggest-widget');
  await expect(list.getByText('auth_time')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('5');
  await expect.poll(() => madePayload(page)).toBe('{"auth_time":5}');
});

test('a hover says what a claim means, and a wrong kind of value is marked', async ({ page }) => {
  const { payload } = await openInCode(page);
  await clear(page, 'Payload');
  await page.keyboard.type('{"exp":"soon","aud":"api"}');
  await expect(payload.locator('.squiggly-warning')).toHaveCount(1);
  await payload.getByText('"aud"').hover();
  const hover = page.locator('.monaco-hover:visible');
  await expect(hover).toContainText('Audience: who may accept it');
  await expect(hover.getByRole('link', { name: 'RFC 7519 §4.1.3' })).toBeVisible();
  await payload.getByText('"soon"').hover();
  await expect(hover).toContainText('Incorrect type. Expected "number"');
});

test('hover texts are shown under the policy of a static host too', async ({
  page,
  staticSite,
  complaints,
}) => {
  await page.goto(`${staticSite.origin}/tokens/make`);
  await page.getByRole('switch', { name: 'Code editor' }).check();
  const { header } = await codeIn(page);
  await header.getByText('"typ"').hover();
  await expect(page.locator('.monaco-hover:visible')).toContainText('what the token is for');
  expect(complaints).toEqual([]);
});

test('what a kind of token lacks is marked as soon as the header names the kind', async ({
  page,
}) => {
  const { payload } = await openInCode(page);
  await clear(page, 'Payload');
  await page.keyboard.type('{"jti":"1","htm":"GET","iat":1}');
  await expect.poll(() => madePayload(page)).toContain('htm');
  await expect(payload.locator('.squiggly-warning')).toHaveCount(0);
  await clear(page, 'Header');
  await page.keyboard.type('{"alg":"ES256","typ":"dpop+jwt"}');
  await expect(payload.locator('.squiggly-warning')).not.toHaveCount(0);
  await payload
    .locator('.view-line')
    .first()
    .hover({ position: { x: 10, y: 8 } });
  await expect(page.locator('.monaco-hover:visible')).toContainText('Missing property "htu"');
});

test('times are put in as numbers, and can be undone in the editor', async ({ page }) => {
  await openInCode(page);
  await clear(page, 'Payload');
  await page.keyboard.type('{"exp":1}');
  await expect.poll(() => madePayload(page)).toBe('{"exp":1}');
  await page.getByRole('button', { name: 'Set exp to in an hour: +1 h' }).click();
  await expect.poll(() => madePayload(page)).toMatch(/^\{"exp":\d{10}\}$/);
  await page.getByRole('textbox', { name: 'Payload', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => madePayload(page)).toBe('{"exp":1}');
});

test('a token is taken apart in the code editor without becoming another', async ({ page }) => {
  await openInCode(page);
  const token = tokenOf({ a: 1, text: 'line\u2028two' });
  const box = page.getByRole('textbox', { name: 'Token', exact: true });
  await box.fill(token);
  await expect(page.getByText('This is the token as it came')).toBeVisible();
  await expect(box).toHaveValue(token);
});

test('a big payload stays quick to type in', async ({ page }) => {
  const { payload } = await openInCode(page);
  const rows = Array.from({ length: 6000 }, (_, at) => `  "member_${at}": "value ${at} of many"`);
  const box = page.getByRole('textbox', { name: 'Token', exact: true });
  await box.fill(tokenOf(`{\n${rows.join(',\n')}\n}`));
  await expect(payload).toContainText('"member_0"');
  await page.getByRole('textbox', { name: 'Payload', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('End');
  const began = Date.now();
  await page.keyboard.type('"first":"abcdefghij",');
  await expect.poll(() => madePayload(page)).toContain('"first":"abcdefghij",');
  // 240 kB, signed anew with each of 21 keystrokes.
  expect(Date.now() - began).toBeLessThan(8000);
});

test('there is no switch on a phone, and the text box is as ever', async ({ browser }) => {
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto('/tokens/make');
  await expect(page.getByRole('textbox', { name: 'Payload', exact: true })).toHaveValue(/"iss"/);
  await expect(page.getByRole('switch', { name: 'Code editor' })).toHaveCount(0);
  await context.close();
});
