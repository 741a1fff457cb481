import type { Page } from '@playwright/test';
import { compactDecrypt, importJWK, type JWK } from 'jose';
import { jwsAlgorithms } from '#protocol/jwt/jws-algorithms.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import signing from '../vectors/jws-signing.json' with { type: 'json' };
import { readerKeyFor, type WayToEncrypt } from '../support/encryption-keys.ts';
import { tokenOf } from '../support/token-of.ts';
import { verifyByNode, type ShownJwk } from '../support/verify-by-node.ts';
import { violationsIn } from '../support/violations.ts';
import { expect, test } from './fixtures.ts';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const choose = (page: Page, name: string, value: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption(value);
const said = (page: Page) => page.getByRole('status', { name: 'Signed by' });

/** The token for this payload, once it is there. */
async function make(page: Page, payload: string): Promise<string> {
  await box(page, 'Payload').fill(payload);
  const encoded = Buffer.from(payload).toString('base64url');
  await expect(box(page, 'Token')).toHaveValue(new RegExp(`\\.${encoded}\\.`));
  return box(page, 'Token').inputValue();
}

/** The key that the page says verifies. */
async function shownKey(page: Page): Promise<ShownJwk> {
  const details = page.getByRole('group').filter({ hasText: /The public key, which|The secret/ });
  const text = await details.locator('pre').textContent();
  return JSON.parse(text ?? '') as ShownJwk;
}

/** One bit of the signature turned. */
function damaged(token: string): string {
  const place = token.lastIndexOf('.') + 1;
  const other = token[place] === 'A' ? 'B' : 'A';
  return token.slice(0, place) + other + token.slice(place + 1);
}

const families = ['HS', 'RS', 'PS', 'ES', 'Ed', 'ML-DSA'];

for (const family of families) {
  test(`what is signed here by ${family}… is verified by Node`, async ({ page }) => {
    await page.goto('/tokens/make');
    const list = page.getByRole('combobox', { name: 'Algorithm' });
    await expect(said(page)).toHaveText(/Signed with ES256/);
    const names = Object.keys(jwsAlgorithms).filter((name) => name.startsWith(family));
    for (const name of names) {
      const label = await list.locator(`option[value="${name}"]`).textContent();
      // What a browser has no key for, it says.
      if (label?.includes('not in this browser') === true) continue;
      await list.selectOption(name);
      await expect(said(page)).toHaveText(
        new RegExp(`^Signed with ${name} by the (key|secret) made here\\.$`),
      );
      const token = await make(page, `{"for":"${name}"}`);
      const jwk = await shownKey(page);
      expect(verifyByNode(token, jwk), name).toBe(true);
      expect(verifyByNode(damaged(token), jwk), name).toBe(false);
      expect(Object.keys(jwk), name).not.toContain('d');
    }
  });
}

test('this browser signs with every algorithm that is offered', async ({ page }) => {
  await page.goto('/tokens/make');
  await expect(said(page)).toHaveText(/Signed with/);
  const list = page.getByRole('combobox', { name: 'Algorithm' });
  await expect(list.locator('option')).toHaveCount(Object.keys(jwsAlgorithms).length + 1);
  // Chromium 137 and later have Ed25519; ML-DSA came later, and may be missing.
  const missing = list.locator('option', { hasText: 'not in this browser' });
  for (const text of await missing.allTextContents()) expect(text).toMatch(/^ML-DSA/);
});

test('a token goes to the inspector, and is taken apart in the maker as the same token', async ({
  page,
}) => {
  await page.goto('/tokens/make');
  await page.getByRole('checkbox', { name: /white space/ }).uncheck();
  const token = await make(page, '{ "n": 1.0,\n  "name": "Ünï" }');
  await page.getByRole('button', { name: 'Open in the inspector' }).click();
  await expect(page).toHaveURL('/tokens/inspect');
  await expect(box(page, 'Token')).toHaveValue(token);
  await expect(page.locator('[data-part="payload"]')).toContainText('"n": 1.0');
  await page.getByRole('button', { name: 'Take apart in the maker' }).click();
  await expect(page).toHaveURL('/tokens/make');
  await expect(page.getByText('This is the token as it came')).toBeVisible();
  await expect(box(page, 'Token')).toHaveValue(token);
  await expect(box(page, 'Payload')).toHaveValue('{ "n": 1.0,\n  "name": "Ünï" }');
  await expect(said(page)).toContainText('signed by somebody else');
  await page.getByRole('button', { name: 'Open in the inspector' }).click();
  await expect(box(page, 'Token')).toHaveValue(token);
});

test('a signature that came is never shown for content that was changed', async ({ page }) => {
  await page.goto('/tokens/make');
  await expect(said(page)).toHaveText(/Signed with/);
  const vector = signing.vectors.find(({ name }) => name === 'RFC 7520 4.1')!;
  await box(page, 'Token').fill(vector.token);
  await expect(page.getByText('This is the token as it came')).toBeVisible();
  await box(page, 'Payload').fill('{"changed":true}');
  await expect(said(page)).toHaveText(/^Signed with RS256 by the key made here/);
  const token = await box(page, 'Token').inputValue();
  expect(token.split('.')[2]).not.toBe(vector.token.split('.')[2]);
  expect(verifyByNode(token, await shownKey(page))).toBe(true);
});

test('a weak secret signs, and is named weak', async ({ page }) => {
  await page.goto('/tokens/make');
  await choose(page, 'Algorithm', 'HS256');
  await choose(page, 'Key', 'pasted');
  await box(page, 'Secret').fill('secret');
  await expect(page.getByText('This secret is weak')).toBeVisible();
  await expect(page.getByText(/It has 48 bits, and HS256 asks for 256/)).toBeVisible();
  const token = await make(page, '{"a":1}');
  expect(verifyByNode(token, { k: Buffer.from('secret').toString('base64url') })).toBe(true);
  await box(page, 'Secret').fill('s'.repeat(32));
  await expect(page.getByText('This secret is weak')).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('ssss');
});

test('nobody signs but by the unsafe name', async ({ page }) => {
  await page.goto('/tokens/make');
  await expect(said(page)).toHaveText(/Signed with/);
  await box(page, 'Header').fill('{"alg":"none"}');
  await expect(box(page, 'Token')).toHaveValue('');
  await expect(page.getByText(/choose it by its name/).first()).toBeVisible();
  await page
    .getByRole('combobox', { name: 'Algorithm' })
    .selectOption({ label: 'none (unsecured: unsafe)' });
  await expect(box(page, 'Token')).toHaveValue(/^[\w-]+\.[\w-]+\.$/);
  await expect(page.getByText('Nobody signs this token')).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
});

/** One of each family of key management, and each curve of those that agree on a key. */
const ways: readonly WayToEncrypt[] = [
  { alg: 'RSA-OAEP-256', enc: 'A256GCM', crv: null },
  { alg: 'RSA-OAEP', enc: 'A128CBC-HS256', crv: null },
  { alg: 'ECDH-ES', enc: 'A128GCM', crv: 'P-256' },
  { alg: 'ECDH-ES+A128KW', enc: 'A192GCM', crv: 'P-384' },
  { alg: 'ECDH-ES+A256KW', enc: 'A256CBC-HS512', crv: 'P-521' },
  { alg: 'ECDH-ES+A192KW', enc: 'A256GCM', crv: 'X25519' },
  { alg: 'dir', enc: 'A192CBC-HS384', crv: null },
  { alg: 'A256KW', enc: 'A128GCM', crv: null },
  { alg: 'A192GCMKW', enc: 'A256GCM', crv: null },
];

/** What a sender needs of the reader's key. */
function senders(jwk: ShownJwk): string {
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...rest } = jwk;
  return JSON.stringify(rest);
}

const readable = (jwk: Jwk, alg: string) => importJWK({ ...jwk } as JWK, alg);

test('what is encrypted here is decrypted by jose in Node', async ({ page }) => {
  await page.goto('/tokens/make');
  await choose(page, 'The token is', 'encrypted');
  await choose(page, 'Recipient’s key', 'pasted');
  for (const way of ways) {
    const jwk = await readerKeyFor(way);
    const payload = `{"for":"${way.alg} ${way.enc}"}`;
    await box(page, 'Payload').fill(payload);
    await choose(page, 'Key management', way.alg);
    await choose(page, 'Content encryption', way.enc);
    await box(page, jwk.kty === 'oct' ? 'Shared secret' : 'Public key').fill(senders({ ...jwk }));
    const key = await readable(jwk, way.alg);
    const decrypted = async () => {
      const token = await box(page, 'Token').inputValue();
      if (token === '') return 'no token yet';
      const opened = await compactDecrypt(token, key).catch(() => null);
      return opened === null ? 'not opened' : new TextDecoder().decode(opened.plaintext);
    };
    await expect.poll(decrypted, way.alg).toBe(payload);
  }
});

test('what is encrypted with a password is decrypted by jose in Node', async ({ page }) => {
  await page.goto('/tokens/make');
  await choose(page, 'The token is', 'encrypted');
  await choose(page, 'Key management', 'PBES2-HS512+A256KW');
  await choose(page, 'Recipient’s key', 'pasted');
  await box(page, 'Password').fill('correct horse battery');
  await box(page, 'Payload').fill('{"by":"password"}');
  const password = Buffer.from('correct horse battery');
  const options = { keyManagementAlgorithms: ['PBES2-HS512+A256KW'], maxPBES2Count: 1_000_000 };
  await expect
    .poll(async () => {
      const token = await box(page, 'Token').inputValue();
      const opened = await compactDecrypt(token, password, options).catch(() => null);
      return opened === null ? null : new TextDecoder().decode(opened.plaintext);
    })
    .toBe('{"by":"password"}');
});

test('a nested token is unwrapped step by step, by Node and by the maker', async ({ page }) => {
  await page.goto('/tokens/make');
  await choose(page, 'The token is', 'nested');
  await expect(said(page)).toHaveText(/^Signed with ES256 .*, then encrypted for/);
  const signer = page.getByRole('group').filter({ hasText: 'The public key, which verifies' });
  const signerText = await signer.locator('pre').textContent();
  const way = { alg: 'RSA-OAEP-256', enc: 'A256GCM', crv: null };
  const reader = await readerKeyFor(way);
  await choose(page, 'Recipient’s key', 'pasted');
  await box(page, 'Public key').fill(senders({ ...reader }));
  await expect(said(page)).toContainText('then encrypted for the key given here');
  const outer = await box(page, 'Token').inputValue();
  const opened = await compactDecrypt(outer, await readable(reader, way.alg));
  expect(opened.protectedHeader.cty).toBe('JWT');
  const inner = new TextDecoder().decode(opened.plaintext);
  expect(verifyByNode(inner, JSON.parse(signerText ?? '') as ShownJwk)).toBe(true);
  // Back to a key of this page, with which it can open what it made.
  await choose(page, 'Recipient’s key', 'made');
  await expect(said(page)).toContainText('then encrypted for the key made here');
  const own = await box(page, 'Token').inputValue();
  await box(page, 'Payload').fill('{}');
  await expect(box(page, 'Token')).not.toHaveValue(own);
  await box(page, 'Token').fill(own);
  await expect(page.getByText('This is the token as it came')).toBeVisible();
  await expect(page.getByText(/decrypted \(RSA-OAEP-256\) with the key made here/)).toBeVisible();
  await expect(box(page, 'Payload')).toHaveValue(/"iss"/);
});

test('a token is made anew within a blink of a keystroke', async ({ page }) => {
  await page.goto('/tokens/make');
  await expect(said(page)).toHaveText(/Signed with ES256/);
  const times = await page.evaluate(async () => {
    const find = (name: string) =>
      document.querySelector<HTMLTextAreaElement>(
        name === 'token' ? '[data-part="made-token"]' : '[class*="payloadPart"] textarea',
      );
    const [payload, token] = [find('payload'), find('token')];
    if (payload === null || token === null) throw new Error('Failed to find the boxes');
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    const taken: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      const before = token.value;
      const began = performance.now();
      set?.call(payload, `{"round":${round}}`);
      payload.dispatchEvent(new Event('input', { bubbles: true }));
      while (token.value === before) await new Promise((go) => setTimeout(go));
      taken.push(performance.now() - began);
    }
    return taken.toSorted((one, other) => one - other);
  });
  // The median: the machine may have other things to do.
  expect(times[7]).toBeLessThan(50);
});

test('the maker holds hostile text without harm', async ({ page, complaints }) => {
  await page.goto('/tokens/make');
  await expect(said(page)).toHaveText(/Signed with/);
  for (const claims of ['{"__proto__":{"x":1}}', '{"a":"\u202e<img src=x>"}', '[[[[1e999]]]]']) {
    const token = tokenOf(claims);
    await box(page, 'Token').fill(token);
    await expect(box(page, 'Token')).toHaveValue(token);
    await expect(page.getByText('This is the token as it came')).toBeVisible();
    await page.getByRole('button', { name: 'Sign it with my key' }).click();
    await expect(said(page)).toHaveText(/^Signed with ES256/);
    const made = await box(page, 'Token').inputValue();
    expect(made.split('.')[1]).toBe(token.split('.')[1]);
  }
  expect(complaints).toEqual([]);
});
