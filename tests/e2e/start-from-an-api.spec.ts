import { boxOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { createEnvironment } from '../support/remote-environment.ts';
import { expect, test } from './fixtures.ts';

test('the URL of an API leads to its server, and to a token for it', async ({
  page,
  app,
  untidyServer,
}) => {
  await page.goto('/environments/new');
  await page.getByRole('tab', { name: 'Start from an API' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Start from an API' });
  const box = panel.getByRole('textbox', { name: 'API’s URL' });

  const silent = `${untidyServer.issuer}/api`;
  untidyServer.answer('/.well-known/oauth-protected-resource/api', { status: 404, body: '' });
  untidyServer.answer('/api', { status: 401, body: '' });
  await box.fill(silent);
  await panel.getByRole('button', { name: 'Ask the API' }).click();
  const alert = panel.getByRole('alert');
  await expect(alert).toContainText('does not say which authorization server it trusts');
  await expect(alert).toContainText('answered 401');
  await expect(panel.getByRole('listitem').filter({ hasText: silent })).toContainText('401');

  const orders = `${app}/sandbox/default/api/orders`;
  await box.fill(orders);
  await panel.getByRole('button', { name: 'Ask the API' }).click();
  const findings = panel.getByRole('list', { name: 'What the API says of itself' });
  await expect(findings).toContainText('The resource is the one asked for');
  await expect(findings.getByRole('link', { name: 'RFC 9728 §3.3' })).toBeVisible();
  await panel.getByRole('button', { name: `Discover ${app}/sandbox/default` }).click();
  await createEnvironment(page);
  await expect(page.getByRole('region', { name: 'API', exact: true })).toContainText(orders);

  await page.getByRole('button', { name: 'Add client' }).click();
  const scope = page.getByRole('textbox', { name: 'Scope' });
  await expect(scope).toHaveValue('openid orders:read');
  await page.getByRole('textbox', { name: 'Client ID' }).fill('backend');
  await page
    .getByRole('combobox', { name: 'Client authentication' })
    .selectOption('client_secret_basic');
  await page
    .getByRole('textbox', { name: 'Client secret' })
    .fill('backend-secret-of-the-default-sandbox');
  await page.getByRole('button', { name: 'Save client' }).click();

  await page.goto('/flows/client-credentials');
  const token = stepOf(page, 'Ask for a token');
  await expect(boxOf(token, 'resource')).toHaveValue(orders);
  await send(token);
  await expect(stateOf(token)).toHaveText(/^✓ answered/);
  const call = stepOf(page, 'Call the API');
  await expect(boxOf(call, 'URL')).toHaveValue(orders);
  await send(call);
  await expect(wireOf(call, 'response')).toContainText('Winter coat');
});
