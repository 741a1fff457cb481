import { send, signInAndAllow, stateOf, stepOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

test('the first visit loads nothing from elsewhere and complains of nothing', async ({
  page,
  app,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== app) elsewhere.push(request.url());
  });
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(elsewhere).toEqual([]);
});

test('the servers of the tests are behind the proxy, and one of a stranger is not', async ({
  page,
  captureServer,
  oidcProvider,
  untidyServer,
}) => {
  await page.goto('/');
  const ask = (url: string) =>
    page.evaluate(
      (address) =>
        fetch(address).then(
          ({ status }) => status,
          () => 'failed' as const,
        ),
      url,
    );
  expect(await ask(`${captureServer.origin}/x`)).toBe(200);
  expect(await ask(`${untidyServer.issuer}/jwks`)).toBe(200);
  expect(await ask(`${oidcProvider.issuer}/.well-known/openid-configuration`)).toBe(200);
  expect(await ask('http://stranger.example/')).toBe('failed');
});

test('the static build works from a plain file server', async ({ page, staticSite }) => {
  await page.goto(`${staticSite.origin}/tokens/inspect`);
  await expect(page.getByRole('textbox', { name: 'Token' })).toBeVisible();
});

test('three clicks lead from the first page to a token', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Run your first flow' }).click();
  await stepOf(page, 'Ask for authorization')
    .getByRole('button', { name: 'Open authorization page' })
    .click();
  await signInAndAllow(page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓/);
  await expect(page.getByRole('article', { name: 'Access token' })).toBeVisible();
});

test.describe('a policy in the page', () => {
  test.use({ expectsComplaints: true });

  test('the static build has the policy in its page, and the page is held to it', async ({
    page,
    staticSite,
  }) => {
    const answer = await page.goto(`${staticSite.origin}/tokens/inspect`);
    expect(answer?.headers()['content-security-policy']).toBeUndefined();
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policy).toHaveAttribute('content', /script-src/);
    // Before anything that could run, or it would not hold for it.
    const isBeforeScripts = await page.evaluate(() => {
      const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
      return [...document.querySelectorAll('script')].every(
        (script) =>
          meta !== null &&
          (meta.compareDocumentPosition(script) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
      );
    });
    expect(isBeforeScripts).toBe(true);
    const refused = await page.evaluate(async () => {
      const found: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        found.push(effectiveDirective),
      );
      const attempts = [
        () => (document.createElement('div').innerHTML = '<img src=x>'),
        () => document.createElement('img').setAttribute('onerror', 'window.ranInline = true'),
      ].map((attempt) => {
        try {
          attempt();
          return 'went through';
        } catch {
          return 'refused';
        }
      });
      const frame = document.createElement('iframe');
      frame.src = 'http://127.0.0.1:9/';
      document.body.append(frame);
      while (!found.includes('frame-src')) await new Promise((resolve) => setTimeout(resolve, 20));
      return { attempts, ran: 'ranInline' in window };
    });
    expect(refused).toEqual({ attempts: ['refused', 'refused'], ran: false });
  });
});
