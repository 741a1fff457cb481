import { execFileSync, type StdioOptions } from 'node:child_process';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  X509Certificate,
} from 'node:crypto';
import type { Page } from '@playwright/test';
import { eraseEverything } from '../support/erase.ts';
import { signByNoble, verifyByNoble, type AkpJwk } from '../support/ml-dsa-by-noble.ts';
import { violationsIn } from '../support/violations.ts';
import { expect, test } from './fixtures.ts';

const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function openKeys(page: Page): Promise<void> {
  await page.goto('/keys');
  await expect(page.getByRole('button', { name: 'Generate key' })).toBeVisible();
}

async function textOf(page: Page, name: string): Promise<string> {
  return (await part(page, name).textContent()) ?? '';
}

/** Every kind of key that a browser has, post-quantum ones too. */
const kinds = ['P-256', 'P-384', 'P-521', 'RSA', 'Ed25519', 'X25519', 'ML-DSA-44', 'ML-DSA-87'];

test('each kind of key is made, shown as JWK and PEM, and read again as the same', async ({
  page,
}) => {
  await openKeys(page);
  for (const kind of kinds) {
    await page.getByRole('tab', { name: 'Make' }).click();
    await page.getByRole('combobox', { name: 'Kind of key' }).selectOption(kind);
    await page.getByRole('button', { name: 'Generate key' }).click();
    await expect(region(page, 'Key'), kind).toContainText(kind);
    await page.getByRole('button', { name: 'Show it' }).first().click();
    const made = JSON.parse(await textOf(page, 'private-jwk')) as Record<string, unknown>;
    await page.getByRole('combobox', { name: 'Form' }).selectOption('pkcs8');
    const pem = await textOf(page, 'pem');
    // Node 20 has no ML-DSA: a token that the seed signs is verified by the public half, elsewhere.
    if (kind.startsWith('ML-DSA')) {
      const key = made as unknown as AkpJwk;
      expect(verifyByNoble(key, signByNoble(key, { alg: kind }, {})), kind).toBe(true);
    } else {
      expect(made).toMatchObject({ ...createPrivateKey(pem).export({ format: 'jwk' }) });
    }
    await page.getByRole('tab', { name: 'Convert' }).click();
    await page.getByRole('textbox', { name: 'Key or certificate' }).fill(pem);
    await expect(region(page, 'Key'), kind).toContainText('Read from PKCS #8');
    await page.getByRole('button', { name: 'Show it' }).first().click();
    const { kid: _kid, use: _use, alg, ...numbers } = made;
    const expected = kind.startsWith('ML-DSA') ? { ...numbers, alg } : numbers;
    expect(JSON.parse(await textOf(page, 'private-jwk')), kind).toEqual(expected);
  }
});

test('a key is kept so that nobody can read it, signs its certificate, and is deleted and had back', async ({
  page,
}) => {
  await openKeys(page);
  await page.getByRole('checkbox', { name: /Nobody can read/ }).check();
  await page.getByRole('button', { name: 'Generate key' }).click();
  await expect(region(page, 'Key')).toContainText('private, unreadable');
  await page.getByRole('button', { name: 'Keep…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep this key?' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('My client');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(region(page, 'Key')).toContainText('kept here');

  // What was kept outlives the page, and still signs.
  await page.reload();
  await page.getByRole('button', { name: 'My client', exact: true }).click();
  await page.getByRole('textbox', { name: 'Subject' }).fill('CN=my-client,O=Example');
  await page.getByRole('textbox', { name: 'Names (SAN)' }).fill('my-client.example');
  await page.getByRole('button', { name: 'Make certificate' }).click();
  const certificate = new X509Certificate(await textOf(page, 'certificate'));
  const jwk = JSON.parse(await textOf(page, 'public-jwk')) as object;
  expect(certificate.verify(createPublicKey({ key: { ...jwk }, format: 'jwk' }))).toBe(true);
  expect(certificate.subjectAltName).toBe('DNS:my-client.example');

  // The other tab sees it go, and come back.
  const other = await page.context().newPage();
  await other.goto('/keys');
  await expect(other.getByRole('list', { name: 'Kept keys' })).toContainText('My client');
  await page.getByLabel('More for My client').click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(other.getByText('No key is kept')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(other.getByRole('list', { name: 'Kept keys' })).toContainText('My client');
  await eraseEverything(page);
  await expect(other.getByText('No key is kept')).toBeVisible();
});

test('what openssl wrote is read, and a key set is made of kept keys', async ({ page }) => {
  await openKeys(page);
  await page.getByRole('tab', { name: 'Convert' }).click();
  const box = page.getByRole('textbox', { name: 'Key or certificate' });
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', '-'];
  const stdio: StdioOptions = ['ignore', 'pipe', 'ignore'];
  const bundle = execFileSync('openssl', [...request, '-subj', '/CN=from openssl'], { stdio });
  await box.fill(bundle.toString());
  await expect(region(page, 'Key set')).toContainText('They belong together');
  await box.fill(bundle.toString().slice(bundle.indexOf('-----BEGIN CERT')));
  await expect(region(page, 'Certificate')).toContainText('CN=from openssl');
  const pair = { privateKey: createPrivateKey(bundle) };
  const pkcs1 = pair.privateKey.export({ type: 'pkcs1', format: 'pem' });
  await box.fill(pkcs1.toString());
  await expect(region(page, 'Key')).toContainText('PKCS #1');
  const secret = { cipher: 'aes-256-cbc', passphrase: 'x', type: 'pkcs8', format: 'pem' } as const;
  await box.fill(pair.privateKey.export(secret).toString());
  await expect(page.getByText(/encrypted with a password/)).toBeVisible();

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  for (const key of [pair.privateKey, ec]) {
    await box.fill(key.export({ type: 'pkcs8', format: 'pem' }).toString());
    await expect(region(page, 'Key')).toContainText(key === ec ? 'P-256' : 'RSA 2048');
    await page.getByRole('button', { name: 'Keep…' }).click();
    await page.getByRole('radio', { name: /readable/ }).check();
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(region(page, 'Key')).toContainText('kept here');
  }
  for (const name of ['RSA 2048', 'P-256']) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Make a key set' }).click();
  await page.getByText('As a public JWK Set').click();
  const halves = [pair.privateKey, ec].map((key) => createPublicKey(key).export({ format: 'jwk' }));
  expect(JSON.parse(await textOf(page, 'jwks'))).toEqual({ keys: halves });
  expect(await violationsIn(page)).toEqual([]);
});

test('a key set is fetched, examined, and compared with what it was', async ({ page }) => {
  const point = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [open, whole] = [point.publicKey, point.privateKey].map((key) =>
    key.export({ format: 'jwk' }),
  );
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
    format: 'jwk',
  });
  const good = { ...open, kid: 'a', use: 'sig', alg: 'ES256' };
  let keys: object[] = [good, { ...weak, kid: 'a', use: 'sig' }];
  await page.route('https://as.example/jwks', (route) =>
    route.fulfill({ json: { keys }, headers: { 'access-control-allow-origin': '*' } }),
  );
  await openKeys(page);
  await page.getByRole('tab', { name: 'Fetch a key set' }).click();
  await page.getByRole('textbox', { name: 'JWKS URL' }).fill('https://as.example/jwks');
  await page.getByRole('button', { name: 'Fetch keys' }).click();
  const set = region(page, 'Key set');
  await expect(set).toContainText('Keys of different kinds share a kid');
  await set.getByRole('radio').nth(1).check();
  await expect(region(page, 'Checks')).toContainText('An RSA key needs 2048 bits');

  keys = [
    { ...good, ...whole },
    { ...weak, kid: 'b', use: 'sig' },
  ];
  await page.reload();
  await page.getByRole('tab', { name: 'Fetch a key set' }).click();
  await page.getByRole('button', { name: 'Fetch https://as.example/jwks again' }).click();
  await expect(page.getByRole('list', { name: 'What changed' })).toHaveText(/^Changed: b .*kid$/);
  await expect(region(page, 'Checks')).toContainText('The private key is published');
});
