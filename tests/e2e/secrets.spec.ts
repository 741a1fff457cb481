import type { Page } from '@playwright/test';
import { boxOf, getCode, send, signInAndAllow, stepOf, wireOf } from '../support/flow-page.ts';
import { connect } from '../support/remote-environment.ts';
import { expect, test } from './fixtures.ts';

/** Every place that outlives a page or that others can see, and what was said there. */
function listen(page: Page, app: string): { said: string[]; elsewhere: string[] } {
  const said: string[] = [];
  const elsewhere: string[] = [];
  page.on('console', (message) => said.push(`console: ${message.text()}`));
  page.on('framenavigated', (frame) => {
    // The authorization response itself comes in an address, which is emptied at once.
    if (!frame.url().startsWith(`${app}/callback?`)) said.push(`address: ${frame.url()}`);
  });
  page.on('request', (request) => {
    const referrer = request.headers()['referer'] ?? '';
    said.push(`referrer: ${referrer}`);
    if (request.url().startsWith(app)) return;
    elsewhere.push(`${request.url()} ${request.postData() ?? ''}`);
  });
  return { said, elsewhere };
}

/** What the page holds where it must hold no secret. */
async function lookAround(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const log = await (await fetch('/sandbox/default/log')).text();
    return [
      `title: ${document.title}`,
      `address: ${location.href}`,
      `referrer: ${document.referrer}`,
      `history: ${JSON.stringify(history.state)}`,
      `local: ${JSON.stringify({ ...localStorage })}`,
      `session: ${JSON.stringify({ ...sessionStorage })}`,
      `sandbox log: ${log}`,
    ];
  });
}

function expectNone(places: readonly string[], secrets: readonly string[]): void {
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8);
    const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
    expect(places.filter((place) => forms.some((form) => place.includes(form)))).toEqual([]);
  }
}

test('what a run holds in secret is nowhere but in its requests and its own record', async ({
  page,
  app,
}) => {
  const { said, elsewhere } = listen(page, app);
  const found: string[] = [];
  const secrets: string[] = [];
  await getCode(page);
  found.push(...(await lookAround(page)));
  const redeem = stepOf(page, 'Redeem the code');
  for (const name of ['code', 'code_verifier']) {
    secrets.push(await redeem.getByRole('textbox', { name, exact: true }).inputValue());
  }
  await send(redeem);
  const answer = (await wireOf(redeem, 'response').textContent()) ?? '';
  const body = JSON.parse(answer.slice(answer.indexOf('{'))) as Record<string, string>;
  for (const name of ['access_token', 'refresh_token', 'id_token']) {
    secrets.push(body[name] ?? '');
  }
  await send(stepOf(page, 'Ask who signed in'));
  found.push(...(await lookAround(page)));
  await page.getByRole('button', { name: 'Inspect access token' }).click();
  await expect(page).toHaveURL(/\/tokens\/inspect$/);
  await expect(page.getByRole('textbox', { name: 'Token' })).toHaveValue(
    body['access_token'] ?? '',
  );
  found.push(...(await lookAround(page)));
  await page.goBack();
  await page.getByRole('link', { name: 'Refresh', exact: true }).click();
  const refresh = stepOf(page, 'Refresh the token');
  await send(refresh);
  found.push(...(await lookAround(page)));
  await page.goto('/runs');
  found.push(...(await lookAround(page)));
  expect(elsewhere).toEqual([]);
  expectNone([...said, ...found], secrets);
});

const hidden = 'Marked-Secret-4711-äö&=+';

/** The forms that a secret has on its way: as it is, form-encoded, and in Basic. */
function formsOf(id: string, secret: string): string[] {
  const encoded = new URLSearchParams({ x: secret }).toString().slice(2);
  return [secret, encoded, btoa(`${id}:${encoded}`)];
}

for (const method of ['client_secret_basic', 'client_secret_post'] as const) {
  test(`a secret sent by ${method} goes to the token endpoint alone, failed or not`, async ({
    page,
    app,
    untidyServer,
  }) => {
    const { said, elsewhere } = listen(page, app);
    const carriers: string[] = [];
    const forms = formsOf('marked', hidden);
    page.on('request', (request) => {
      const text = `${request.postData() ?? ''} ${request.headers()['authorization'] ?? ''}`;
      if (forms.some((form) => text.includes(form))) carriers.push(request.url());
    });
    await connect(page, untidyServer.issuer, { id: 'marked', method, secret: hidden });
    const found = await lookAround(page);
    const step = stepOf(page, 'Ask for a token');
    for (const answer of [{}, { status: 401, body: { error: 'invalid_client' } }, { cut: true }]) {
      if ('status' in answer || 'cut' in answer) untidyServer.answer('/token', answer);
      await page.goto('/flows/client-credentials');
      await send(step);
      found.push(...(await lookAround(page)));
    }
    expect(new Set(carriers)).toEqual(new Set([`${untidyServer.issuer}/token`]));
    expect(elsewhere.every((one) => one.startsWith(untidyServer.issuer))).toBe(true);
    expectNone([...said, ...found], forms);
  });
}

/** Answers of the sandbox that carry a code elsewhere than in an address, or that a person carries. */
const waysBack = {
  'by form_post': async (page: Page) => {
    const step = stepOf(page, 'Ask for authorization');
    await page.getByRole('combobox', { name: 'Response mode' }).selectOption('form_post');
    await expect(boxOf(step, 'response_mode')).toHaveValue('form_post');
    await step.getByRole('button', { name: 'Open authorization page' }).click();
    await signInAndAllow(page);
  },
  'by hand': async (page: Page) => {
    const step = stepOf(page, 'Ask for authorization');
    await step.getByRole('radio', { name: 'By hand' }).check();
    await step.getByRole('button', { name: 'Open authorization page' }).click();
    const request = (await wireOf(step, 'request').textContent()) ?? '';
    const [, target = '', host = ''] = /^GET (\S+) [^]*?^host: (\S+)/m.exec(request) ?? [];
    const other = await page.context().newPage();
    // Stands in for an app elsewhere, whose address the person copies.
    await other.route('**/callback?*', (route) => route.fulfill({ body: '<p id="root">copy</p>' }));
    await other.goto(`http://${host}${target}`);
    await signInAndAllow(other);
    const answer = other.url();
    await other.close();
    await step.getByRole('textbox', { name: 'Paste the answer' }).fill(answer);
    await step.getByRole('button', { name: 'Use the answer' }).click();
  },
};

for (const [way, comeBack] of Object.entries(waysBack)) {
  test(`a code that came ${way} stays out of every address, history, title, log and store of the page`, async ({
    page,
    app,
  }) => {
    const { said, elsewhere } = listen(page, app);
    await page.goto('/flows/authorization-code');
    await comeBack(page);
    const redeem = stepOf(page, 'Redeem the code');
    await expect(boxOf(redeem, 'code')).not.toHaveValue('');
    const found = await lookAround(page);
    const secrets = [
      await boxOf(redeem, 'code').inputValue(),
      await boxOf(redeem, 'code_verifier').inputValue(),
    ];
    await send(redeem);
    await expect(wireOf(redeem, 'response')).toContainText('access_token');
    found.push(...(await lookAround(page)));
    await page.reload();
    await expect(wireOf(redeem, 'response')).toContainText('access_token');
    found.push(...(await lookAround(page)));
    expect(elsewhere).toEqual([]);
    expectNone([...said, ...found], secrets);
  });
}

test('a token in the fragment is taken out of the address and the history', async ({ page }) => {
  const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXJrZWQifQ.';
  await page.goto('/');
  await page.goto(`/tokens/inspect#token=${token}`);
  await expect(page.getByRole('textbox', { name: 'Token' })).toHaveValue(token);
  await expect(page).toHaveURL(/\/tokens\/inspect$/);
  await page.goBack();
  await page.goForward();
  await expect(page).toHaveURL(/\/tokens\/inspect$/);
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain(token);
});
