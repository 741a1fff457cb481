import { expect, type Locator, type Page } from '@playwright/test';
import { panelOf, send, stateOf, stepOf } from './flow-page.ts';

/** What the screen says to do after each failure. */
export const failureTodos = {
  'denied consent':
    'Ask for authorization again and allow it, or ask the server’s administrator which rule says no.',
  'wrong state': 'Do not use this code: start the run again, and finish the sign-in that it opens.',
  'wrong verifier':
    'Put the verifier back and send again; where the server ends a code at its first wrong use, start over.',
  invalid_grant: 'Ask for a new code: the tokens of this one may be revoked by now.',
  'expired code': 'Start over, and redeem the new code soon after the sign-in.',
  invalid_scope: 'Put the scope back to that of the client, or take the unknown word out of it.',
  invalid_client: 'Put the credentials back as the client has them.',
  'network down':
    'Open the address in a tab of its own: the browser says there what it does not say to a page.',
  CORS: 'Have whoever runs the server allow this page’s origin in its CORS settings; or send it through the relay, which is not bound by CORS.',
  HTML: 'Read the page in the response, then correct token_endpoint.',
  'no answer':
    'Look whether the server is busy or stuck. A code may be spent: if a second try is refused, start again.',
  cancelled: 'Send it again when you are ready.',
} as const;

/** A failed step says what happened, what it means and what to do, the last word for word. */
export async function expectAdvice(
  step: Locator,
  failure: keyof typeof failureTodos,
  words: string,
): Promise<void> {
  const panel = panelOf(step, 'Response');
  await expect(panel).toContainText(words);
  await expect(panel).toContainText(`What to do: ${failureTodos[failure]}`);
}

/** Presses the first of the buttons that a failure offers, which has to be the one named. */
export async function pressFix(step: Locator, label: string): Promise<void> {
  const first = panelOf(step, 'Response').getByRole('button').first();
  await expect(first).toHaveText(label);
  await first.click();
}

/** Opens a new run of client credentials, at the default sandbox or whatever was chosen last. */
export async function openClientCredentials(page: Page): Promise<Locator> {
  await page.goto('/flows/client-credentials');
  return stepOf(page, 'Ask for a token');
}

/** Redeems the code that has come, and uses the token: the run is through. */
export async function expectRedeemed(page: Page): Promise<void> {
  for (const title of ['Redeem the code', 'Ask who signed in']) {
    const step = stepOf(page, title);
    await send(step);
    await expect(stateOf(step)).toHaveText(/^✓/);
  }
}
