import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

const routes = (
  JSON.parse(readFileSync('dist/app/routes.json', 'utf8')) as { readonly fixed: readonly string[] }
).fixed;

test('a page of another origin reaches neither relay nor sandbox nor waiting answers', async ({
  page,
  app,
  staticSite,
  captureServer,
}) => {
  await page.goto(`${staticSite.origin}/favicon.svg`);
  const tries = await page.evaluate(
    async ({ host, target }) => {
      const ask = async (path: string, init: RequestInit = {}) => {
        try {
          const response = await fetch(host + path, { ...init, credentials: 'include' });
          return response.type === 'opaque' ? 'blind' : `read ${response.status}`;
        } catch {
          return 'refused';
        }
      };
      const order = JSON.stringify({ method: 'GET', url: target, headers: [], body: null });
      const json = { 'content-type': 'application/json' };
      const put = { method: 'PUT', headers: json, body: '{}' };
      return {
        relay: await ask('/relay', { method: 'POST', headers: json, body: order }),
        blindRelay: await ask('/relay', { method: 'POST', mode: 'no-cors', body: order }),
        put: await ask('/sandbox/00000000000000000000000000000000', put),
        log: await ask('/sandbox/default/log'),
        answer: await ask('/callback/answer/AAAAAAAAAAAAAAAAAAAAAA'),
        page: await ask('/'),
      };
    },
    { host: app, target: `${captureServer.origin}/secret` },
  );
  expect(tries).toEqual({
    relay: 'refused',
    blindRelay: 'blind',
    put: 'refused',
    log: 'refused',
    answer: 'refused',
    page: 'refused',
  });
  expect(captureServer.requests).toEqual([]);
});

test('a visit of every page asks its own origin alone', async ({ page, app }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${app}/`)) elsewhere.push(request.url());
  });
  for (const path of [...routes, '/environments/default', '/flows/authorization-code']) {
    await page.goto(path);
    await expect(page.locator('summary').filter({ hasText: 'sandbox' }).first()).toBeAttached();
  }
  expect(elsewhere).toEqual([]);
});

test('the relay sends what a page cannot, and follows no redirect', async ({
  page,
  app,
  captureServer,
  untidyServer,
}) => {
  const relay = (order: object) =>
    page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/relay', { method: 'POST', headers, body });
      return (await response.json()) as Record<string, unknown>;
    }, JSON.stringify(order));
  const order = { method: 'GET', url: `${captureServer.origin}/x`, body: null };
  await page.goto(`${app}/settings`);
  await relay({
    ...order,
    headers: [
      ['Cookie', 'a=b'],
      ['Origin', 'https://rp.example'],
    ],
  });
  expect(captureServer.requests[0]?.headers).toContainEqual(['Cookie', 'a=b']);
  expect(captureServer.requests[0]?.headers).toContainEqual(['Origin', 'https://rp.example']);

  const elsewhere = `${captureServer.origin}/stolen`;
  untidyServer.answer('/token', { status: 307, headers: [['Location', elsewhere]] });
  const url = `${untidyServer.issuer}/token`;
  const body = { encoding: 'utf-8', text: 'client_secret=s' };
  const answer = await relay({ method: 'POST', url, headers: [], body });
  expect(answer).toMatchObject({ ok: true, response: { status: 307 } });
  expect(captureServer.requests).toHaveLength(1);

  untidyServer.answer('/token', { body: 'x'.repeat(10 * 1024 * 1024 + 1) });
  expect(await relay({ method: 'POST', url, headers: [], body })).toMatchObject({
    ok: false,
    problem: { code: 'too_large' },
  });
});

test('a redirect of the token endpoint is not followed with the secret', async ({
  page,
  captureServer,
  untidyServer,
}) => {
  const elsewhere = `${captureServer.origin}/stolen`;
  untidyServer.answer('/token', { status: 307, headers: [['Location', elsewhere]] });
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  const step = page.getByRole('region', { name: 'Ask for a token', exact: true });
  await step
    .getByRole('textbox', { name: 'URL', exact: true })
    .fill(`${untidyServer.issuer}/token`);
  await step.getByRole('button', { name: 'Send request', exact: true }).click();
  await expect(step.locator('[data-part="state"]')).toHaveText('✕ failed: redirected elsewhere');
  expect(captureServer.requests).toEqual([]);
});
