import vectors from '../vectors/sd-jwt.json' with { type: 'json' };
import statuses from '../vectors/status-list.json' with { type: 'json' };
import { violationsIn } from '../support/violations.ts';
import { expect, test } from './fixtures.ts';

const presented = vectors.tokens.find(({ name }) => name === '5.2 presented')?.sdJwt ?? '';

test('a credential is issued, presented in part, bound to its holder and checked', async ({
  page,
}) => {
  await page.goto('/tools/sd-jwt');
  await page.getByRole('tab', { name: 'Issue' }).click();
  await page.getByRole('button', { name: 'Make a key for the issuer' }).click();
  await page.getByRole('button', { name: 'Make a key for the holder' }).click();
  await expect(page.getByRole('textbox', { name: 'Holder’s private key' })).toHaveValue(/"d"/);
  await page.getByRole('checkbox', { name: 'vct' }).check();
  await expect(page.getByText('must stay open')).toBeVisible();
  await page.getByRole('checkbox', { name: 'vct' }).uncheck();
  await page.getByRole('combobox', { name: 'Decoys at each place' }).selectOption('2');
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await page.getByRole('button', { name: 'Read and present it' }).click();

  const disclosures = page.getByRole('region', { name: 'Disclosures' });
  const payload = page.locator('[data-part="payload"]');
  await expect(disclosures).toContainText('9 of 9 presented');
  await disclosures.getByRole('button', { name: 'None' }).click();
  await expect(payload).not.toContainText('Köln');
  await disclosures.getByRole('checkbox', { name: 'address.locality' }).check();
  await expect(disclosures).toContainText('2 of 9 presented');
  await expect(payload).toContainText('"locality": "Köln"');

  await page.getByRole('textbox', { name: 'Audience' }).fill('https://verifier.example');
  await page.getByRole('button', { name: 'New nonce' }).click();
  await page.getByRole('checkbox', { name: 'The verifier asks for key binding' }).check();
  const checks = page.getByRole('region', { name: 'Checks' });
  await expect(checks).toContainText('Key binding is asked for');
  await page.getByRole('checkbox', { name: /^Bind the presentation/ }).check();
  await expect(page.getByRole('region', { name: 'Presentation' })).toContainText(
    'with key binding',
  );
  await page.getByRole('button', { name: 'Check it' }).click();
  await expect(checks).toContainText('The holder’s key signed this presentation');
  await expect(checks).toContainText('Signature verified');
  await expect(checks.locator('[data-mark="failed"]')).toHaveCount(0);

  expect(await violationsIn(page)).toEqual([]);
  // Another occasion: the same presentation is a replay.
  await page.getByRole('button', { name: 'New nonce' }).click();
  await expect(checks).toContainText('nonce is not the expected one');
});

test('a presentation of the RFC opens from the inspector in the bench', async ({ page }) => {
  await page.goto('/tokens/inspect');
  await page.getByRole('textbox', { name: 'Token' }).fill(presented);
  const card = page.getByRole('region', { name: 'Disclosures' });
  await expect(card).toContainText('4 disclosures');
  await expect(card).toContainText('"given_name": "John"');
  await page.getByRole('button', { name: 'Open in the SD-JWT bench' }).click();
  await expect(page.getByRole('textbox', { name: 'SD-JWT' })).toHaveValue(presented);
  await page
    .getByRole('textbox', { name: 'Issuer’s public key' })
    .fill(JSON.stringify(vectors.issuerKey));
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText('Signature verified');
  expect(page.url()).not.toContain('~');
});

test('the status of a credential is looked up from the bench, by the list that is pasted', async ({
  page,
}) => {
  await page.goto('/tools/sd-jwt');
  await page.getByRole('textbox', { name: 'SD-JWT' }).fill(statuses.referencedToken);
  await page.getByRole('button', { name: 'Look up its status' }).click();
  await expect(page.getByRole('textbox', { name: 'Status list address' })).toHaveValue(
    'https://example.com/statuslists/1',
  );
  await page.getByRole('textbox', { name: 'Status list token' }).fill(statuses.statusListToken);
  await expect(page.getByRole('status', { name: 'Status' })).toHaveText('INVALID (0x01)');
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText('The list inflates');
  expect(await violationsIn(page)).toEqual([]);
});
