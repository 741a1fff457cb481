import { startDocumentServer } from '../support/document-server.ts';
import { panelOf, signInAndAllow, stepOf, wireOf } from '../support/flow-page.ts';
import { expectNoFailedCheck, sendEach } from '../support/provider-page.ts';
import { expect, test } from './fixtures.ts';

test('a client that nobody registered has the address of the document that the app made as its id', async ({
  page,
}) => {
  const server = await startDocumentServer();
  await page.goto('/environments/new');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  const policy = page.getByRole('region', { name: 'Policy' });
  const clients = page.getByRole('region', { name: 'Clients' });
  await clients.getByRole('button', { name: 'Add client' }).click();
  await clients.getByText('A URL as client id').click();
  const support = clients.getByRole('list', { name: 'The server and the address' });
  await expect(support).toContainText('has to know the client already');
  await policy
    .getByRole('combobox', { name: 'Addresses as client ids' })
    .selectOption('Their document is fetched');
  await expect(support).toContainText('says that it fetches the document');

  const address = clients.getByRole('textbox', { name: 'URL of the document' });
  await address.fill(`${server.url}#part`);
  await expect(support.locator('[data-mark="failed"]')).toHaveText(/has a fragment.*§3$/);
  await address.fill(server.url);
  await expect(support.locator('[data-mark="failed"]')).toHaveCount(0);

  const authentication = clients.getByRole('combobox', { name: 'Client authentication' });
  const made = clients.getByRole('list', { name: 'The document as it is made' });
  await authentication.selectOption('client_secret_post');
  await expect(made).toContainText('The method rests on a secret that cannot be shared');
  await authentication.selectOption('private_key_jwt');
  await expect(made).toContainText('The method needs public keys, and there are none');
  await clients.getByRole('button', { name: 'Make key' }).click();
  await clients.getByRole('textbox', { name: 'Name', exact: true }).fill('Described client');
  await expect(made.locator('[data-mark="failed"], [data-mark="warned"]')).toHaveCount(0);

  const download = page.waitForEvent('download');
  await clients.getByRole('button', { name: 'Download the document' }).click();
  expect((await download).suggestedFilename()).toBe('client.json');
  const text = await clients.locator('[data-part="client-document"]').innerText();
  expect(JSON.parse(text)).toMatchObject({ client_id: server.url });
  expect(text).not.toContain('"d"');

  const there = clients.getByRole('list', { name: 'The document as it is there' });
  const check = clients.getByRole('button', { name: 'Check what is there' });
  await check.click();
  await expect(there.locator('[data-mark="failed"]').first()).toContainText('status is not 200');
  server.place(text.replace('/client.json', '/other.json'));
  await check.click();
  await expect(there).toContainText('client_id is not the address of the document');
  server.place(text);
  await check.click();
  await expect(there.locator('[data-mark="passed"]').first()).toBeAttached();
  await expect(there.locator('[data-mark="failed"]')).toHaveCount(0);
  await clients.getByRole('button', { name: 'Save client' }).click();
  expect(server.readByServers()).toBe(0);

  await clients
    .locator('div', { hasText: 'Described client' })
    .getByRole('link', { name: 'Run a flow' })
    .last()
    .click();
  await page.getByRole('link', { name: 'Authorization code', exact: true }).first().click();
  const ask = stepOf(page, 'Ask for authorization');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await signInAndAllow(page);
  await expectNoFailedCheck(page, 'Ask for authorization');
  await expect(panelOf(ask, 'Checks')).toContainText('fetches the document of such a client');
  await expect(wireOf(ask, 'request')).toContainText(encodeURIComponent(server.url));
  await sendEach(page, 'Redeem the code');
  expect(server.readByServers()).toBeGreaterThan(0);
  await server.close();
});

test('a document that is pasted is judged where it is', async ({ page }) => {
  await page.goto('/environments/new');
  await page.getByRole('button', { name: 'Create a sandbox' }).click();
  await page.getByRole('button', { name: 'Add client' }).click();
  await page.getByText('A URL as client id').click();
  const clientId = 'https://app.example/client.json';
  await page.getByRole('textbox', { name: 'URL of the document' }).fill(clientId);
  await page.getByText('Check a document by pasting it').click();
  const document = { client_id: clientId, client_secret: 'top-secret', redirect_uris: [] };
  await page
    .getByRole('textbox', { name: 'Document to check' })
    .fill(JSON.stringify({ ...document, client_name: '<img src=x onerror=alert(1)>' }));
  const checks = page.getByRole('list', { name: 'The document as it was pasted' });
  await expect(checks.locator('[data-mark="failed"]')).toHaveText([
    /secret in it.*§4\.1$/,
    /There are no redirect_uris.*§4\.2$/,
  ]);
  await expect(checks).toContainText('<img src=x onerror=alert(1)>');
  await expect(checks).not.toContainText('top-secret');
});

test('before anybody is sent there, a server that says nothing of documents is named', async ({
  page,
  oidcProvider,
}) => {
  await page.goto('/environments/new');
  await page.getByRole('textbox', { name: 'Issuer or metadata URL' }).fill(oidcProvider.issuer);
  await page.getByRole('button', { name: 'Discover' }).click();
  await page.getByRole('button', { name: 'Create environment' }).click();
  const notice = page.getByText('does not say that it fetches documents of clients');
  for (const [id, count] of [
    ['plain-client', 0],
    ['https://app.example/client.json', 1],
  ] as const) {
    await page.getByRole('button', { name: 'Add client' }).click();
    await page.getByRole('textbox', { name: 'Client ID', exact: true }).fill(id);
    await page.getByRole('button', { name: 'Save client' }).click();
    await page.getByRole('link', { name: 'Run a flow' }).last().click();
    await expect(stepOf(page, 'Ask for authorization')).toBeVisible();
    await expect(notice).toHaveCount(count);
    await page.goBack();
  }
});
