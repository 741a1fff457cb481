import type { Locator, Page } from '@playwright/test';
import { boxOf, panelOf, send, stateOf, stepOf } from '../support/flow-page.ts';
import { addClient, connect, createEnvironment } from '../support/remote-environment.ts';
import { showElsewhere } from '../support/site-elsewhere.ts';
import { expect, test } from './fixtures.ts';

const robot = { id: 'robot', method: 'client_secret_basic', secret: 's', scope: 'a b' } as const;
const elsewhere = 'https://claimcheck.example';

/** Makes an environment without asking its server anything, and opens a flow there. */
async function openToken(page: Page, at: string, endpoint: string): Promise<Locator> {
  await page.goto(`${at}/environments/new`);
  await page.getByRole('tab', { name: 'Paste metadata' }).click();
  const { origin } = new URL(endpoint);
  const metadata = {
    ...{ issuer: origin, token_endpoint: endpoint },
    ...{ response_types_supported: ['code'], grant_types_supported: ['client_credentials'] },
  };
  await page.getByRole('textbox', { name: 'Metadata as JSON' }).fill(JSON.stringify(metadata));
  await createEnvironment(page);
  await addClient(page, robot);
  await page.goto(`${at}/flows/client-credentials`);
  return stepOf(page, 'Ask for a token');
}

function buttonOf(step: Locator, name: string): Locator {
  return panelOf(step, 'Response').getByRole('button', { name, exact: true });
}

test('a device that is offline is told so, and told that the sandbox works without', async ({
  page,
  context,
  app,
  untidyServer,
}) => {
  const step = await openToken(page, app, `${untidyServer.issuer}/token`);
  // With one answer everything that the page needs has been loaded.
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
  await boxOf(step, 'URL').fill('https://as.example/token');
  await context.setOffline(true);
  await step.getByRole('button', { name: 'Send request', exact: true }).click();
  await expect(stateOf(step)).toHaveText('✕ failed: offline');
  await expect(panelOf(step, 'Response')).toContainText('The sandbox works without one');
  await expect(buttonOf(step, 'Send again')).toBeVisible();
});

test('a name that leads nowhere is told with the reason that the relay was given', async ({
  page,
  app,
}) => {
  const step = await openToken(page, app, 'http://127.0.0.1:9/token');
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ failed: unreachable');
  await expect(panelOf(step, 'Response')).toContainText('127.0.0.1:9 cannot be reached');
  await expect(panelOf(step, 'Response')).toContainText('ECONNREFUSED');
  await expect(buttonOf(step, 'Edit the environment')).toBeVisible();
});

test('a page on https that calls http is told who has to change what', async ({
  page,
  context,
  staticSite,
}) => {
  await showElsewhere(context, { from: staticSite.origin, at: elsewhere });
  const step = await openToken(page, elsewhere, 'http://as.example/token');
  await send(step);
  const response = panelOf(step, 'Response');
  await expect(response).toContainText('A page on https cannot call http');
  await expect(response).toContainText('Use the endpoint’s https address');
  await expect(buttonOf(step, 'Edit the environment')).toBeVisible();
});

test('a page from elsewhere that may not call this machine is told so, until it may', async ({
  page,
  context,
  staticSite,
  untidyServer,
}) => {
  await showElsewhere(context, { from: staticSite.origin, at: elsewhere });
  // The browser does not see that the page is from far away, so the test blocks in its place; what it
  // says of the permission is its own.
  await context.route(`${untidyServer.issuer}/**`, (route) => route.abort('blockedbyclient'));
  const step = await openToken(page, elsewhere, `${untidyServer.issuer}/token`);
  await send(step);
  const response = panelOf(step, 'Response');
  await expect(response).toContainText('does not let this page into the local network');
  await expect(response).toContainText('site settings beside the address bar');
  expect(untidyServer.seen).toEqual([]);
  await context.grantPermissions(['local-network-access'], { origin: elsewhere });
  await buttonOf(step, 'Send again').click();
  // The test still blocks, but no longer for want of the permission.
  await expect(stateOf(step)).toHaveText('✕ failed: unreachable');
});

test.describe('on a static site', () => {
  // With its worker it is settled soon that nobody forwards requests.
  test.use({ serviceWorkers: 'allow' });

  test('where a static site cannot read an answer, no relay is offered and it is said how to get one', async ({
    page,
    staticSite,
    untidyServer,
  }) => {
    untidyServer.answer('/token', { cors: false, body: { access_token: 'a' } });
    const step = await openToken(page, staticSite.origin, `${untidyServer.issuer}/token`);
    await send(step);
    await expect(stateOf(step)).toHaveText('✕ failed: not readable here (CORS)');
    const response = panelOf(step, 'Response');
    await expect(response).toContainText('Have whoever runs the server allow this page’s origin');
    await expect(response).toContainText('npm start');
    await expect(buttonOf(step, 'Send through the relay')).toHaveCount(0);
    untidyServer.answer('/token', { body: { access_token: 'a', token_type: 'Bearer' } });
    await buttonOf(step, 'Send again').click();
    await expect(stateOf(step)).toHaveText(/^✓ answered/);
  });
});

test('the setting of a well-known server is named where its address shows it', async ({
  page,
  app,
  untidyServer,
}) => {
  const path = '/realms/demo/protocol/openid-connect/token';
  untidyServer.answer(path, { cors: false, body: { access_token: 'a', token_type: 'Bearer' } });
  const step = await openToken(page, app, untidyServer.issuer + path);
  await send(step);
  const response = panelOf(step, 'Response');
  await expect(response).toContainText('In Keycloak: open the client');
  await expect(response).toContainText('“Web origins”');
  await buttonOf(step, 'Send through the relay').click();
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
});

test.describe('a copy with a narrower policy', () => {
  test.use({ expectsComplaints: true });

  test('names the directive and its hoster, and the relay still gets the answer', async ({
    page,
    app,
    context,
    untidyServer,
  }) => {
    await connect(page, untidyServer.issuer, robot);
    await showElsewhere(context, { from: app, at: app, policy: "connect-src 'self'" });
    await page.goto('/flows/client-credentials');
    const step = stepOf(page, 'Ask for a token');
    await send(step);
    const response = panelOf(step, 'Response');
    await expect(response).toContainText('The policy of this page forbids the call');
    await expect(response).toContainText('Have the host of this copy allow');
    await expect(response).toContainText('connect-src');
    expect(untidyServer.seen).not.toContain('POST /token');
    await buttonOf(step, 'Send through the relay').click();
    await expect(stateOf(step)).toHaveText(/^✓ answered/);
    expect(untidyServer.seen).toContain('POST /token');
  });
});

test('a page is told before the first step that it cannot read the answers, with nothing spent', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  await connect(page, issuer, { id: 'spa', scope: 'profile' });
  const answer = { error: 'invalid_request' };
  untidyServer.answer('/token', { status: 400, body: answer, cors: false });
  await page.goto('/flows/authorization-code');
  const ask = stepOf(page, 'Ask for authorization');
  const probe = page.waitForRequest(`${issuer}/token`);
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  expect((await probe).method()).toBe('POST');
  expect((await probe).postData() ?? '').toBe('');
  const response = panelOf(ask, 'Response');
  await expect(response).toContainText('answers cannot be read from this page');
  await expect(response).toContainText('nothing has been sent that could be spent');
  await expect(response).toContainText('Have whoever runs the server'.toLowerCase());
  expect(untidyServer.seen.filter((line) => line.startsWith('OPTIONS'))).toEqual([]);
  expect(untidyServer.seen.filter((line) => line.includes('/authorize'))).toEqual([]);
  untidyServer.answer('/token', {
    body: { access_token: 'a', token_type: 'Bearer' },
    cors: false,
  });
  await buttonOf(ask, 'Use the relay').click();
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  const redeem = stepOf(page, 'Redeem the code');
  await expect(redeem.getByRole('button', { name: 'Send request', exact: true })).toBeEnabled();
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓ answered/);
});
