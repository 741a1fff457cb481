import { readFileSync } from 'node:fs';
import { freePort } from '../support/listen.ts';
import { makeAuthority, readPem } from '../support/make-certificates.ts';
import { certified } from '../support/oidc-provider-clients.ts';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { sendEach } from '../support/provider-page.ts';
import { panelOf, stepOf, wireOf } from '../support/flow-page.ts';
import { createEnvironment } from '../support/remote-environment.ts';
import { start } from '../support/spawned.ts';
import { expect, test as base } from './fixtures.ts';

interface Secured {
  /** A host of its own, whose relay shows a certificate to the provider alone. */
  readonly host: { readonly origin: string; readonly certificate: string };
  readonly provider: OidcProviderServer;
}

const test = base.extend<{ readonly secured: Secured }>({
  secured: async ({}, use) => {
    const authority = makeAuthority();
    const own = authority.issue('certified');
    const tls = {
      ...readPem(authority.issue('provider')),
      ca: readFileSync(authority.file, 'utf8'),
    };
    const provider = await startOidcProvider([], [certified.registered], tls);
    const port = await freePort();
    const files = ['--client-cert', own.certificateFile, '--client-key', own.keyFile];
    const host = start(process.execPath, [
      ...['dist/host/main.js', '--port', String(port), '--relay-ca', authority.file],
      ...[...files, '--client-cert-for', provider.issuer],
    ]);
    await host.until(/Claimcheck is at/);
    const certificate = readPem(own).cert;
    await use({ host: { origin: `http://localhost:${port}`, certificate }, provider });
    host.kill();
    await provider.close();
    authority.remove();
  },
});

test('a client shows its certificate through the relay, and its token is bound to it', async ({
  page,
  secured,
}) => {
  const { host, provider } = secured;
  await page.goto(`${host.origin}/environments/new`);
  await page.getByRole('textbox', { name: 'Issuer or metadata URL' }).fill(provider.issuer);
  await page.getByRole('combobox', { name: 'Ask', exact: true }).selectOption('relay');
  await page.getByRole('button', { name: 'Discover' }).click();
  await createEnvironment(page);
  await page.getByRole('button', { name: 'Add client' }).click();
  await page.getByRole('textbox', { name: 'Client ID' }).fill('certified');
  const method = page.getByRole('combobox', { name: 'Client authentication' });
  await method.selectOption('tls_client_auth');
  await page.getByRole('textbox', { name: 'Certificate (PEM)' }).fill(host.certificate);
  await page.getByRole('textbox', { name: 'Scope' }).fill('api:read');
  await page.getByRole('button', { name: 'Save client' }).click();
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText('certified');

  await page.goto(`${host.origin}/flows/client-credentials`);
  await sendEach(page, 'Ask for a token');
  const step = stepOf(page, 'Ask for a token');
  await expect(wireOf(step, 'request').first()).not.toContainText('client_secret');
  const bound = panelOf(step, 'Checks').locator('[data-mark="passed"]');
  await expect(bound.filter({ hasText: 'x5t#S256' })).toHaveCount(1);
});
