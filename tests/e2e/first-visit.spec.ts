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
