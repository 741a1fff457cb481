import { expect, type Locator, type Page } from '@playwright/test';

/** The region of a step, by its title. */
export function stepOf(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** A parameter's box in a step. */
export function boxOf(step: Locator, name: string): Locator {
  return step.getByRole('textbox', { name, exact: true });
}

/** A panel of a step, in sight or not. */
export function panelOf(step: Locator, name: 'Request' | 'Response' | 'Checks' | 'Code'): Locator {
  return step.getByRole('tabpanel', { name, exact: true, includeHidden: true });
}

/** The raw text of what was sent or came back. */
export function wireOf(step: Locator, part: 'request' | 'response' | 'earlier-response'): Locator {
  return step.locator(`[data-part="${part}"]`);
}

/** Sends a step's request and waits until something has come of it. */
export async function send(step: Locator): Promise<void> {
  await step.getByRole('button', { name: 'Send request', exact: true }).click();
  await expect(step.locator('[data-part="state"]')).toHaveText(
    /answered|refused|failed|no answer|cancelled/,
  );
}

/** On the sandbox's pages: signs in as alice, and agrees where it asks. */
export async function signInAndAllow(page: Page): Promise<void> {
  const alice = page.getByRole('button', { name: /Alice/ });
  const allow = page.getByRole('button', { name: 'Allow', exact: true });
  await page.waitForURL(/\/sandbox\//);
  await expect(alice.or(allow).first()).toBeAttached();
  if (await alice.isVisible()) await alice.click();
  await allowIfAsked(page);
}

/** After the sign-in: agrees, unless the sandbox remembers that alice has agreed before. */
export async function allowIfAsked(page: Page): Promise<void> {
  const allow = page.getByRole('button', { name: 'Allow', exact: true });
  const isBack = page.locator('#root');
  await expect(allow.or(isBack).first()).toBeAttached();
  if (await allow.isVisible()) await allow.press('Enter');
  await expect(isBack).toBeAttached();
}

/** On the sandbox's first page: picks alice. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Alice/ }).click();
}

/** Runs the code flow up to the code, in this tab. */
export async function getCode(page: Page): Promise<void> {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  await expect(
    stepOf(page, 'Redeem the code').getByRole('button', { name: 'Send request' }),
  ).toBeEnabled();
}

/** What a step's head says of its state. */
export function stateOf(step: Locator): Locator {
  return step.locator('[data-part="state"]');
}
