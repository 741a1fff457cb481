import { violationsIn } from '../support/violations.ts';
import { expect, test } from './fixtures.ts';

/** RFC 7636 appendix B. */
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

function authorization(app: string, changed: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'web-app', redirect_uri: `${app}/callback` },
    ...{ scope: 'openid profile orders:read', state: 'of-this-test', nonce: 'n' },
    ...{ code_challenge: challenge, code_challenge_method: 'S256', prompt: 'consent' },
    ...changed,
  });
  return `/sandbox/default/authorize?${parameters}`;
}

test('each page of the sandbox can be used by everyone, in both themes and at 360 px', async ({
  page,
  app,
}) => {
  const look = async (name: string) => {
    await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsIn(page), `${name}, ${colorScheme}`).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(360);
  };
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(authorization(app));
  await look('sign-in');
  await page.getByRole('button', { name: /Alice/ }).click();
  await expect(page.getByRole('button', { name: 'Allow', exact: true })).toBeVisible();
  await look('consent');
  await page.goto(authorization(app, { redirect_uri: 'https://elsewhere.example/' }));
  await look('refusal');
  await page.goto('/sandbox/default/device');
  await look('device');
  await page.goto('/sandbox/default/end_session');
  await look('sign-out');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('somebody signs in, agrees, and goes on by the button of the form', async ({
    page,
    app,
  }) => {
    await page.goto(authorization(app, { response_mode: 'form_post' }));
    await page.getByRole('button', { name: /Alice/ }).click();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(/\/callback\?form_post=/);
    expect(page.url()).not.toContain('of-this-test');
  });
});
