import type { Locator, Page } from '@playwright/test';
import {
  boxOf,
  getCode,
  panelOf,
  send,
  signIn,
  stateOf,
  stepOf,
  wireOf,
} from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

async function fix(step: Locator): Promise<void> {
  await panelOf(step, 'Response').getByRole('button').first().click();
}

async function openClientCredentials(page: Page): Promise<Locator> {
  await page.goto('/flows/client-credentials');
  return stepOf(page, 'Ask for a token');
}

test('a wrong verifier is refused, and putting it back mends the run', async ({ page }) => {
  await getCode(page);
  const step = stepOf(page, 'Redeem the code');
  await boxOf(step, 'code_verifier').fill('x'.repeat(50));
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ refused: invalid_grant');
  await expect(panelOf(step, 'Response')).toContainText('The server said');
  await fix(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a scope that is not known is refused, and putting it back mends the run', async ({
  page,
}) => {
  const step = await openClientCredentials(page);
  await boxOf(step, 'scope').fill('no-such-scope');
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ refused: invalid_scope');
  await fix(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a wrong secret is refused, and putting it back mends the run', async ({ page }) => {
  const step = await openClientCredentials(page);
  await boxOf(step, 'authorization').fill('Basic d3Jvbmc6d3Jvbmc=');
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ refused: invalid_client');
  await fix(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a denied consent is explained, and the run starts over', async ({ page }) => {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByText('more that servers know').click();
  await step.getByRole('checkbox', { name: 'Include prompt' }).check();
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await signIn(page);
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  await expect(stateOf(step)).toHaveText('✕ refused: access_denied');
  await expect(wireOf(step, 'response')).toContainText('error=access_denied');
});

test('HTML in place of JSON is shown as it came', async ({ page, untidyServer }) => {
  untidyServer.answer('/token', {
    headers: [['Content-Type', 'text/html']],
    body: '<title>Oops</title><script>alert(1)</script>',
  });
  const step = await openClientCredentials(page);
  await boxOf(step, 'URL').fill(`${untidyServer.issuer}/token`);
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ failed: HTML in place of JSON');
  await expect(wireOf(step, 'response')).toContainText('<script>alert(1)</script>');
});

test('a request that is not answered can be cancelled, and sent again', async ({
  page,
  untidyServer,
}) => {
  untidyServer.answer('/token', { held: true });
  const step = await openClientCredentials(page);
  await boxOf(step, 'URL').fill(`${untidyServer.issuer}/token`);
  await step.getByRole('button', { name: 'Send request' }).click();
  await step.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(stateOf(step)).toHaveText('! cancelled');
  await step.getByRole('button', { name: 'Back to what was made' }).click();
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a server that is not there is told from one that refuses', async ({ page }) => {
  const step = await openClientCredentials(page);
  await boxOf(step, 'URL').fill('http://127.0.0.1:9/token');
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ failed: unreachable');
  await expect(panelOf(step, 'Response')).toContainText('What to do:');
});

for (const { kind, headers } of [
  { kind: 'sends no CORS headers', headers: [] },
  {
    kind: 'keeps its answers to its own origin',
    headers: [['Cross-Origin-Resource-Policy', 'same-origin']],
  },
] as const) {
  test(`a server that ${kind} is told from one that is not there`, async ({
    page,
    untidyServer,
  }) => {
    untidyServer.answer('/token', { cors: false, headers, body: { error: 'invalid_request' } });
    const step = await openClientCredentials(page);
    await boxOf(step, 'URL').fill(`${untidyServer.issuer}/token`);
    await send(step);
    await expect(stateOf(step)).toHaveText('✕ failed: not readable here (CORS)');
  });
}
