import { panelOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { connect } from '../support/remote-environment.ts';
import { saveForm } from '../support/save-form.ts';
import { expect, test } from './fixtures.ts';

test('a client whose answers no page may read is told so, and the relay gets the token', async ({
  page,
  oidcProvider,
}) => {
  const { id, secret } = oidcProvider.clients.basicNoCors;
  const client = { id, secret, method: 'client_secret_basic', scope: 'api:read' } as const;
  await connect(page, oidcProvider.issuer, client);
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(panelOf(step, 'Response')).toContainText('does not let this page read its answers');
  await expect(panelOf(step, 'Response')).toContainText('CORS');
  await step.getByRole('button', { name: 'Send through the relay' }).click();
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
  await expect(wireOf(step, 'response')).toContainText('"access_token"');
  await expect(panelOf(step, 'Checks').locator('[data-mark="failed"]')).toHaveCount(0);
});

test('a wrong secret is named, and the corrected one is sent', async ({ page, oidcProvider }) => {
  const { id, secret } = oidcProvider.clients.post;
  const method = 'client_secret_post';
  await connect(page, oidcProvider.issuer, { id, secret: 'wrong', method, scope: 'api:read' });
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(panelOf(step, 'Response')).toContainText('invalid_client');
  await step.getByRole('button', { name: 'Edit the client' }).click();
  await page.getByRole('button', { name: `Edit ${id}` }).click();
  await page.getByRole('textbox', { name: 'Client secret' }).fill(secret);
  await saveForm(page, 'Save client');
  await page.goBack();
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
});
