import { expect, type Page } from '@playwright/test';

/**
 * Presses the button of a form on an environment's page, and waits until the form closes: only then
 * is it stored, so that another page has it. What was typed is in sight a moment sooner.
 */
export async function saveForm(page: Page, button: 'Save client' | 'Save'): Promise<void> {
  const forms = page.getByRole('button', { name: button, exact: true });
  const before = await forms.count();
  await forms.first().click();
  await expect(forms).toHaveCount(before - 1);
}
