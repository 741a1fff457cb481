import { readFileSync } from 'node:fs';
import { saveForm } from '../support/save-form.ts';
import { expect, test } from './fixtures.ts';

test('one button makes a sandbox with endpoints, keys, users and clients, and undo brings it back', async ({
  page,
}) => {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText('web-app');
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText('backend');
  await expect(page.getByText('/authorize', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Keys', exact: true })).toContainText('RS256');
  await expect(page.getByRole('region', { name: 'Inside the sandbox' })).toContainText('alice');
  await page.getByRole('button', { name: 'Edit users and policy' }).click();
  const editor = page.getByRole('textbox', { name: 'Sandbox definition' });
  await editor.fill((await editor.inputValue()).replaceAll('Alice Adams', 'Alice of Wonderland'));
  await page.getByRole('button', { name: 'Save definition' }).click();
  await expect(page.getByRole('region', { name: 'Users' })).toContainText('Alice of Wonderland');
  const made = page.url();
  await page.getByRole('main').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL('/environments');
  // The notice of the saved definition has an undo too, and may still be there.
  const notices = page.getByRole('status', { name: 'Notifications' });
  await expect(notices).toContainText('was deleted');
  await notices.getByRole('button', { name: 'Undo' }).last().click();
  await page.goto(made);
  await expect(page.getByRole('region', { name: 'Users' })).toContainText('Alice of Wonderland');
});

test('a real server is discovered, gets a client, and keeps what was typed', async ({
  page,
  oidcProvider,
}) => {
  await page.goto('/environments/new');
  await page.getByRole('textbox', { name: 'Issuer or metadata URL' }).fill(oidcProvider.issuer);
  await page.getByRole('button', { name: 'Discover' }).click();
  await page.getByRole('button', { name: 'Create environment' }).click();
  await page.getByRole('button', { name: 'Add client' }).click();
  const redirectUri = page.getByRole('textbox', { name: 'Redirect URI' });
  await expect(redirectUri).toHaveValue(new URL('/callback', page.url()).href);
  await page
    .getByRole('combobox', { name: 'Client authentication' })
    .selectOption('client_secret_post');
  await page.getByRole('textbox', { name: 'Client ID' }).fill('my-client');
  await page.getByRole('button', { name: 'Save client' }).click();
  await expect(page.getByText('This method needs the secret.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Client secret' }).fill('s3cret & more');
  await page.getByRole('textbox', { name: 'Scope' }).fill('openid  email');
  await saveForm(page, 'Save client');
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText('openid email');
  await page.reload();
  await page.getByRole('button', { name: 'Edit my-client' }).click();
  await expect(page.getByRole('textbox', { name: 'Client secret' })).toHaveValue('s3cret & more');
});

test('an issuer that differs by a slash is told with both values, and one press mends it', async ({
  page,
  oidcProvider,
}) => {
  const typed = `${oidcProvider.issuer}/`;
  await page.goto('/environments/new');
  const box = page.getByRole('textbox', { name: 'Issuer or metadata URL' });
  await box.fill(typed);
  await page.getByRole('button', { name: 'Discover' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Expected');
  await expect(alert).toContainText('Received');
  await expect(box).toHaveValue(typed);
  await page.getByRole('button', { name: 'Ask for the issuer that it names' }).click();
  await expect(page.getByRole('button', { name: 'Create environment' })).toBeVisible();
});

test('an endpoint can be put in place of the server’s, and given back', async ({ page }) => {
  await page.goto('/environments/default');
  await page.getByRole('button', { name: 'Override token_endpoint' }).click();
  const box = page.getByRole('textbox', { name: 'token_endpoint' });
  await box.fill('nonsense');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByRole('alert')).toBeVisible();
  await box.fill('http://localhost:9/token');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByText('http://localhost:9/token')).toBeVisible();
  await page.getByRole('button', { name: 'Restore token_endpoint' }).click();
  await expect(page.getByText('http://localhost:9/token')).toBeHidden();
});

test('an export leaves secrets out, and comes in again as an environment', async ({ page }) => {
  await page.goto('/environments/default');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to a file' }).click();
  const path = await (await waiting).path();
  expect(readFileSync(path, 'utf8')).not.toContain('backend-secret');
  await page.goto('/environments/new');
  await page.getByLabel('Choose a file, or drop it here').setInputFiles(path);
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText('web-app');
  await expect(page).not.toHaveURL(/\/environments\/(?:new|default)$/);
});

test('the switcher changes what the next flow starts with', async ({ page }) => {
  const switcher = page.locator('summary').filter({ hasText: 'Default sandbox' });
  // A page that runs as another client than the chosen one is not contradicted.
  await page.goto('/flows/client-credentials');
  await expect(switcher).toContainText('backend (confidential)');
  await page.goto('/');
  await expect(switcher).toContainText('web-app (public)');
  await switcher.click();
  await page.getByRole('button', { name: 'backend confidential' }).click();
  await page.getByRole('link', { name: 'Client credentials', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Client' })).toHaveValue('backend-of-default');
});

test('the code editor takes over what was typed, under the page’s own policy', async ({ page }) => {
  await page.goto('/environments/new');
  await page.getByRole('tab', { name: 'Paste metadata' }).click();
  await page
    .getByRole('textbox', { name: 'Metadata as JSON' })
    .fill('{ "issuer": "https://as.example" }');
  await page.getByRole('button', { name: 'Open in the code editor' }).click();
  const editor = page.locator('.monaco-editor').first();
  await expect(editor).toContainText('https://as.example', { timeout: 20_000 });
  await expect(page.getByRole('textbox', { name: 'Metadata as JSON' })).toHaveCount(1);
});

test('the clients of the default sandbox can be changed, and are not offered for deletion', async ({
  page,
}) => {
  await page.goto('/environments/default');
  const clients = page.getByRole('region', { name: 'Clients' });
  await expect(clients.getByRole('button', { name: /^Edit / })).toHaveCount(3);
  await expect(clients.getByRole('button', { name: /^Delete / })).toHaveCount(0);
  await expect(clients).toContainText('The default sandbox has these, and keeps them.');
});
