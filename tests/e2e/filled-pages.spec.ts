import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { boxOf, panelOf, send, stateOf, stepOf } from '../support/flow-page.ts';
import { addClient, createEnvironment, discover } from '../support/remote-environment.ts';
import { tokenOf } from '../support/token-of.ts';
import type { UntidyServer } from '../support/untidy-server.ts';
import { violationsIn } from '../support/violations.ts';
import { expect, test } from './fixtures.ts';

// pages.spec.ts looks at each page as it opens; here each is full of what it is for.

/** Fills a page; what it gives back is in sight once it is full. */
type Fill = (page: Page, server: UntidyServer) => Promise<Locator>;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const signature = (page: Page) => page.getByRole('status', { name: 'Signature' });

async function runClientCredentials(page: Page): Promise<Locator> {
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  return step;
}

/** Opens a bench, and presses what fills it. */
function bench(address: string, press: string, shown: (page: Page) => Locator): Fill {
  return async (page) => {
    await page.goto(address);
    await button(page, press).click();
    await expect(button(page, 'Clear')).toBeVisible();
    return shown(page);
  };
}

/** How each page is filled. */
const fills: Readonly<Record<string, Fill>> = {
  'the inspector with a token that verifies': async (page) => {
    await page.goto('/tokens/inspect');
    await button(page, 'Use a sample token').click();
    return signature(page).filter({ hasText: 'Signature verified' });
  },
  'the inspector with a token that fails': async (page) => {
    await page.goto('/tokens/inspect');
    const claims = { iss: 'https://as.example', exp: 1, nbf: 9e9, password: 'hunter2' };
    const box = page.getByRole('textbox', { name: 'Token' });
    await box.fill(
      tokenOf(claims, { alg: 'none', kid: '../../dev/null', jku: 'http://a.example' }),
    );
    return signature(page).filter({ hasText: 'Signature invalid' });
  },
  'what a discovery found': async (page, server) => {
    await discover(page, server.issuer);
    return button(page, 'Create environment');
  },
  'what a discovery failed at': async (page, server) => {
    const refusal = { status: 404, body: '<h1>Not here</h1>' };
    server.answer('/.well-known/openid-configuration', refusal);
    server.answer('/.well-known/oauth-authorization-server', refusal);
    await discover(page, server.issuer);
    return page.getByRole('alert');
  },
  'an answer that no run waits for': async (page) => {
    await page.goto('/callback#code=abc&state=nobody&iss=https%3A%2F%2Fas.example&session_state=x');
    return page.getByText('Nobody here asked for this');
  },
  'home with runs and environments': async (page, server) => {
    await discover(page, server.issuer);
    await createEnvironment(page);
    await runClientCredentials(page);
    await runClientCredentials(page);
    await page.goto('/');
    return region(page, 'Recent runs').getByRole('listitem').nth(1);
  },
  'a step with a token, its checks and the log': async (page) => {
    const step = await runClientCredentials(page);
    await step.getByRole('tab', { name: 'Checks' }).click();
    return region(page, 'Behind the counter').getByText('POST /token').first();
  },
  'a step that failed': async (page) => {
    await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
    const step = stepOf(page, 'Ask for a token');
    await boxOf(step, 'scope').fill('no-such-scope');
    await send(step);
    await expect(stateOf(step)).toHaveText(/^✕/);
    return panelOf(step, 'Response').getByText('What to do:');
  },
  'the maker with a token': async (page) => {
    await page.goto('/tokens/make');
    await page
      .getByRole('group', { name: 'Start from a template' })
      .getByRole('button')
      .first()
      .click();
    const token = page.getByRole('textbox', { name: 'Token' });
    await expect(token).toHaveValue(/^ey/);
    return token;
  },
  'two tokens that are compared': async (page) => {
    await page.goto('/tokens/compare');
    await button(page, 'Use two sample tokens').click();
    return page.getByRole('table', { name: 'Payload, compared' });
  },
  'a key that is kept': async (page) => {
    await page.goto('/keys');
    await button(page, 'Generate key').click();
    await button(page, 'Keep…').click();
    await button(page, 'Keep').click();
    await expect(region(page, 'Key')).toContainText('kept here');
    await button(page, 'Show it').first().click();
    return page.getByRole('list', { name: 'Kept keys' }).getByRole('listitem');
  },
  'an API that refuses': async (page, server) => {
    const challenge = 'Bearer error="invalid_token", error_description="it is over", scope="a b"';
    const headers = [
      ['Access-Control-Expose-Headers', 'WWW-Authenticate'],
      ['WWW-Authenticate', challenge],
    ] as const;
    server.answer('/api', { status: 401, headers, body: { error: 'invalid_token' } });
    await page.goto('/request');
    await page.getByRole('textbox', { name: 'URL', exact: true }).fill(`${server.issuer}/api`);
    await button(page, 'Send request').click();
    return region(page, 'Response').getByRole('region', { name: 'What the API asks for' });
  },
  'an environment with clients': async (page, server) => {
    await discover(page, server.issuer);
    await createEnvironment(page);
    await addClient(page, { id: 'spa', scope: 'openid profile' });
    await addClient(page, { id: 'web', method: 'client_secret_basic', secret: 'a secret' });
    return button(page, 'Edit web');
  },
  'a sandbox whose policy departs from its preset': async (page) => {
    await page.goto('/environments');
    await button(page, 'Create a sandbox').click();
    const policy = region(page, 'Policy');
    await policy.getByRole('combobox', { name: 'Preset' }).selectOption('FAPI 2.0');
    await policy.getByRole('button', { name: 'Apply FAPI 2.0' }).click();
    const code = policy.getByRole('textbox', { name: 'Code', exact: true });
    await code.fill('90');
    await code.press('Enter');
    return policy.getByText('one switch changed');
  },
  'the list of runs': async (page) => {
    await runClientCredentials(page);
    await page.goto('/runs');
    return page.getByRole('list', { name: 'Runs' }).getByRole('listitem').first();
  },
  'a device that waits': async (page) => {
    await page.goto('/flows/device-authorization?environment=default&client=web-app-of-default');
    await send(stepOf(page, 'Ask for codes'));
    return region(page, 'User code').getByRole('img', { name: 'QR code of the address' });
  },
  'the bench for PKCE': bench('/tools/pkce', 'Use the example of RFC 7636', (page) =>
    page.getByText('code_challenge_method', { exact: true }),
  ),
  'the bench for base64url': bench('/tools/base64url', 'Use an example', (page) =>
    page.getByRole('main').getByRole('button', { name: /^Copy/ }).first(),
  ),
  'the bench for hashes': bench('/tools/hashes', 'Use examples of the specifications', (page) =>
    page.locator('dl[aria-label="Hashes of the certificate"]'),
  ),
  'the bench for times': bench('/tools/time', 'Use exp of RFC 7519 §3.1', (page) =>
    page.getByText('Read as'),
  ),
  'the bench for Basic': bench('/tools/basic', 'Use an example', (page) =>
    page.getByText('Form-encoded it can', { exact: false }),
  ),
  'the bench for authorization headers': bench('/tools/authorization', 'Use an example', (page) =>
    region(page, 'Challenge 2'),
  ),
  'the bench for addresses': bench('/tools/url', 'Use an example', (page) =>
    page.getByRole('textbox', { name: 'Query 7 value' }),
  ),
  'the bench for SD-JWT': bench('/tools/sd-jwt', 'Use a sample', (page) =>
    region(page, 'Processed payload'),
  ),
  'the bench for status lists': bench('/tools/status-list', 'Use a sample', (page) =>
    region(page, 'Checks'),
  ),
};

const background = (page: Page) =>
  page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);

for (const [name, fill] of Object.entries(fills)) {
  test(`${name} can be used by everyone, in both themes and at 360 px`, async ({
    page,
    untidyServer,
  }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await expect(await fill(page, untidyServer)).toBeVisible();
    // What is folded is read by some, and has its own colours and widths.
    await page.locator('main').evaluate((main) => {
      for (const details of main.querySelectorAll('details')) details.open = true;
    });
    const light = await background(page);
    expect(await violationsIn(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect.poll(() => background(page)).not.toBe(light);
    expect(await violationsIn(page, 'colours'), 'dark').toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByRole('button', { name: 'Navigation' })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  });
}

test('every bench is filled here', () => {
  const text = readFileSync('dist/app/routes.json', 'utf8');
  const { fixed } = JSON.parse(text) as { readonly fixed: readonly string[] };
  const benches = fixed.filter((path) => path.startsWith('/tools/'));
  expect(Object.keys(fills).filter((name) => name.startsWith('the bench'))).toHaveLength(
    benches.length,
  );
});
