import type { Page } from '@playwright/test';
import { boxOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { freePort } from '../support/listen.ts';
import { addClient, createEnvironment, discover } from '../support/remote-environment.ts';
import { untidyMetadata, type UntidyServer } from '../support/untidy-server.ts';
import { saveForm } from '../support/save-form.ts';
import { expect, test } from './fixtures.ts';

const appended = '/.well-known/openid-configuration';
const inserted = '/.well-known/oauth-authorization-server';

async function expectFailure(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole('alert')).toContainText(words);
  await expect(page.getByRole('alert')).toContainText('What to do: ');
  await expect(page.getByRole('button', { name: 'Create environment' })).toHaveCount(0);
}

function answerMetadata(server: UntidyServer, answer: Parameters<UntidyServer['answer']>[1]) {
  for (const path of [appended, inserted]) server.answer(path, answer);
}

async function getToken(page: Page): Promise<void> {
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
}

const robot = { id: 'robot', method: 'client_secret_basic', secret: 's', scope: 'a' } as const;

test('each way to have no metadata has words of its own, and keeps what was typed', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  const box = page.getByRole('textbox', { name: 'Issuer or metadata URL' });

  await discover(page, 'keycloak');
  await expectFailure(page, 'This is not an issuer or a metadata address');
  await expect(box).toHaveValue('keycloak');

  const nobody = `http://127.0.0.1:${await freePort()}`;
  await box.fill(nobody);
  await page.getByRole('button', { name: 'Discover' }).click();
  await expectFailure(page, `${nobody.slice(7)} cannot be reached`);
  await expect(box).toHaveValue(nobody);

  answerMetadata(untidyServer, { status: 404, body: 'no such page' });
  await box.fill(issuer);
  await page.getByRole('button', { name: 'Discover' }).click();
  await expectFailure(page, 'No metadata was found');
  const tried = page.getByRole('list', { name: 'Addresses that were tried' });
  await expect(tried).toContainText(`${issuer}${appended}`);
  await expect(tried).toContainText(`${issuer}${inserted}`);

  const html = '<!doctype html><title>Welcome</title>';
  answerMetadata(untidyServer, { headers: [['Content-Type', 'text/html']], body: html });
  await page.getByRole('button', { name: 'Discover' }).click();
  await expectFailure(page, /HTML page|page came/i);

  answerMetadata(untidyServer, { body: { hello: 'world' } });
  await page.getByRole('button', { name: 'Discover' }).click();
  await expectFailure(page, 'The metadata names no issuer');
  await expect(box).toHaveValue(issuer);
});

test('an issuer that differs by a slash is told, and the one of the metadata is taken on purpose', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  const metadata = { ...untidyMetadata(issuer), issuer: `${issuer}/` };
  answerMetadata(untidyServer, { body: metadata });
  await discover(page, issuer);
  await expect(page.getByRole('alert')).toContainText('The issuer differs by a slash at the end');
  await expect(page.getByRole('textbox', { name: 'Issuer or metadata URL' })).toHaveValue(issuer);
  // Metadata of another issuer must not be used: that is a second choice, with its reason.
  await expect(page.getByRole('button', { name: 'Create environment' })).toHaveCount(0);
  await page.getByText('Use this metadata all the same').click();
  await expect(page.getByText('must not be used (OpenID Connect Discovery 1.0 §4.3')).toBeVisible();
  await createEnvironment(page);
  const endpoints = page.getByRole('region', { name: 'Issuer and endpoints' });
  await expect(endpoints.getByText(`${issuer}/`, { exact: true })).toBeVisible();
  await addClient(page, robot);
  await getToken(page);
});

test('metadata without a token endpoint is told, taken, and completed by hand', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  const { token_endpoint: endpoint, ...rest } = untidyMetadata(issuer);
  answerMetadata(untidyServer, { body: rest });
  await discover(page, issuer);
  await expect(page.getByRole('alert')).toContainText('The metadata has no token endpoint');
  await createEnvironment(page);
  await addClient(page, robot);
  await page.getByText('Endpoints that the server does not name').click();
  await page.getByRole('button', { name: 'Override token_endpoint' }).click();
  await page.getByRole('textbox', { name: 'token_endpoint' }).fill(endpoint);
  await saveForm(page, 'Save');
  await getToken(page);
});

test('a bad optional endpoint, and an issuer that is a template, do not stand in the way', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  const metadata = { ...untidyMetadata(issuer), issuer: `${issuer}/{tenantid}/v2.0` };
  untidyServer.answer(`/common/v2.0${appended}`, { body: metadata });
  await discover(page, `${issuer}/common/v2.0`);
  await page.getByText(/^\d+ checks$/).click();
  await expect(page.getByText('The issuer is a template')).toBeVisible();
  await createEnvironment(page);

  answerMetadata(untidyServer, {
    body: { ...untidyMetadata(issuer), revocation_endpoint: '/revoke' },
  });
  await discover(page, issuer);
  await expect(page.getByRole('alert')).toContainText('revocation_endpoint is not a web address');
  await createEnvironment(page);
  await addClient(page, robot);
  await getToken(page);
});

test('metadata at the path-inserted address alone is found, and its endpoints are used', async ({
  page,
  untidyServer,
}) => {
  const issuer = `${untidyServer.issuer}/realms/a`;
  const metadata = { ...untidyMetadata(untidyServer.issuer), issuer };
  untidyServer.answer(`${inserted}/realms/a`, { body: metadata });
  await discover(page, issuer);
  const tried = page.getByRole('list', { name: 'Addresses that were tried' });
  await expect(tried.getByRole('listitem').first()).toContainText('✕');
  await expect(tried).toContainText(`${untidyServer.issuer}${inserted}/realms/a`);
  await createEnvironment(page);
  await expect(page.getByText(issuer, { exact: true })).toBeVisible();
  await addClient(page, robot);
  await getToken(page);
});

test('metadata that pages may not read is told as that, and comes through the relay', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  answerMetadata(untidyServer, { body: untidyMetadata(issuer), cors: false });
  untidyServer.answer('/jwks', { body: { keys: [] }, cors: false });
  untidyServer.answer('/token', { body: { access_token: 'a', token_type: 'Bearer' }, cors: false });
  await discover(page, issuer);
  await expectFailure(page, 'does not let this page read its answers');
  await page.getByRole('button', { name: 'Ask through the relay' }).click();
  await createEnvironment(page);
  await addClient(page, robot);
  // What was found through the relay is talked to through it.
  await getToken(page);
});

test('a discovery that takes long is given up by the user', async ({ page, untidyServer }) => {
  answerMetadata(untidyServer, { held: true });
  await discover(page, untidyServer.issuer);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Cancelled' })).toBeVisible();
});

test('pasted metadata makes an environment that flows run in, and broken metadata says so', async ({
  page,
  untidyServer,
}) => {
  await page.goto('/environments/new');
  await page.getByRole('tab', { name: 'Paste metadata' }).click();
  const box = page.getByRole('textbox', { name: 'Metadata as JSON' });
  await box.fill('<!doctype html>');
  await expect(page.getByRole('alert')).toBeVisible();
  await box.fill(JSON.stringify(untidyMetadata(untidyServer.issuer)));
  const panel = page.getByRole('tabpanel', { name: 'Paste metadata' });
  await panel.getByRole('textbox', { name: 'Name' }).fill('Pasted');
  await createEnvironment(page);
  await expect(page.getByRole('heading', { name: 'Pasted', level: 1 })).toBeVisible();
  await addClient(page, robot);
  await getToken(page);
});

test('typed endpoints make an environment, and an override is really asked', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  await page.goto('/environments/new');
  await page.getByRole('tab', { name: 'Type endpoints' }).click();
  await page.getByRole('button', { name: 'Create environment' }).click();
  await expect(page.getByText('The issuer is needed')).toBeVisible();
  await page.getByRole('textbox', { name: 'issuer', exact: true }).fill(issuer);
  await page.getByRole('textbox', { name: 'token_endpoint' }).fill(`${issuer}/token`);
  await createEnvironment(page);
  await page.getByRole('button', { name: 'Override token_endpoint' }).click();
  await page.getByRole('textbox', { name: 'token_endpoint' }).fill(`${issuer}/other/token`);
  await saveForm(page, 'Save');
  await addClient(page, robot);
  untidyServer.answer('/other/token', { body: { access_token: 'other', token_type: 'Bearer' } });
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await expect(boxOf(step, 'URL')).toHaveValue(`${issuer}/other/token`);
  await send(step);
  await expect(wireOf(step, 'response')).toContainText('other');
  expect(untidyServer.seen).toContain('POST /other/token');
});
