import { getCode, stateOf, stepOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

test('an empty callback says what the address is for', async ({ page }) => {
  await page.goto('/callback');
  await expect(page.getByText('Nothing has come back here')).toBeVisible();
  await expect(page).toHaveTitle('Callback · Claimcheck');
});

test('a stray answer leaves the address bar, and may be given to a run that waits', async ({
  page,
  context,
}) => {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('radio', { name: 'By hand' }).check();
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await expect(stateOf(step)).toHaveText(/waiting for the answer/);
  const other = await context.newPage();
  await other.goto('/callback?code=stray-code&state=nobody');
  await expect(other.getByText('Nobody here asked for this')).toBeVisible();
  await expect(other).toHaveURL(/\/callback$/);
  await expect(other.locator('[data-part="response"]')).toContainText('stray-code');
  await expect(other).not.toHaveTitle(/stray-code/);
  await other.getByRole('button', { name: 'Give it to this run' }).click();
  await expect(other).toHaveURL(/\/runs\/[0-9a-f]+$/);
  await expect(stateOf(stepOf(other, 'Ask for authorization'))).toHaveText(/^✕/);
});

test('an answer that comes twice is not given to its run again', async ({ page, app }) => {
  let answer = '';
  page.on('request', (request) => {
    if (request.url().startsWith(`${app}/callback?`)) answer = request.url();
  });
  await getCode(page);
  expect(answer).not.toBe('');
  await page.goto(answer);
  await expect(page.getByText('A run has had this answer before')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the run' }).click();
  await expect(stateOf(stepOf(page, 'Ask for authorization'))).toHaveText(/^✓/);
});
