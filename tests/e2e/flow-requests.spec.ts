import { boxOf, getCode, panelOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

test('client credentials run from the form to the API, and enter the history', async ({ page }) => {
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await expect(boxOf(step, 'grant_type')).toHaveValue('client_credentials');
  await send(step);
  await expect(page).toHaveURL(/\/runs\/[0-9a-f]+$/);
  await expect(wireOf(step, 'response')).toContainText('"access_token"');
  await expect(step.getByRole('tab', { name: 'Response' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const api = stepOf(page, 'Call the API');
  await send(api);
  await expect(stateOf(api)).toHaveText(/^✓/);
});

test('what is shown is what is sent, after an edit, an addition and a removal', async ({
  page,
  captureServer,
}) => {
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await boxOf(step, 'URL').fill(`${captureServer.origin}/token?a=1`);
  await boxOf(step, 'scope').fill('awkward & = + % ü "quoted"');
  await step.getByRole('checkbox', { name: 'Include grant_type' }).uncheck();
  await step.getByRole('button', { name: 'Add parameter' }).click();
  await step.getByRole('textbox', { name: 'Parameter name' }).fill('resource');
  await boxOf(step, 'resource').fill('https://api.example/ a');
  await step.getByRole('combobox', { name: 'Where to add it' }).selectOption('header');
  await step.getByRole('button', { name: 'Add parameter' }).click();
  await step.getByRole('textbox', { name: 'Parameter name' }).last().fill('x-trace');
  await boxOf(step, 'x-trace').fill('7');

  const shown = (await wireOf(step, 'request').textContent()) ?? '';
  await send(step);
  const [sent] = captureServer.requests;
  if (sent === undefined) throw new Error('Failed to capture: nothing was sent');
  const [head = '', body] = shown.split('\n\n');
  const [line, ...headers] = head.split('\n');
  expect(line).toBe(`${sent.method} ${sent.target} HTTP/1.1`);
  expect(body).toBe(sent.body.toString('utf8'));
  for (const header of headers) {
    const [name = '', ...value] = header.split(': ');
    expect(headerOf(sent.headers, name), name).toBe(value.join(': '));
  }
  expect(sent.target).toBe('/token?a=1');
  expect(headerOf(sent.headers, 'x-trace')).toBe('7');
  expect(sent.body.toString()).not.toContain('grant_type');
});

test('back to what was made undoes every edit', async ({ page }) => {
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  const made = await wireOf(step, 'request').textContent();
  await boxOf(step, 'scope').fill('something else');
  await step.getByRole('checkbox', { name: 'Include grant_type' }).uncheck();
  await step.getByRole('button', { name: 'Add parameter' }).click();
  await expect(wireOf(step, 'request')).not.toHaveText(made ?? '');
  await step.getByRole('button', { name: 'Back to what was made' }).click();
  await expect(wireOf(step, 'request')).toHaveText(made ?? '');
});

test('an edited run keeps its edits and its focus when it moves to its own address', async ({
  page,
}) => {
  await page.goto('/flows/client-credentials');
  const scope = boxOf(stepOf(page, 'Ask for a token'), 'scope');
  await scope.click();
  await scope.press('End');
  await scope.pressSequentially(' more');
  await expect(page).toHaveURL(/\/runs\/[0-9a-f]+$/);
  await expect(scope).toBeFocused();
  await expect(scope).toHaveValue('orders:read reports:read more');
  await page.reload();
  await expect(scope).toHaveValue('orders:read reports:read more');
});

test('a header that a browser would drop is named', async ({ page }) => {
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await step.getByRole('combobox', { name: 'Where to add it' }).selectOption('header');
  await step.getByRole('button', { name: 'Add parameter' }).click();
  await step.getByRole('textbox', { name: 'Parameter name' }).fill('Cookie');
  await boxOf(step, 'Cookie').fill('a=b');
  const panel = panelOf(step, 'Request');
  await expect(panel).toContainText('The browser will not send this as it stands');
  await panel.getByRole('button', { name: 'Send through the relay' }).click();
  await expect(stateOf(step)).toHaveText(/^✓/);
  await expect(panel).toContainText('Sent by the relay');
});

test('a public client is told why it cannot use client credentials', async ({ page }) => {
  await page.goto('/flows/client-credentials');
  await page.getByRole('combobox', { name: 'Client' }).selectOption({ index: 0 });
  await expect(page.getByText('is a public client, which this flow is not for')).toBeVisible();
  await page.getByRole('button', { name: 'Use backend' }).click();
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('code is offered in each language, without secrets unless they are asked for', async ({
  page,
}) => {
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await step.getByRole('tab', { name: 'Code' }).click();
  const code = step.locator('[data-part="code"]');
  const secret = Buffer.from('backend:backend-secret-of-the-default-sandbox').toString('base64');
  for (const language of ['curl', 'javascript', 'node', 'python', 'http']) {
    await step.getByRole('combobox', { name: 'Language' }).selectOption(language);
    await expect(code).toContainText('/sandbox/default/token');
    await expect(code).not.toContainText('backend-secret');
    await expect(code).not.toContainText(secret);
  }
  await step.getByRole('checkbox', { name: 'Real values' }).check();
  await expect(code).toContainText(secret);
});

test('each step of the code flow has its request as code, without a token in it', async ({
  page,
}) => {
  await getCode(page);
  const parts = {
    'Ask for authorization': '/sandbox/default/authorize',
    'Redeem the code': '/sandbox/default/token',
    'Ask who signed in': '/sandbox/default/userinfo',
    'Call the API': '/sandbox/default/api/',
  };
  for (const [title, path] of Object.entries(parts)) {
    const step = stepOf(page, title);
    if (title !== 'Ask for authorization') await send(step);
    await step.getByRole('tab', { name: 'Code' }).click();
    const code = step.locator('[data-part="code"]');
    for (const language of ['curl', 'javascript', 'node', 'python', 'http']) {
      await step.getByRole('combobox', { name: 'Language' }).selectOption(language);
      await expect(code).toContainText(path);
      await expect(code).not.toContainText('eyJ');
    }
  }
});

test('an unknown flow and an unknown run are explained', async ({ page }) => {
  await page.goto('/flows/teleport');
  await expect(page.getByText('There is no flow of this name')).toBeVisible();
  await page.goto('/runs/0000');
  await expect(page.getByText('This run is not in this browser')).toBeVisible();
});

function headerOf(headers: readonly (readonly [string, string])[], name: string) {
  return headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
