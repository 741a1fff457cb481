import type { Page } from '@playwright/test';
import { exportJWK, exportPKCS8, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { makeCertificateFolder, onP256 } from '../support/certificate-folder.ts';
import { expect, test } from './fixtures.ts';

const issuer = 'https://as.example';
const pair = await generateKeyPair('ES256', { extractable: true });
const published = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
const stranger = await generateKeyPair('ES256', { extractable: true });
const set = { keys: [{ ...(await exportJWK(stranger.publicKey)), kid: 'k0' }, published] };

const sign = (claims: Record<string, unknown>, typ = 'at+jwt') =>
  new SignJWT({ iss: issuer, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(pair.privateKey);

const signature = (page: Page) => page.getByRole('status', { name: 'Signature' });
const checks = (page: Page) => page.getByRole('region', { name: 'Checks' });

async function inspect(page: Page, token: string, key: string): Promise<void> {
  await page.goto('/tokens/inspect');
  await page.getByRole('textbox', { name: 'Token' }).fill(token);
  await page.getByRole('textbox', { name: 'Key or JWKS URL' }).fill(key);
  await page.getByRole('button', { name: 'Verify' }).click();
}

test('a token verifies by a key set at an address, by the key that it names', async ({
  page,
  untidyServer,
}) => {
  untidyServer.answer('/jwks', { body: set });
  await inspect(page, await sign({ sub: 'alice' }), `${untidyServer.issuer}/jwks`);
  await expect(signature(page)).toHaveText(/^Signature verified/);
  await expect(page.getByRole('region', { name: 'Signature' })).toContainText(
    `ES256 with key k1, found at ${untidyServer.issuer}/jwks`,
  );
  const token = page.getByRole('textbox', { name: 'Token' });
  const text = await token.inputValue();
  await token.fill(text.replace(/.{4}$/, 'AAAA'));
  await expect(signature(page)).toHaveText(/^Signature invalid/);
});

test('metadata in place of a key set leads to the keys that it names', async ({
  page,
  untidyServer,
}) => {
  untidyServer.answer('/jwks', { body: set });
  const metadata = `${untidyServer.issuer}/.well-known/openid-configuration`;
  await inspect(page, await sign({ sub: 'alice' }), metadata);
  const notice = page.getByRole('alert').filter({ hasText: 'The keys could not be read' });
  await expect(notice).toContainText('This is metadata, not a key set.');
  await notice.getByRole('button', { name: 'Use its jwks_uri' }).click();
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(signature(page)).toHaveText(/^Signature verified/);
});

test('keys that a page may not read are read through the relay', async ({ page, untidyServer }) => {
  untidyServer.answer('/jwks', { body: set, cors: false });
  await inspect(page, await sign({ sub: 'alice' }), `${untidyServer.issuer}/jwks`);
  const notice = page.getByRole('alert').filter({ hasText: 'The keys could not be read' });
  await expect(notice).toContainText('does not let a page of another origin read it (CORS)');
  await notice.getByRole('button', { name: 'Read them through the relay' }).click();
  await expect(signature(page)).toHaveText(/^Signature verified/);
});

for (const [answer, sentence] of [
  [{ status: 404, body: 'nothing' }, 'The address answered 404, not a key set.'],
  [{ body: '<p>hello' }, 'The address answered with something that is not JSON.'],
  [{ body: { keys: [] } }, 'This key set has no keys in it.'],
] as const) {
  test(`an address without keys is told of: ${sentence}`, async ({ page, untidyServer }) => {
    untidyServer.answer('/jwks', answer);
    const address = `${untidyServer.issuer}/jwks`;
    await inspect(page, await sign({ sub: 'alice' }), address);
    await expect(page.getByRole('alert')).toContainText(sentence);
    await expect(page.getByRole('textbox', { name: 'Key or JWKS URL' })).toHaveValue(address);
    await expect(signature(page)).toHaveText(/^Signature not checked/);
  });
}

test('a public key verifies as PEM, and of a private one only its public half', async ({
  page,
}) => {
  const token = await sign({ sub: 'alice' });
  await inspect(page, token, await exportSPKI(pair.publicKey));
  await expect(signature(page)).toHaveText(/^Signature verified/);
  const key = page.getByRole('textbox', { name: 'Key or JWKS URL' });
  await key.fill(await exportSPKI(stranger.publicKey));
  await expect(signature(page)).toHaveText(/^Signature invalid/);
  await key.fill(await exportPKCS8(pair.privateKey));
  await expect(signature(page)).toHaveText(/^Signature verified/);
  await expect(page.getByText('This is a private key')).toBeVisible();
  await key.fill(JSON.stringify(set));
  await expect(signature(page)).toHaveText(/^Signature verified/);
});

test('a secret verifies as hexadecimal, and what is not is said', async ({ page }) => {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const token = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  await inspect(page, token, Buffer.from(secret).toString('hex'));
  await expect(signature(page)).toHaveText(/^Signature invalid/);
  await page.getByRole('combobox', { name: 'The secret is written as' }).selectOption('hex');
  await expect(signature(page)).toHaveText(/^Signature verified/);
  await page.getByRole('textbox', { name: 'Key or JWKS URL' }).fill('abc');
  await expect(page.getByText('This secret is not hexadecimal')).toBeVisible();
});

test('what one expects is compared, and a token is checked as the kind that is chosen', async ({
  page,
}) => {
  const token = await sign({ sub: 'alice', aud: 'web', nonce: 'n-1', jti: 'a' }, 'JWT');
  await inspect(page, token, JSON.stringify(set));
  await page.getByText('Compare with what you expect').click();
  const expected = (name: string) => page.getByRole('textbox', { name });
  const failed = checks(page).locator('[data-mark="failed"]');
  await expect(failed).toHaveCount(0);
  await expected('Expected issuer').fill(`${issuer}/`);
  await expect(failed.filter({ hasText: issuer })).toHaveCount(1);
  await expected('Expected issuer').fill(issuer);
  await expected('Expected audience').fill('another');
  await expect(failed.filter({ hasText: 'another' })).toHaveCount(1);
  await expected('Expected audience').fill('web');
  await expected('Expected nonce').fill('n-2');
  await expect(failed.filter({ hasText: /nonce/ })).toHaveCount(1);
  await expected('Expected nonce').fill('n-1');
  await expect(failed).toHaveCount(0);
  const kind = page.getByRole('combobox', { name: 'Check it as' });
  await kind.selectOption({ label: 'access token (RFC 9068)' });
  await expect(failed.filter({ hasText: /typ/ }).first()).toBeVisible();
  await kind.selectOption({ label: 'DPoP proof' });
  await expect(failed.filter({ hasText: /htm/ }).first()).toBeVisible();
  await kind.selectOption({ label: 'logout token' });
  await expect(failed.filter({ hasText: /events/ }).first()).toBeVisible();
});

test('the certificates of x5c are read, and whether each signed the one before', async ({
  page,
}) => {
  const folder = makeCertificateFolder();
  try {
    folder.selfSigned('root', onP256);
    folder.issued('leaf', 'root');
    folder.selfSigned('other', onP256);
    const [leaf, root, other] = await Promise.all(
      ['leaf', 'root', 'other'].map(async (name) =>
        Buffer.from((await folder.read(name)).der).toString('base64'),
      ),
    );
    const tokenWith = (x5c: string[]) =>
      new SignJWT({}).setProtectedHeader({ alg: 'ES256', x5c }).sign(pair.privateKey);
    await page.goto('/tokens/inspect');
    const box = page.getByRole('textbox', { name: 'Token' });
    const card = page.getByRole('region', { name: 'Certificates' });
    await box.fill(await tokenWith([leaf!, root!]));
    await expect(card).toContainText('It is signed by the next certificate’s key');
    await expect(card).toContainText('It is a root, which signed itself');
    await box.fill(await tokenWith([leaf!, other!]));
    await expect(card).toContainText('The next certificate is not its issuer’s');
  } finally {
    folder.remove();
  }
});
