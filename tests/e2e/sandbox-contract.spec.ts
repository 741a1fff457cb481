import type { Page } from '@playwright/test';
import { sandboxContract } from '../contract/sandbox-contract.ts';
import { testDefinition } from '../support/sandbox-definition.ts';
import { test } from './fixtures.ts';

test.use({ serviceWorkers: 'allow' });

/** A fetch by the page, so that the worker answers it. */
async function fetchInPage(page: Page, url: string, init: RequestInit = {}): Promise<Response> {
  const plain = { ...init, body: init.body == null ? null : String(init.body) };
  const answer = await page.evaluate(
    async ([address, options]) => {
      const response = await fetch(address, options);
      const headers = [...response.headers];
      return { status: response.status, headers, body: await response.text() };
    },
    [url, plain] as const,
  );
  const headers = new Headers(answer.headers);
  return new Response(answer.body === '' ? null : answer.body, { status: answer.status, headers });
}

/** Navigates, signs in and allows, and reads the address that the browser ends at. */
async function authorize(page: Page, url: string, returnTo: string): Promise<URLSearchParams> {
  const user = page.getByRole('button', { name: 'Sign in as Alice Adams' });
  const allow = page.getByRole('button', { name: 'Allow', exact: true });
  const isOver = () => page.url().startsWith(returnTo);
  await page.goto(url);
  if (!isOver() && (await user.isVisible())) await user.click();
  if (!isOver() && (await allow.isVisible())) await allow.click();
  await page.waitForURL((address) => address.href.startsWith(returnTo));
  return new URL(page.url()).searchParams;
}

test('the sandbox in the service worker keeps its contract', async ({ context, staticSite }) => {
  test.slow(); // one browser for all of its cases, each with a sandbox of its own
  const { origin } = staticSite;
  const page = await context.newPage();
  const visitor = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const redirectUri = `${origin}/contract-answer`;
  const definition = testDefinition();
  const clients = definition.clients.map((client) => ({
    ...client,
    redirect_uris: [redirectUri],
  }));
  for (const { name, run } of sandboxContract) {
    await test.step(name, async () => {
      const issuer = `${origin}/sandbox/contract-${crypto.randomUUID()}`;
      const define = () =>
        fetchInPage(page, issuer, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ ...definition, clients }),
        });
      test.expect((await define()).status).toBe(201);
      await run({
        ...{ origin, issuer, redirectUri, define },
        fetch: (url, init) => fetchInPage(page, url, init),
        authorize: (url) => authorize(visitor, url, redirectUri),
      });
    });
  }
});
