import { allowIfAsked, signInAndAllow, stateOf, stepOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

test('a whole flow runs with the keyboard alone', async ({ page }) => {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  const open = step.getByRole('button', { name: 'Open authorization page' });
  await expect(open).toBeEnabled();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await open.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  const alice = page.getByRole('button', { name: /Alice/ });
  await alice.press('Enter');
  await allowIfAsked(page);
  const redeem = stepOf(page, 'Redeem the code');
  const code = redeem.getByRole('textbox', { name: 'code', exact: true });
  await code.focus();
  await page.keyboard.press('Enter');
  await expect(stateOf(redeem)).toHaveText(/^✓/);
  await expect(code).toBeFocused();
  const tab = redeem.getByRole('tab', { name: 'Response' });
  await tab.focus();
  await page.keyboard.press('ArrowRight');
  await expect(redeem.getByRole('tab', { name: 'Checks' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('a whole flow runs without sideways scrolling', async ({ page }) => {
    const widthOf = () => page.evaluate(() => document.documentElement.scrollWidth);
    await page.goto('/flows/authorization-code');
    const step = stepOf(page, 'Ask for authorization');
    await expect(step).toBeVisible();
    expect(await widthOf()).toBe(360);
    await step.getByRole('button', { name: 'Open authorization page' }).tap();
    await signInAndAllow(page);
    const redeem = stepOf(page, 'Redeem the code');
    await redeem.getByRole('button', { name: 'Send request' }).tap();
    await expect(stateOf(redeem)).toHaveText(/^✓/);
    expect(await widthOf()).toBe(360);
  });
});
