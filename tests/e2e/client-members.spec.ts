import { send, stateOf, stepOf } from '../support/flow-page.ts';
import { expect, test } from './fixtures.ts';

test('a member of a client’s registration changes what the sandbox answers', async ({ page }) => {
  await page.goto('/environments/new');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await expect(page.getByRole('button', { name: 'Edit Backend' })).toBeVisible();
  await page.getByRole('button', { name: 'Edit Backend' }).click();
  await page.getByText('What the server expects and answers').click();
  await page.getByText('Authentication and bound tokens').click();
  await page.getByRole('combobox', { name: 'dpop_bound_access_tokens' }).selectOption('yes');
  await page.locator('summary', { hasText: 'UserInfo' }).click();
  const encryption = page.getByRole('combobox', { name: 'userinfo_encrypted_response_enc' });
  await encryption.selectOption('A256GCM');
  await page.getByRole('button', { name: 'Save client' }).click();
  await expect(page.getByRole('alert')).toContainText('userinfo_encrypted_response_enc: Choose');
  await encryption.selectOption('');
  await page.getByRole('button', { name: 'Save client' }).click();
  await expect(page.getByRole('button', { name: 'Edit Backend' })).toBeVisible();

  await page.goto('/flows/client-credentials');
  const token = stepOf(page, 'Ask for a token');
  await send(token);
  await expect(stateOf(token)).toHaveText(/refused: invalid_dpop_proof/);
});

test('a deleted sandbox is gone at its host, and back with the undo', async ({ page, app }) => {
  await page.goto('/environments/new');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await expect(page.getByRole('button', { name: 'Edit Backend' })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const metadata = `${app}/sandbox/${id}/.well-known/openid-configuration`;
  const status = () => page.request.get(metadata).then((answer) => answer.status());
  await expect.poll(status).toBe(200);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(status).toBe(404);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(status).toBe(200);
});

test('a sandbox says that it takes no client with a certificate, and why it refuses one', async ({
  page,
}) => {
  await page.goto('/environments/new');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await page.getByRole('button', { name: 'Edit Backend' }).click();
  const method = page.getByRole('combobox', { name: 'Client authentication' });
  await method.selectOption('tls_client_auth');
  await expect(page.getByRole('status').filter({ hasText: 'refuses this client' })).toContainText(
    'the sandbox has no TLS of its own',
  );
  await page.getByRole('button', { name: 'Save client' }).click();
  const policy = page.getByRole('region', { name: 'Policy' });
  await expect(policy).toContainText('Clients that this sandbox refuses');
  await expect(policy).toContainText('backend: it proves itself by a certificate');

  await page.goto('/flows/client-credentials');
  const token = stepOf(page, 'Ask for a token');
  await send(token);
  await expect(stateOf(token)).toHaveText(/refused: invalid_client/);
  await expect(token).toContainText('the sandbox sees no certificates');
});
