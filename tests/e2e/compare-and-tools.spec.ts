import { press, tabTo } from '../support/keyboard.ts';
import { tokenOf } from '../support/token-of.ts';
import { violationsIn } from '../support/violations.ts';
import { expect, test } from './fixtures.ts';

const first = tokenOf({ scope: 'openid read', iat: 1000, exp: 4600 });
const second = tokenOf({ scope: 'write openid', iat: 1180, exp: 1480 }, { alg: 'RS256' }, 'b3');

test('a token goes from the inspector beside another one by keyboard, and never into an address', async ({
  page,
}) => {
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await page.goto('/tokens/inspect');
  await page.getByRole('textbox', { name: 'Token' }).fill(first);
  await press(page.getByRole('button', { name: 'Compare…' }));
  await expect(page).toHaveURL('/tokens/compare');
  await expect(page.getByRole('textbox', { name: 'First token' })).toHaveValue(first);
  await tabTo(page.getByRole('textbox', { name: 'Second token' }));
  await page.keyboard.insertText(second);
  const words = page.getByRole('list', { name: 'What changed, in words' });
  await expect(words).toContainText('Lifetime changed from 1 hour to 5 minutes.');
  await expect(words).toContainText('Algorithm changed from ES256 to RS256.');
  await expect(words).toContainText('gained “write”; lost “read”; kept “openid”');
  await press(page.getByRole('button', { name: 'Swap' }));
  await expect(words).toContainText('gained “read”; lost “write”');
  await tabTo(page.getByRole('combobox', { name: 'Show' }));
  await page.keyboard.press('End');
  const editor = page.locator('.monaco-diff-editor');
  await expect(editor.locator('.char-insert').first()).toBeVisible();
  await expect(editor).toContainText('"openid read"');
  expect(await violationsIn(page)).toEqual([]);
  expect(addresses.filter((address) => address.includes('eyJ'))).toEqual([]);
  await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).not.toContain('eyJ');
});

test('the tokens of two runs are compared by their kind', async ({ page }) => {
  const run = async () => {
    await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
    await page.getByRole('button', { name: 'Send request' }).first().click();
    await expect(page.locator('[data-part="response"]').first()).toContainText('access_token');
  };
  await run();
  await run();
  await page.goto('/runs');
  const links = page.getByRole('link', { name: /^Compare the tokens of Client credentials/ });
  await expect(links).toHaveCount(2);
  await links.last().click();
  await expect(page.getByRole('textbox', { name: 'First token' })).toHaveValue(/^ey/);
  await page.getByRole('combobox', { name: 'Second run' }).selectOption({ index: 1 });
  const words = page.getByRole('list', { name: 'What changed, in words' });
  await expect(words).toContainText('Both are of one kind: access token (RFC 9068).');
  await expect(words).toContainText('Lifetime: the same');
  // The sandbox's keys are known here.
  await expect(words).toContainText(/Key: the same, thumbprint [\w-]{43}\./);
});
