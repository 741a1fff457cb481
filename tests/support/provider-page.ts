import { expect, type Page } from '@playwright/test';
import { panelOf, send, stateOf, stepOf } from './flow-page.ts';

/** On oidc-provider's own pages: any name and password, then consent. */
export async function signInAtProvider(page: Page): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill('carol');
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** A step has its answer, some of its checks passed, and none failed. */
export async function expectNoFailedCheck(page: Page, title: string): Promise<void> {
  const step = stepOf(page, title);
  await expect(stateOf(step)).toHaveText(/^✓/);
  const checks = panelOf(step, 'Checks');
  await expect(checks.locator('[data-mark="passed"]').first()).toBeAttached();
  await expect(checks.locator('[data-mark="failed"]')).toHaveCount(0);
}

/** Does steps one after the other, each without a failed check. */
export async function sendEach(page: Page, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await send(stepOf(page, title));
    await expectNoFailedCheck(page, title);
  }
}

/** Sets options of a flow, by their labels; those of the extensions too. */
export async function choose(page: Page, options: Readonly<Record<string, string>>): Promise<void> {
  // Before the page is there, nothing would look closed.
  await expect(page.getByRole('combobox', { name: 'Environment', exact: true })).toBeVisible();
  const extensions = page.locator('details').filter({ hasText: /^Extensions/ });
  if (!(await extensions.evaluateAll(([box]) => box?.hasAttribute('open') ?? true))) {
    await page.getByText('Extensions', { exact: true }).click();
  }
  for (const [name, value] of Object.entries(options)) {
    await page.getByRole('combobox', { name, exact: true }).selectOption(value);
  }
}

/** Opens the authorization page, signs in where that is asked, and looks at what came back. */
export async function authorizeAtProvider(page: Page): Promise<void> {
  const title = 'Ask for authorization';
  await stepOf(page, title).getByRole('button', { name: 'Open authorization page' }).click();
  await signInAtProvider(page);
  await expectNoFailedCheck(page, title);
}
