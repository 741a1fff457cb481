import { send, signInAndAllow, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { sendEach } from '../support/provider-page.ts';
import { expect, test } from './fixtures.ts';

test('a server without clients gets one by its own description, which is used and deleted', async ({
  page,
}) => {
  await page.goto('/environments');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  const clients = page.getByRole('region', { name: 'Clients' });
  for (const name of ['Web app', 'Backend', 'Legacy app']) {
    await clients.getByRole('button', { name: `Delete ${name}`, exact: true }).click();
  }
  await clients.getByRole('link', { name: 'Register one by a flow' }).click();
  await expect(page.getByRole('combobox', { name: 'Client', exact: true })).toHaveValue(
    'new-client',
  );

  await sendEach(page, 'Register the client', 'Read the registration');
  const register = stepOf(page, 'Register the client');
  await expect(wireOf(register, 'response')).toContainText('"client_secret":"••••••••"');
  await register.getByRole('button', { name: 'Show secrets' }).click();
  await expect(wireOf(register, 'response')).not.toContainText('••••••••');
  const registered = page.getByRole('region', { name: 'Registered client' });
  const run = page.url();
  await registered.getByRole('button', { name: 'Add it to this environment' }).click();
  await registered.getByRole('link', { name: 'Sign in as this client' }).click();
  const ask = stepOf(page, 'Ask for authorization');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  await sendEach(page, 'Redeem the code');

  await page.goto(run);
  await sendEach(page, 'Change the registration');
  await registered.getByRole('button', { name: 'Take over what changed' }).click();
  await expect(registered.getByRole('status')).toHaveText(
    'It is among the clients of this environment.',
  );
  await sendEach(page, 'Delete the registration');
  await page.getByRole('button', { name: 'Remove it here too' }).click();
  const read = stepOf(page, 'Read the registration');
  await send(read);
  await expect(stateOf(read)).toHaveText(/^✕ refused/);
  await expect(wireOf(read, 'response')).toContainText('invalid_token');
});
