import { expect, type Page } from '@playwright/test';
import { boxOf, getCode, send, stateOf, stepOf, wireOf } from './flow-page.ts';

/** Presses what erases everything, and waits until it is done. */
export async function eraseEverything(page: Page): Promise<void> {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Erase now' }).click();
  await expect(page.getByText('Everything was erased')).toBeVisible();
}

/** Asks for a code without any page of the server, and gives the step. */
async function askSilently(page: Page) {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('button', { name: 'Add parameter' }).click();
  await step.getByRole('textbox', { name: 'Parameter name' }).fill('prompt');
  await boxOf(step, 'prompt').fill('none');
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f]+$/);
  return step;
}

/**
 * Signs in, sees that the session signs in silently, erases, and sees that it does not any more and
 * that the access token of before is refused.
 */
export async function expectErasedAtHost(page: Page): Promise<void> {
  await getCode(page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  const answer = (await wireOf(redeem, 'response').textContent()) ?? '';
  const { access_token: token } = JSON.parse(answer.slice(answer.indexOf('{'))) as {
    access_token: string;
  };
  const useToken = () =>
    page.evaluate(async (bearer) => {
      const headers = { Authorization: `Bearer ${bearer}` };
      return (await fetch('/sandbox/default/userinfo', { headers })).status;
    }, token);
  expect(await useToken()).toBe(200);
  await expect(stateOf(await askSilently(page))).toHaveText(/^✓/);
  await eraseEverything(page);
  expect(await useToken()).toBe(401);
  const silent = await askSilently(page);
  await expect(stateOf(silent)).toHaveText(/^✕/);
  await expect(wireOf(silent, 'response')).toContainText('error=login_required');
}
