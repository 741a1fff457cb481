import type { Locator, Page } from '@playwright/test';
import {
  expectAdvice,
  expectRedeemed,
  failureTodos,
  openClientCredentials,
  pressFix,
} from '../support/failed-step.ts';
import {
  boxOf,
  getCode,
  send,
  signIn,
  signInAndAllow,
  stateOf,
  stepOf,
  wireOf,
} from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

// What servers refuse. What the network does is in flow-failures-network.spec.ts.

test('no two failures share what they say to do', () => {
  const all = Object.values(failureTodos);
  expect(new Set(all).size).toBe(all.length);
});

async function askAgain(page: Page): Promise<void> {
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('button', { name: 'Open authorization page' }).click();
}

async function allowAgain(page: Page): Promise<void> {
  await askAgain(page);
  await signInAndAllow(page);
  await expectRedeemed(page);
}

/** Where the server knows who signed in a moment ago, and asks for nothing more. */
async function askAgainSignedIn(page: Page): Promise<void> {
  await askAgain(page);
  const redeem = stepOf(page, 'Redeem the code');
  await expect(redeem.getByRole('button', { name: 'Send request' })).toBeEnabled();
  await expectRedeemed(page);
}

test('a denied consent is explained, and the person is asked again', async ({ page }) => {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByText('more that servers know').click();
  await step.getByRole('checkbox', { name: 'Include prompt' }).check();
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await signIn(page);
  await page.getByRole('button', { name: 'Deny', exact: true }).click();
  await expect(stateOf(step)).toHaveText('✕ refused: access_denied');
  await expect(wireOf(step, 'response')).toContainText('error=access_denied');
  await expectAdvice(step, 'denied consent', 'That is an answer, not a fault');
  await pressFix(step, 'Ask again');
  await askAgain(page);
  const allow = page.getByRole('button', { name: 'Allow', exact: true });
  const redeem = stepOf(page, 'Redeem the code').getByRole('button', { name: 'Send request' });
  // Alice may have agreed in another browser before, and is not asked a second time.
  await expect(allow.or(redeem)).toBeVisible();
  if (await allow.isVisible()) await allow.click();
  await expectRedeemed(page);
});

test('a wrong state is seen as that, and the person is asked again', async ({ page, app }) => {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('radio', { name: 'By hand' }).check();
  const answer = `${app}/callback?code=a&state=forged&iss=${app}/sandbox/default`;
  await step.getByRole('textbox', { name: 'Paste the answer' }).fill(answer);
  await step.getByRole('button', { name: 'Use the answer' }).click();
  await expect(stateOf(step)).toHaveText(/state mismatch/);
  await expectAdvice(step, 'wrong state', 'Its state is not the one that was sent');
  await pressFix(step, 'Ask again');
  await step.getByRole('radio', { name: 'This tab' }).check();
  await allowAgain(page);
});

test('a wrong verifier is refused, and putting it back mends the run', async ({ page }) => {
  await getCode(page);
  const step = stepOf(page, 'Redeem the code');
  await boxOf(step, 'code_verifier').fill('x'.repeat(50));
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ refused: invalid_grant');
  await expectAdvice(step, 'wrong verifier', 'The server said');
  await pressFix(step, 'Put the verifier back and send again');
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a code that was used before is refused, and a new one mends the run', async ({ page }) => {
  await getCode(page);
  const step = stepOf(page, 'Redeem the code');
  await send(step);
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ refused: invalid_grant');
  await expectAdvice(step, 'invalid_grant', 'A code works once');
  await pressFix(step, 'Start over');
  await askAgainSignedIn(page);
});

/** A sandbox whose codes live so short that reading the page ends them. */
async function createHastySandbox(page: Page): Promise<void> {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await setCodeLifetime(page, 1);
}

async function setCodeLifetime(page: Page, seconds: number): Promise<void> {
  await page.getByRole('button', { name: 'Edit users and policy' }).click();
  const editor: Locator = page.getByRole('textbox', { name: 'Sandbox definition' });
  const text = await editor.inputValue();
  const changed = text.replace(/("codeLifetimeSeconds": )\d+/, `$1${seconds}`);
  expect(changed).not.toBe(text);
  await editor.fill(changed);
  await page.getByRole('button', { name: 'Save definition' }).click();
  await expect(page.getByText('The sandbox was changed')).toBeVisible();
}

test('an expired code is refused, and a new one mends the run', async ({ page }) => {
  await createHastySandbox(page);
  const environment = page.url();
  await getCode(page);
  const run = page.url();
  const step = stepOf(page, 'Redeem the code');
  const came = Date.now();
  await expect.poll(() => Date.now() - came).toBeGreaterThan(2000);
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ refused: invalid_grant');
  await expectAdvice(step, 'expired code', 'those of this sandbox live for 1');
  await pressFix(step, 'Start over');
  await page.goto(environment);
  await setCodeLifetime(page, 300);
  await page.goto(run);
  await askAgainSignedIn(page);
});

test('a scope that is not known is refused, and putting it back mends the run', async ({
  page,
}) => {
  const step = await openClientCredentials(page);
  await boxOf(step, 'scope').fill('no-such-scope');
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ refused: invalid_scope');
  await expectAdvice(step, 'invalid_scope', 'The server said');
  await pressFix(step, 'Put the scope back and send again');
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a wrong secret is refused, and putting it back mends the run', async ({ page }) => {
  const step = await openClientCredentials(page);
  await boxOf(step, 'authorization').fill('Basic d3Jvbmc6d3Jvbmc=');
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ refused: invalid_client');
  await expectAdvice(step, 'invalid_client', 'The server said');
  await pressFix(step, 'Put the credentials back and send again');
  await expect(stateOf(step)).toHaveText(/^✓/);
});
