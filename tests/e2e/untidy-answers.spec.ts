import type { Page } from '@playwright/test';
import { boxOf, panelOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { addClient, connect, createEnvironment, discover } from '../support/remote-environment.ts';
import { untidyMetadata } from '../support/untidy-server.ts';
import { saveForm } from '../support/save-form.ts';
import { expect, test } from './fixtures.ts';

const client = { id: 'web', scope: 'profile' } as const;
const wellKnown = '/.well-known/openid-configuration';

async function authorize(page: Page): Promise<void> {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('button', { name: 'Open authorization page' }).click();
}

async function getCodeThere(page: Page): Promise<void> {
  await authorize(page);
  const redeem = stepOf(page, 'Redeem the code');
  await expect(redeem.getByRole('button', { name: 'Send request' })).toBeEnabled();
}

test('an error that comes back in the fragment is read, explained, and asked again', async ({
  page,
  app,
  untidyServer,
}) => {
  const error = 'error=temporarily_unavailable&error_description=Tea+break';
  await connect(page, untidyServer.issuer, client);
  untidyServer.answer('/authorize', {
    status: 302,
    headers: [['Location', `${app}/callback#${error}`]],
  });
  await authorize(page);
  const step = stepOf(page, 'Ask for authorization');
  await expect(stateOf(step)).toHaveText('✕ refused: temporarily_unavailable');
  await expect(panelOf(step, 'Response')).toContainText('Tea break');
  await expect(panelOf(step, 'Response')).toContainText('in the fragment of the redirect URI');
  await expect(page).not.toHaveURL(/#|error/);
  untidyServer.reset();
  await panelOf(step, 'Response').getByRole('button').first().click();
  await step.getByRole('button', { name: 'Open authorization page' }).click();
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('parameters that nobody asked for are shown, and the code is redeemed', async ({
  page,
  untidyServer,
}) => {
  await connect(page, untidyServer.issuer, client);
  const extras = { session_state: 'state-of-session', client_info: 'eyJ1aWQiOiJhIn0' };
  untidyServer.addToAnswers(extras);
  await getCodeThere(page);
  const step = stepOf(page, 'Ask for authorization');
  await expect(stateOf(step)).toHaveText(/^✓/);
  for (const [name, value] of Object.entries(extras)) {
    await expect(wireOf(step, 'response')).toContainText(`${name}=${value}`);
  }
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(wireOf(redeem, 'response')).toContainText('opaque-1');
});

test('a refresh without rotation says so, and the old refresh token goes again', async ({
  page,
  untidyServer,
}) => {
  await connect(page, untidyServer.issuer, client);
  await getCodeThere(page);
  await send(stepOf(page, 'Redeem the code'));
  await page.getByRole('link', { name: 'Refresh', exact: true }).click();
  const refresh = stepOf(page, 'Refresh the token');
  await expect(boxOf(refresh, 'refresh_token')).toHaveValue('refresh-1');
  untidyServer.answer('/token', { body: { access_token: 'opaque-2', token_type: 'Bearer' } });
  await send(refresh);
  await expect(stateOf(refresh)).toHaveText(/^✓/);
  await expect(panelOf(refresh, 'Checks')).toContainText(
    'No new refresh token came: go on using the old one',
  );
  untidyServer.answer('/token', { body: { access_token: 'opaque-3', token_type: 'Bearer' } });
  await expect(boxOf(refresh, 'refresh_token')).toHaveValue('refresh-1');
  await send(refresh);
  await expect(wireOf(refresh, 'response')).toContainText('opaque-3');
  const token = page.getByRole('article', { name: 'Refresh token' }).first();
  await expect(token).toContainText('refresh-1');
});

test('a UserInfo endpoint on another host gets the token, as the metadata says', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  const elsewhere = issuer.replace('127.0.0.1', 'localhost');
  const metadata = { ...untidyMetadata(issuer), userinfo_endpoint: `${elsewhere}/userinfo` };
  untidyServer.answer(wellKnown, { body: metadata });
  await connect(page, issuer, client);
  await getCodeThere(page);
  await send(stepOf(page, 'Redeem the code'));
  const userinfo = stepOf(page, 'Ask who signed in');
  await expect(boxOf(userinfo, 'URL')).toHaveValue(`${elsewhere}/userinfo`);
  await send(userinfo);
  await expect(wireOf(userinfo, 'response')).toContainText('alice');
});

test('where the metadata names no UserInfo endpoint, the step says so, and what to do', async ({
  page,
  untidyServer,
}) => {
  const { issuer } = untidyServer;
  const { userinfo_endpoint: endpoint, ...rest } = untidyMetadata(issuer);
  untidyServer.answer(wellKnown, { body: rest });
  await connect(page, issuer, client);
  const environment = page.url();
  await getCodeThere(page);
  const run = page.url();
  await send(stepOf(page, 'Redeem the code'));
  const userinfo = stepOf(page, 'Ask who signed in');
  await expect(userinfo).toContainText('metadata says nothing');
  await expect(userinfo).toContainText('enter it among the endpoints of this environment');
  await page.goto(environment);
  await page.getByText('Endpoints that the server does not name').click();
  await page.getByRole('button', { name: 'Override userinfo_endpoint' }).click();
  await page.getByRole('textbox', { name: 'userinfo_endpoint' }).fill(endpoint);
  await saveForm(page, 'Save');
  await page.goto(run);
  await send(userinfo);
  await expect(wireOf(userinfo, 'response')).toContainText('alice');
});

test('an issuer at an IPv6 address is discovered, and asked', async ({ page, untidyServer }) => {
  const issuer = untidyServer.issuerBySix;
  untidyServer.answer(wellKnown, { body: untidyMetadata(issuer) });
  await discover(page, issuer);
  await createEnvironment(page);
  await expect(page.getByText(issuer, { exact: true })).toBeVisible();
  const robot = { id: 'robot', method: 'client_secret_basic', secret: 's', scope: 'a' } as const;
  await addClient(page, robot);
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(wireOf(step, 'response')).toContainText('opaque-1');
});

test('a redirect URI of another app makes the step suggest to carry the answer by hand', async ({
  page,
  app,
  untidyServer,
}) => {
  const redirectUri = 'com.example.app:/callback';
  await connect(page, untidyServer.issuer, { ...client, redirectUri });
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await expect(step.getByRole('radio', { name: 'By hand' })).toBeChecked();
  await expect(step).toContainText('The answer will not come back here');
  await expect(step).toContainText(`${app}/callback`);
  const state = await boxOf(step, 'state').inputValue();
  const answer = `${redirectUri}?code=from-the-app&state=${state}`;
  await step.getByRole('textbox', { name: 'Paste the answer' }).fill(answer);
  await step.getByRole('button', { name: 'Use the answer' }).click();
  await expect(stateOf(step)).toHaveText(/^✓/);
  await boxOf(step, 'redirect_uri').fill(`${app}/callback`);
  await expect(step).not.toContainText('The answer will not come back here');
});

test('a pasted text that is too long to be an answer is told as that, and kept', async ({
  page,
}) => {
  await page.goto('/flows/authorization-code');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('radio', { name: 'By hand' }).check();
  const box = step.getByRole('textbox', { name: 'Paste the answer' });
  await box.fill(`?code=${'a'.repeat(200_001)}`);
  await step.getByRole('button', { name: 'Use the answer' }).click();
  await expect(step.getByRole('alert')).toContainText('This text is too long to be an answer');
  await expect(box).toHaveValue(/^\?code=aaa/);
});
