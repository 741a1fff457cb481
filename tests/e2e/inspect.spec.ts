import type { Page } from '@playwright/test';
import { CompactEncrypt, SignJWT } from 'jose';
import jws from '../vectors/jws.json' with { type: 'json' };
import unsecured from '../vectors/unsecured-jws.json' with { type: 'json' };
import { expect, test } from './fixtures.ts';

const encode = (value: string) => Buffer.from(value).toString('base64url');
const vector = (alg: string) => jws.vectors.find((one) => one.alg === alg)!;
const now = () => Math.floor(Date.now() / 1000);

/** A token that nobody signed, for what needs no signature. */
function unsignedToken(claims: string, header = '{"alg":"ES256","typ":"JWT"}'): string {
  return `${encode(header)}.${encode(claims)}.${'A'.repeat(86)}`;
}

async function inspect(page: Page, text: string): Promise<void> {
  await page.goto('/tokens/inspect');
  await page.getByRole('textbox', { name: 'Token' }).fill(text);
}

const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);
const signature = (page: Page) => page.getByRole('status', { name: 'Signature' });

async function verifyWith(page: Page, key: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Key or JWKS URL' }).fill(key);
  await page.getByRole('button', { name: 'Verify' }).click();
}

test('a token is decoded with each keystroke, its claims explained', async ({ page }) => {
  const claims = `{"iss":"https://as.example","exp":${now() - 190},"iat":1795464300.50,"n":1e3}`;
  await inspect(page, unsignedToken(claims));
  await expect(page).toHaveTitle('Inspect a token · Claimcheck');
  await expect(part(page, 'header')).toHaveText(/"alg": "ES256"/);
  await expect(part(page, 'payload')).toHaveText(/"iat": 1795464300\.50,\s+"n": 1e3/);
  const payload = page.getByRole('region', { name: 'Payload' });
  await expect(payload).toContainText('Issuer: who made this token');
  await expect(payload).toContainText('Expired 3 minutes');
  await expect(payload.getByRole('link', { name: 'RFC 7519 §4.1.1' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText('Expired 3 minutes');
  await expect(signature(page)).toHaveText(/^Signature not checked/);
  await page.getByRole('textbox', { name: 'Token' }).fill(unsignedToken('{"iss":"b"}'));
  await expect(part(page, 'payload')).toHaveText(/"iss": "b"/);
});

/** What people copy with a token. */
const wrapped: Readonly<Record<string, (token: string) => string>> = {
  'Bearer before it': (token) => `Bearer ${token}`,
  'line breaks': (token) => token.replace(/(.{50})/g, '$1\n'),
  quotes: (token) => `"${token}"`,
  'a URL about it': (token) => `https://rp.example/cb#id_token=${token}`,
};

test('a token is found in what was copied with it', async ({ page }) => {
  await page.goto('/tokens/inspect');
  const box = page.getByRole('textbox', { name: 'Token' });
  for (const [name, wrap] of Object.entries(wrapped)) {
    await box.fill('');
    await expect(part(page, 'payload'), name).toHaveCount(0);
    await box.fill(wrap(vector('ES256').token));
    await expect(part(page, 'payload'), name).toHaveText(/"iss": "joe"/);
  }
});

test('each token of a JSON answer is offered', async ({ page }) => {
  const [one, two] = [unsignedToken('{"which":"one"}'), unsignedToken('{"which":"two"}')];
  await inspect(page, JSON.stringify({ access_token: one, id_token: two, token_type: 'Bearer' }));
  await expect(part(page, 'payload')).toHaveText(/"one"/);
  await page.getByRole('radio', { name: 'id_token' }).check();
  await expect(part(page, 'payload')).toHaveText(/"two"/);
});

test('a broken token says which part and which character', async ({ page }) => {
  const broken = vector('ES256').token.replace('.eyJpc3', '.eyJp!3');
  await inspect(page, broken);
  await expect(
    page.getByText('Payload, character 5: “!” (U+0021) is not base64url.'),
  ).toBeVisible();
  await expect(part(page, 'header')).toHaveText(/ES256/);
});

test('an opaque and an encrypted token are shown for what they are', async ({ page }) => {
  await inspect(page, '2YotnFZFEjr1zCsicMWpAA');
  await expect(page.getByText('No JWT: for everyone but its issuer')).toBeVisible();
  await expect(signature(page)).toHaveText(/^Signature not checked/);
  const jwe = `${encode('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.AAAA.AAAA.AAAA.AAAA`;
  await page.getByRole('textbox', { name: 'Token' }).fill(jwe);
  await expect(part(page, 'header')).toHaveText(/A256GCM/);
  await expect(page.getByText('only the holder of the key can read it')).toBeVisible();
});

test('each published token verifies by its key, and not once it was changed', async ({ page }) => {
  await page.goto('/tokens/inspect');
  const box = page.getByRole('textbox', { name: 'Token' });
  for (const { name, token, key } of jws.vectors) {
    await box.fill(token);
    await verifyWith(page, JSON.stringify(key));
    await expect(signature(page), name).toHaveText(/^Signature verified/);
    const [head, , tail] = token.split('.');
    await box.fill(`${head}.${encode('{"iss":"mallory"}')}.${tail}`);
    await expect(signature(page), name).toHaveText(/^Signature invalid/);
  }
});

test('alg none and a public key as secret are named, and never verified', async ({ page }) => {
  await inspect(page, unsecured.token);
  await expect(signature(page)).toHaveText(/^Signature invalid/);
  await expect(page.getByText('alg is none').first()).toBeVisible();
  const key = JSON.stringify(vector('RS256').key);
  const input = `${encode('{"alg":"HS256"}')}.${encode('{"sub":"mallory"}')}`;
  const { createHmac } = await import('node:crypto');
  const forged = `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
  await page.getByRole('textbox', { name: 'Token' }).fill(forged);
  await verifyWith(page, key);
  await expect(signature(page)).toHaveText(/^Signature invalid/);
  await expect(page.getByText('Key confusion').first()).toBeVisible();
});

test('a secret verifies in the encoding that is chosen', async ({ page }) => {
  const { token, key } = vector('HS256');
  await inspect(page, token);
  const secret = 'k' in key ? String(key.k) : '';
  await verifyWith(page, secret);
  await expect(signature(page)).toHaveText(/^Signature invalid/);
  await page.getByRole('combobox', { name: 'The secret is written as' }).selectOption('base64url');
  await expect(signature(page)).toHaveText(/^Signature verified/);
});

test('an address is asked on Verify alone, and none that the token names', async ({
  page,
  untidyServer,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const elsewhere = `${untidyServer.issuer}/named-by-the-token`;
  const header = JSON.stringify({ alg: 'ES256', jku: elsewhere, x5u: elsewhere });
  await inspect(page, unsignedToken('{}', header));
  await expect(page.getByText('never followed here').first()).toBeVisible();
  const typed = `${untidyServer.issuer}/jwks-typed`;
  await page.getByRole('textbox', { name: 'Key or JWKS URL' }).fill(typed);
  await expect(signature(page)).toHaveText(/^Signature not checked/);
  expect(asked.filter((url) => url.startsWith(untidyServer.issuer))).toEqual([]);
  const request = page.waitForRequest(typed);
  await page.getByRole('button', { name: 'Verify' }).click();
  await request;
  expect(asked).not.toContain(elsewhere);
});

test('a token of one’s own environment verifies by itself, by the key that it names', async ({
  page,
}) => {
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  await page.getByRole('button', { name: 'Send request' }).first().click();
  const token = page.getByRole('article').filter({ hasText: 'Access token' });
  await token.getByRole('button', { name: 'Inspect' }).click();
  await expect(signature(page)).toHaveText(/^Signature verified/);
  const card = page.getByRole('region', { name: 'Signature' });
  await expect(card).toContainText('Default sandbox');
});

test('an encrypted token is opened layer by layer, and what was inside is inspected', async ({
  page,
}) => {
  const inner = vector('ES256').token;
  const secret = 'a password of this test';
  const jwe = await new CompactEncrypt(new TextEncoder().encode(inner))
    .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 2000, cty: 'JWT' })
    .encrypt(new TextEncoder().encode(secret));
  await inspect(page, jwe);
  const card = page.getByRole('region', { name: 'Decrypt' });
  const box = card.getByRole('textbox', { name: 'Key or password' });
  await box.fill('another');
  await card.getByRole('button', { name: 'Decrypt' }).click();
  await expect(card.getByRole('status')).toContainText('It was not opened');
  await box.fill(secret);
  await card.getByRole('button', { name: 'Decrypt' }).click();
  await expect(part(page, 'decrypted')).toHaveText(inner);
  await card.getByRole('button', { name: 'Inspect the token inside' }).click();
  await expect(part(page, 'payload')).toHaveText(/"iss": "joe"/);
});

test('a token that anyone could have made is weighed as that', async ({ page }) => {
  const token = await new SignJWT({ sub: 'alice', password: 'hunter2', exp: now() + 60 })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: '../../dev/null' })
    .sign(new TextEncoder().encode('your-256-bit-secret'));
  await inspect(page, token);
  const checks = page.getByRole('region', { name: 'Checks' });
  for (const words of [
    'a secret that everyone knows',
    'what should be secret',
    'a path of files',
  ]) {
    await expect(checks.getByRole('listitem').filter({ hasText: words })).toContainText('high');
  }
});

test('a sample token is a click away, and verifies', async ({ page }) => {
  await page.goto('/tokens/inspect');
  await page.getByRole('button', { name: 'Use a sample token' }).click();
  await expect(signature(page)).toHaveText(/^Signature verified/);
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText('Not expired');
});

test('a token of 1 MB does not freeze the page', async ({ page }) => {
  const claims = JSON.stringify({
    iss: 'big',
    list: Array.from({ length: 40_000 }, (_, i) => `item ${i}`),
  });
  const token = unsignedToken(claims.padEnd(750_000, ' '));
  await page.goto('/tokens/inspect');
  const box = page.getByRole('textbox', { name: 'Token' });
  await box.fill('x');
  await page.evaluate(() => {
    let last = performance.now();
    const state = { longest: 0 };
    Object.assign(window, { frames: state });
    const tick = (at: number) => {
      state.longest = Math.max(state.longest, at - last);
      last = at;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await box.fill(token);
  const payload = page.getByRole('region', { name: 'Payload' });
  await expect(part(page, 'payload')).toContainText('"item 10"');
  await expect(payload.getByText(/characters in 40,\d{3} rows/)).toBeVisible();
  // Only rows in sight are in the document: the end of it is a search away.
  await expect(part(page, 'payload')).not.toContainText('"item 39999"');
  await payload.getByRole('searchbox', { name: 'Find' }).fill('item 39999');
  await expect(payload.getByRole('status')).toHaveText('1 of 1');
  await expect(part(page, 'payload')).toContainText('"item 39999"');
  const longest = await page.evaluate(
    () => (Reflect.get(window, 'frames') as unknown as { longest: number }).longest,
  );
  expect(longest).toBeLessThan(2500);
});

test('a large token that is pasted is shown by its beginning, copied whole, replaced and undone', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const list = Array.from({ length: 20_000 }, (_, i) => `item ${i}`);
  const token = unsignedToken(JSON.stringify({ iss: 'big', list }));
  const write = (text: string) => page.evaluate((it) => navigator.clipboard.writeText(it), text);
  await inspect(page, 'typed before');
  const box = page.getByRole('textbox', { name: 'Token' });
  await write(token);
  await box.press('ControlOrMeta+A');
  await box.press('ControlOrMeta+V');
  await expect(part(page, 'payload')).toContainText('"item 10"');
  await expect(page.getByRole('region', { name: 'Checks' })).toBeVisible();
  expect((await box.inputValue()).length).toBeLessThan(5000);
  await expect(box).toHaveAccessibleDescription(/shows the beginning of [\d,]+ characters/);
  await write('');
  await box.press('ControlOrMeta+A');
  await box.press('ControlOrMeta+C');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
  await box.press('Delete');
  await expect(part(page, 'payload')).toHaveCount(0);
  await box.press('ControlOrMeta+Z');
  await expect(part(page, 'payload')).toContainText('"item 10"');
  await page.getByRole('button', { name: 'Edit it here' }).click();
  await expect(box).toHaveValue(token);
  await box.fill(vector('ES256').token);
  await expect(part(page, 'payload')).toHaveText(/"iss": "joe"/);
});

test('on a phone the verdict comes before what the token says, for eyes and keyboard alike', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await inspect(page, vector('RS256').token);
  const parts = page
    .locator('main')
    .getByRole('region', { name: /^(?:Signature|Header|Payload|Checks)$/ });
  await expect(parts).toHaveCount(4);
  const tops = await parts.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
  await expect(parts.first().getByRole('status', { name: 'Signature' })).toBeVisible();

  // What is no JWT has a verdict too, and that stays below the box.
  const box = page.getByRole('textbox', { name: 'Token' });
  await box.fill('opaque-token');
  await expect(parts).toHaveCount(1);
  const [boxArea, verdict] = [await box.boundingBox(), await parts.first().boundingBox()];
  expect(verdict?.y ?? 0).toBeGreaterThan((boxArea?.y ?? 0) + (boxArea?.height ?? 0));
});
