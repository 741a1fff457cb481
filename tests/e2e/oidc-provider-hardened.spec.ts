import { panelOf, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { providerClients } from '../support/oidc-provider-clients.ts';
import { importProvider } from '../support/provider-environment.ts';
import {
  authorizeAtProvider,
  choose,
  expectNoFailedCheck,
  sendEach,
} from '../support/provider-page.ts';
import { expect, test } from './fixtures.ts';

test('a server that we did not write takes everything at once', async ({ page, oidcProvider }) => {
  const open = await importProvider(page, oidcProvider.issuer, providerClients);
  await open('authorization-code', 'hardened');
  await choose(page, {
    'Response mode': 'query.jwt',
    'Pushed request (PAR)': 'on',
    'Signed request (JAR)': 'signed',
    DPoP: 'on',
  });
  const sign = stepOf(page, 'Sign the request');
  await sign.getByRole('button', { name: 'Sign the request' }).click();
  await expect(stateOf(sign)).toHaveText(/^✓/);
  await sendEach(page, 'Push the request');
  await authorizeAtProvider(page);
  await expect(panelOf(stepOf(page, 'Ask for authorization'), 'Checks')).toContainText('JARM');
  await sendEach(page, 'Redeem the code');
  const redeem = stepOf(page, 'Redeem the code');
  // The nonce that it asks for, the client's assertion, and what it grants.
  await expect(wireOf(redeem, 'earlier-response')).toContainText('use_dpop_nonce');
  await expect(wireOf(redeem, 'request').first()).toContainText('client_assertion=');
  await expect(wireOf(redeem, 'response')).toContainText('"authorization_details"');
  const checks = panelOf(redeem, 'Checks');
  await expect(checks).toContainText('cnf.jkt is the thumbprint of our key');
  await page.getByRole('link', { name: 'Refresh', exact: true }).click();
  await sendEach(page, 'Refresh the token');
});

test('a request is encrypted and carried by value, and its encrypted answer is posted', async ({
  page,
  oidcProvider,
}) => {
  const open = await importProvider(page, oidcProvider.issuer, providerClients);
  await open('authorization-code', 'sealed');
  await choose(page, {
    'Response mode': 'form_post.jwt',
    'Signed request (JAR)': 'encrypted',
  });
  const sign = stepOf(page, 'Sign the request');
  await sign.getByRole('button', { name: 'Sign the request' }).click();
  await expect(stateOf(sign)).toHaveText(/^✓/);
  await authorizeAtProvider(page);
  await sendEach(page, 'Redeem the code', 'Ask who signed in');
  const userinfo = stepOf(page, 'Ask who signed in');
  await expect(wireOf(userinfo, 'response')).toContainText('application/jwt');
});

test('tokens come by the browser: beside a code in a signed answer, and alone', async ({
  page,
  oidcProvider,
}) => {
  const open = await importProvider(page, oidcProvider.issuer, providerClients);
  await open('hybrid', 'front-channel');
  await choose(page, {
    'Response type': 'code id_token',
    'Response mode': 'fragment.jwt',
    'Signed request (JAR)': 'signed',
  });
  const sign = stepOf(page, 'Sign the request');
  await sign.getByRole('button', { name: 'Sign the request' }).click();
  await authorizeAtProvider(page);
  const ask = stepOf(page, 'Ask for authorization');
  await expect(panelOf(ask, 'Checks')).toContainText('c_hash');
  await sendEach(page, 'Redeem the code', 'Ask who signed in');

  await open('implicit', 'front-channel');
  await choose(page, { 'Response type': 'id_token' });
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  // The provider knows who signed in a moment ago, but has native apps be agreed to each time.
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectNoFailedCheck(page, 'Ask for authorization');
});
