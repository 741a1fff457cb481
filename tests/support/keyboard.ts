import { expect, type Locator } from '@playwright/test';

/** More stops than any page has. */
const manyStops = 400;

const isFocused = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement);

/** Goes to a control as somebody does who has no mouse: by Tab, from where the focus is. */
export async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  for (let stops = 0; stops < manyStops; stops += 1) {
    if (await isFocused(target)) return;
    await target.page().keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** Goes to a button or link by Tab, and presses Enter there. */
export async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}
