import type { Page } from '@playwright/test';
import { send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { providerClients } from '../support/oidc-provider-clients.ts';
import { importProvider } from '../support/provider-environment.ts';
import {
  authorizeAtProvider,
  choose,
  expectNoFailedCheck,
  sendEach,
  signInAtProvider,
} from '../support/provider-page.ts';
import { expect, test } from './fixtures.ts';

/** What a token that a run has got can be used for. */
const linkOfToken = (page: Page, name: string) =>
  page.getByRole('article').getByRole('link', { name, exact: true }).first();

test('a person agrees elsewhere: with a code, and when asked over the backchannel', async ({
  page,
  context,
  oidcProvider,
}) => {
  const open = await importProvider(page, oidcProvider.issuer, providerClients);
  await open('device-authorization', 'till');
  await sendEach(page, 'Ask for codes');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Open the page' }).click();
  const other = await opened;
  await other.getByRole('button', { name: 'Continue' }).click();
  await signInAtProvider(other);
  await expect(other.getByText('Sign-in Success')).toBeVisible();
  await other.close();
  await sendEach(page, 'Wait for the person', 'Ask who signed in');

  await open('ciba', 'till');
  const ask = stepOf(page, 'Have the person asked');
  await send(ask);
  // This endpoint is for servers: the provider lets no page read it.
  await ask.getByRole('button', { name: 'Send through the relay' }).click();
  await expectNoFailedCheck(page, 'Have the person asked');
  const poll = stepOf(page, 'Wait for the answer');
  await poll.getByRole('button', { name: 'Send request', exact: true }).click();
  await expect(poll).toContainText('authorization_pending');
  await oidcProvider.agree();
  // The page asks again by itself, after the five seconds of CIBA Core §7.3.
  await expectNoFailedCheck(page, 'Wait for the answer');
  await sendEach(page, 'Ask who signed in');
});

test('a token is asked about, given back and dead, and then the session ends', async ({
  page,
  oidcProvider,
}) => {
  const open = await importProvider(page, oidcProvider.issuer, providerClients);
  await open('authorization-code', 'keeper');
  await authorizeAtProvider(page);
  await sendEach(page, 'Redeem the code');
  const run = page.url();
  await linkOfToken(page, 'Introspect').click();
  const about = stepOf(page, 'Ask about the token');
  await sendEach(page, 'Ask about the token');
  await expect(wireOf(about, 'response')).toContainText('"active":true');
  await choose(page, { Answer: 'jwt' });
  await sendEach(page, 'Ask about the token');
  await expect(wireOf(about, 'response')).toContainText('application/token-introspection+jwt');

  await page.goto(run);
  await linkOfToken(page, 'Revoke').click();
  await sendEach(page, 'Give the token back', 'Prove it by introspection');
  await send(stepOf(page, 'Prove it by using the token'));
  await expect(stateOf(stepOf(page, 'Prove it by using the token'))).toHaveText(/^✓/);

  await page.goto(run);
  await linkOfToken(page, 'Sign out').click();
  const out = stepOf(page, 'Sign out at the server');
  await out.getByRole('button', { name: 'Open authorization page' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expectNoFailedCheck(page, 'Sign out at the server');
});

test('a client registers itself, is managed, and signs somebody in before it goes', async ({
  page,
  oidcProvider,
}) => {
  // Only where a client is known may a page be: before, the relay is needed.
  const open = await importProvider(page, oidcProvider.issuer, providerClients, 'relay');
  await open('registration', 'keeper');
  await sendEach(page, 'Register the client', 'Read the registration', 'Change the registration');
  const run = page.url();
  await page.getByRole('button', { name: 'Add it to this environment' }).click();
  await page.getByRole('link', { name: 'Sign in as this client' }).click();
  await authorizeAtProvider(page);
  await sendEach(page, 'Redeem the code', 'Ask who signed in');
  await page.goto(run);
  await sendEach(page, 'Delete the registration');
  await send(stepOf(page, 'Read the registration'));
  await expect(stateOf(stepOf(page, 'Read the registration'))).toHaveText(/^✕ refused/);
});
