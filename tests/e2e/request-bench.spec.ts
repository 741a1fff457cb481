import type { Page } from '@playwright/test';
import { getCode, send as sendStep, stepOf } from '../support/flow-page.ts';
import { violationsIn } from '../support/violations.ts';
import { expect, test } from './fixtures.ts';

const response = (page: Page) => page.getByRole('region', { name: 'Response', exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const choose = (page: Page, name: string, value: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption(value);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const send = (page: Page) => press(page, 'Send request');

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Gets a token of the default sandbox's backend, and goes to the bench with it. */
async function openWithToken(page: Page): Promise<string> {
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  await page.getByRole('button', { name: 'Send request' }).first().click();
  const token = page.getByRole('article').filter({ hasText: 'Access token' });
  await token.getByRole('link', { name: 'Call an API' }).click();
  await expect(page.getByRole('heading', { name: 'Call an API', level: 1 })).toBeVisible();
  return `${new URL(page.url()).origin}/sandbox/default/api`;
}

test('a press before the storage is there is sent once it is', async ({ page, captureServer }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/open-storage/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/request');
  await box(page, 'URL').fill(`${captureServer.origin}/early`);
  await send(page);
  await expect(page.getByRole('button', { name: 'Send request' })).toHaveAttribute(
    'aria-busy',
    'true',
  );
  expect(captureServer.requests).toEqual([]);
  release();
  await expect(response(page)).toContainText('200');
  expect(captureServer.requests.map(({ target }) => target)).toEqual(['/early']);
});

test('an image is shown as one, and a script in a picture does not run', async ({
  page,
  untidyServer,
}) => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><script>document.title="run"</script></svg>';
  untidyServer.answer('/png', { headers: [['content-type', 'image/png']], body: png });
  untidyServer.answer('/svg', { headers: [['content-type', 'image/svg+xml']], body: svg });
  await page.goto('/request');
  for (const [name, type] of [
    ['png', 'image/png'],
    ['svg', 'image/svg+xml'],
  ] as const) {
    await box(page, 'URL').fill(`${untidyServer.issuer}/${name}`);
    await send(page);
    await expect(response(page)).toContainText(type);
    const image = response(page).getByRole('img', { name: 'What the API answered with' });
    await expect(image).toHaveJSProperty('complete', true);
    expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  }
  await expect(page).toHaveTitle(/Call an API/);
});

test('of a big body no more is laid out than can be looked at, and too big a one is refused', async ({
  page,
  untidyServer,
}) => {
  const json: [string, string][] = [['content-type', 'application/json']];
  const rows = Array.from({ length: 60_000 }, (_, id) => ({ id, name: `row ${id}` }));
  untidyServer.answer('/big', { headers: json, body: JSON.stringify(rows) });
  untidyServer.answer('/huge', { headers: json, body: `"${'x'.repeat(10_485_770)}"` });
  await page.goto('/request');
  await box(page, 'URL').fill(`${untidyServer.issuer}/big`);
  await send(page);
  await expect(response(page)).toContainText('This JSON is long');
  const pretty = page.locator('[data-part="pretty"]');
  await expect(pretty).toContainText('row 0');
  expect(await pretty.evaluate((one) => one.querySelectorAll('*').length)).toBeLessThan(3000);
  await box(page, 'URL').fill(`${untidyServer.issuer}/huge`);
  await send(page);
  await expect(response(page)).toContainText(/10 MB|10\.5 MB|larger|too large/i);
});

test('a file, a form and a multipart form arrive as they were put together', async ({
  page,
  captureServer,
}) => {
  await page.goto('/request');
  await box(page, 'URL').fill(`${captureServer.origin}/upload`);
  await choose(page, 'Body', 'file');
  await page
    .getByLabel('File of the body')
    .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: png });
  await expect(page.getByText('dot.png')).toBeVisible();
  await send(page);
  await expect(response(page)).toContainText('200');
  const [file] = captureServer.requests;
  expect(file?.body.equals(png)).toBe(true);
  expect(file?.method).toBe('POST');
  expect(file?.headers.map((pair) => pair.join(': ').toLowerCase())).toContain(
    'content-type: image/png',
  );
  captureServer.forget();
  await choose(page, 'Body', 'form');
  await press(page, 'Add field');
  await page.getByRole('textbox', { name: 'Field 1 name' }).fill('a b');
  await page.getByRole('textbox', { name: 'Field 1 value' }).fill('ü & =+');
  await send(page);
  await expect.poll(() => captureServer.requests.length).toBe(1);
  expect(captureServer.requests[0]?.body.toString()).toBe('a+b=%C3%BC+%26+%3D%2B');
  captureServer.forget();
  await choose(page, 'Body', 'multipart');
  await press(page, 'Add field');
  await page.getByRole('textbox', { name: 'Field 2 name' }).fill('picture');
  await press(page, 'Send a file as picture');
  await page
    .getByLabel('Field 2 file')
    .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: png });
  await expect(page.getByText('dot.png')).toBeVisible();
  await send(page);
  await expect.poll(() => captureServer.requests.length).toBe(1);
  const { body, headers } = captureServer.requests[0]!;
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const form = await new Response(Uint8Array.from(body), {
    headers: { 'content-type': type },
  }).formData();
  expect(form.get('a b')).toBe('ü & =+');
  const picture = form.get('picture') as File;
  expect(picture.name).toBe('dot.png');
  expect(Buffer.from(await picture.arrayBuffer()).equals(png)).toBe(true);
});

test('a cURL command is taken over whole, where an address is typed too', async ({
  page,
  captureServer,
}) => {
  await page.goto('/request');
  await press(page, 'Paste cURL');
  const command = `curl -X PATCH '${captureServer.origin}/from-curl?x=1' \\
  -H 'X-Own: "yes"' -u 'user:pa ss' --json '{"a": 1.0}'`;
  await box(page, 'cURL command').fill(command);
  await press(page, 'Read the command');
  await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue('PATCH');
  await expect(page.getByRole('combobox', { name: 'Credential' })).toHaveValue('basic');
  await send(page);
  await expect.poll(() => captureServer.requests.length).toBe(1);
  const [arrived] = captureServer.requests;
  const headers = new Map(arrived?.headers.map(([name, value]) => [name.toLowerCase(), value]));
  expect([arrived?.method, arrived?.target]).toEqual(['PATCH', '/from-curl?x=1']);
  expect(arrived?.body.toString()).toBe('{"a": 1.0}');
  expect(headers.get('x-own')).toBe('"yes"');
  expect(headers.get('authorization')).toBe(
    `Basic ${Buffer.from('user:pa ss').toString('base64')}`,
  );
  await expect(page).not.toHaveURL(/pa/);
});

test('keys go in a header, in the query and as Basic, as each is wanted', async ({
  page,
  captureServer,
}) => {
  await page.goto('/request');
  await box(page, 'URL').fill(`${captureServer.origin}/keys?q=1`);
  await choose(page, 'Credential', 'api-key-header');
  await box(page, 'Name of the header').fill('X-Api-Key');
  await page.getByLabel('API key', { exact: true }).fill('k&y');
  await send(page);
  await expect.poll(() => captureServer.requests.length).toBe(1);
  await choose(page, 'Credential', 'api-key-query');
  await box(page, 'Name in the query').fill('key');
  await send(page);
  await expect.poll(() => captureServer.requests.length).toBe(2);
  await choose(page, 'Credential', 'basic');
  await box(page, 'User name').fill('me');
  await page.getByLabel('Password', { exact: true }).fill('p:ä');
  await send(page);
  await expect.poll(() => captureServer.requests.length).toBe(3);
  const [inHeader, inQuery, basic] = captureServer.requests.map((request) => ({
    target: request.target,
    ...Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
  }));
  expect(inHeader).toMatchObject({ target: '/keys?q=1', 'x-api-key': 'k&y' });
  expect(inQuery?.target).toBe('/keys?q=1&key=k%26y');
  expect(basic).toMatchObject({
    target: '/keys?q=1',
    authorization: `Basic ${Buffer.from('me:p:ä').toString('base64')}`,
  });
  expect(page.url()).not.toContain('k%26y');
});

test('a challenge is explained, and its fix gets the call through', async ({ page }) => {
  const api = await openWithToken(page);
  await box(page, 'URL').fill(`${api}/orders`);
  await choose(page, 'Credential', 'none');
  await send(page);
  await expect(response(page)).toContainText('401');
  const asked = response(page).getByRole('region', { name: 'What the API asks for' });
  await expect(asked).toContainText('Bearer');
  expect(await violationsIn(page)).toEqual([]);
  await response(page)
    .getByRole('button', { name: /^Use the .*token/ })
    .click();
  await expect(response(page)).toContainText('200 OK');
});

test('a token that has expired is refreshed before it is sent', async ({ page }) => {
  await page.goto('/environments');
  await press(page, 'Create a sandbox');
  await press(page, 'Edit users and policy');
  const editor = box(page, 'Sandbox definition');
  const definition = await editor.inputValue();
  const brief = definition.replace(/("accessTokenLifetimeSeconds": )\d+/, '$18');
  expect(brief).not.toBe(definition);
  await editor.fill(brief);
  await press(page, 'Save definition');
  await expect(editor).toBeHidden();
  await getCode(page);
  await sendStep(stepOf(page, 'Redeem the code'));
  const token = page.getByRole('article').filter({ hasText: 'Access token' });
  await token.getByRole('link', { name: 'Call an API' }).first().click();
  await expect(page.getByRole('heading', { name: 'Call an API', level: 1 })).toBeVisible();
  await box(page, 'URL').fill('https://api.example/');
  const shown = page.locator('[data-part="request"]').first();
  await expect(shown).toContainText('Bearer ey');
  const before = bearerIn(await shown.textContent());
  const claims = Buffer.from(before.split('.')[1] ?? '', 'base64url').toString();
  const { iss } = JSON.parse(claims) as { iss: string };
  await box(page, 'URL').fill(`${iss}/api/orders`);
  await page.getByRole('checkbox', { name: /Refresh it before sending/ }).check();
  await expect(page.getByText(/; expired/)).toBeVisible();
  await send(page);
  await expect(response(page)).toContainText('200 OK');
  const sent = bearerIn(await page.locator('[data-part="sent-request"]').textContent());
  expect(sent).not.toBe(before);
});

function bearerIn(text: string | null): string {
  return /authorization: bearer (\S+)/i.exec(text ?? '')?.[1] ?? '';
}

test('a token is not sent to a stranger without being asked', async ({ page, captureServer }) => {
  await openWithToken(page);
  await box(page, 'URL').fill(`${captureServer.origin}/stranger`);
  await send(page);
  const dialog = page.getByRole('dialog', { name: 'Send the token to another place?' });
  await expect(dialog).toContainText('Whoever is there can use the token as you can.');
  expect(await violationsIn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Do not send' }).click();
  await expect(dialog).toBeHidden();
  expect(captureServer.requests).toEqual([]);
  await send(page);
  await dialog.getByRole('button', { name: /^Send to 127/ }).click();
  await expect(response(page)).toContainText('200');
  expect(captureServer.requests).toHaveLength(1);
  const authorization = captureServer.requests[0]?.headers.find(
    ([name]) => name.toLowerCase() === 'authorization',
  );
  expect(authorization?.[1]).toMatch(/^Bearer ey/);
});

test('a bound token goes with a proof, and says what it lacks without one', async ({ page }) => {
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  await page.getByText('Extensions', { exact: true }).click();
  await choose(page, 'DPoP', 'on');
  await page.getByRole('button', { name: 'Send request' }).first().click();
  const token = page.getByRole('article').filter({ hasText: 'Access token' });
  await token.getByRole('link', { name: 'Call an API' }).click();
  await expect(page.getByRole('heading', { name: 'Call an API', level: 1 })).toBeVisible();
  const api = `${new URL(page.url()).origin}/sandbox/default/api`;
  await box(page, 'URL').fill(`${api}/orders`);
  await send(page);
  await expect(response(page)).toContainText('200 OK');
  await expect(page.locator('[data-part="sent-request"]')).toContainText(/\ndpop: ey/i);
  await choose(page, 'Sent as', 'Bearer');
  await send(page);
  await expect(response(page)).toContainText('401');
  await response(page).getByRole('button', { name: 'Send it with a proof (DPoP)' }).click();
  await expect(response(page)).toContainText('200 OK');
});

test('what was sent is listed, read again after a reload, and deleted with a way back', async ({
  page,
  captureServer,
}) => {
  await page.goto('/request');
  await box(page, 'URL').fill(`${captureServer.origin}/kept`);
  await send(page);
  await expect(response(page)).toContainText('200');
  await press(page, 'New request');
  await expect(box(page, 'URL')).toHaveValue('');
  await page.reload();
  const calls = page.getByRole('list', { name: 'Calls' });
  await calls.getByRole('link', { name: /\/kept/ }).click();
  await expect(box(page, 'URL')).toHaveValue(`${captureServer.origin}/kept`);
  await expect(response(page)).toContainText('200');
  await calls.getByRole('button', { name: 'Delete' }).click();
  await expect(calls).toHaveCount(0);
  await press(page, 'Undo');
  await expect(calls.getByRole('link', { name: /\/kept/ })).toBeVisible();
});

test('every sample of a provider is offered for its environment', async ({ page }) => {
  await page.goto('/environments/new');
  await page.getByRole('tab', { name: 'A well-known one' }).click();
  await choose(page, 'Provider', 'github');
  await press(page, 'Create environment');
  await expect(page).toHaveURL(/\/environments\/[\w-]+$/);
  await page.goto('/request');
  const samples = page.getByRole('combobox', { name: 'Sample request' });
  await samples.selectOption({ label: 'REST API: me: My repositories' });
  await expect(box(page, 'URL')).toHaveValue('https://api.github.com/user/repos?per_page=10');
  await expect(page.locator('[data-part="request"]').first()).toContainText(
    /accept: application\/vnd\.github\+json/i,
  );
});
