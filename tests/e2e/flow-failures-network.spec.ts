import type { Locator, Page } from '@playwright/test';
import { expectAdvice, openClientCredentials, pressFix } from '../support/failed-step.ts';
import { boxOf, panelOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { connect } from '../support/remote-environment.ts';
import { saveForm } from '../support/save-form.ts';
import { expect, test } from './fixtures.ts';

// What the network, the browser or the person does to a request; refusals are in flow-failures.spec.ts.

const robot = { id: 'robot', method: 'client_secret_basic', secret: 's', scope: 'a' } as const;

/** A new run of client credentials at a server of another origin. */
async function openRemote(page: Page, issuer: string): Promise<Locator> {
  await connect(page, issuer, robot);
  const step = await openClientCredentials(page);
  await expect(step.getByRole('button', { name: 'Send request', exact: true })).toBeEnabled();
  return step;
}

test('a network that is down is explained, and the request goes again', async ({
  page,
  context,
  untidyServer,
}) => {
  const step = await openRemote(page, untidyServer.issuer);
  await context.setOffline(true);
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ failed: unreachable');
  await expectAdvice(step, 'network down', 'No connection came about');
  await context.setOffline(false);
  await pressFix(step, 'Send again');
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('an answer that the page may not read is explained, and comes through the relay', async ({
  page,
  untidyServer,
}) => {
  const body = { access_token: 'seen-by-the-relay', token_type: 'Bearer' };
  untidyServer.answer('/token', { cors: false, body });
  const step = await openRemote(page, untidyServer.issuer);
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ failed: not readable here (CORS)');
  await expectAdvice(step, 'CORS', 'The request itself was not sent');
  await pressFix(step, 'Send through the relay');
  await expect(stateOf(step)).toHaveText(/^✓/);
  await expect(wireOf(step, 'response')).toContainText('seen-by-the-relay');
});

test('HTML in place of JSON is shown as it came, and the right endpoint mends the run', async ({
  page,
  untidyServer,
}) => {
  const html = '<title>Oops</title><script>alert(1)</script>';
  untidyServer.answer('/token', { headers: [['Content-Type', 'text/html']], body: html });
  untidyServer.answer('/right', { body: { access_token: 'a', token_type: 'Bearer' } });
  const step = await openRemote(page, untidyServer.issuer);
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ failed: HTML in place of JSON');
  await expect(wireOf(step, 'response')).toContainText('<script>alert(1)</script>');
  await expectAdvice(step, 'HTML', 'This is a page for people, where JSON belongs');
  await pressFix(step, 'Edit the environment');
  await page.getByRole('button', { name: 'Override token_endpoint' }).click();
  const box = page.getByRole('textbox', { name: 'token_endpoint' });
  await box.fill(`${untidyServer.issuer}/right`);
  await saveForm(page, 'Save');
  await page.goBack();
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a server that does not answer in the time that was chosen is given up, and asked again', async ({
  page,
  untidyServer,
}) => {
  await page.goto('/settings');
  const box = page.getByRole('textbox', { name: 'Give up after (seconds)' });
  await expect(box).toHaveValue('30');
  await box.fill('1');
  untidyServer.answer('/token', { held: true });
  const step = await openRemote(page, untidyServer.issuer);
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ no answer in 1 s');
  await expectAdvice(step, 'no answer', 'Whether the server acted on the request is not known');
  untidyServer.reset();
  await pressFix(step, 'Send again');
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a request that was cancelled is explained, and goes again', async ({
  page,
  untidyServer,
}) => {
  untidyServer.answer('/token', { held: true });
  const step = await openRemote(page, untidyServer.issuer);
  await step.getByRole('button', { name: 'Send request', exact: true }).click();
  await step.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(stateOf(step)).toHaveText('! cancelled');
  await step.getByRole('tab', { name: 'Response' }).click();
  await expectAdvice(step, 'cancelled', 'It had been sent');
  untidyServer.reset();
  await pressFix(step, 'Send again');
  await expect(stateOf(step)).toHaveText(/^✓/);
});

test('a server that is not there is told from one that refuses, and the address put back', async ({
  page,
}) => {
  const step = await openClientCredentials(page);
  await boxOf(step, 'URL').fill('http://127.0.0.1:9/token');
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ failed: unreachable');
  await expect(panelOf(step, 'Response')).toContainText('What to do:');
  await pressFix(step, 'Put the address back and send again');
  await expect(stateOf(step)).toHaveText(/^✓/);
});

for (const { kind, headers } of [
  { kind: 'sends no CORS headers', headers: [] },
  {
    kind: 'keeps its answers to its own origin',
    headers: [['Cross-Origin-Resource-Policy', 'same-origin']],
  },
] as const) {
  test(`a server that ${kind} is told from one that is not there`, async ({
    page,
    untidyServer,
  }) => {
    untidyServer.answer('/token', { cors: false, headers, body: { error: 'invalid_request' } });
    const step = await openClientCredentials(page);
    await boxOf(step, 'URL').fill(`${untidyServer.issuer}/token`);
    await send(step);
    await expect(stateOf(step)).toHaveText('✕ failed: not readable here (CORS)');
  });
}

test('the relay’s button beside a request that failed before sends it', async ({
  page,
  untidyServer,
}) => {
  const step = await openRemote(page, untidyServer.issuer);
  untidyServer.answer('/token', { cut: true });
  await send(step);
  await expect(stateOf(step)).toHaveText('✕ failed: unreachable');
  untidyServer.reset();
  await step.getByRole('combobox', { name: 'Method' }).fill('GET');
  await step.getByRole('tab', { name: 'Request' }).click();
  const request = panelOf(step, 'Request');
  await request.getByRole('button', { name: 'Send through the relay' }).click();
  await expect(stateOf(step)).toHaveText(/^✓/);
  expect(untidyServer.seen).toContain('GET /token');
  await expect(stepOf(page, 'Ask for a token')).toContainText('by the relay');
});

test.describe('on a plain file server', () => {
  test.use({
    baseURL: ({ staticSite }, use) => use(staticSite.origin),
    serviceWorkers: 'allow',
  });

  test('no relay is offered where there is none, and it is said how to get one', async ({
    page,
    untidyServer,
  }) => {
    untidyServer.answer('/token', { cors: false, body: { error: 'invalid_request' } });
    const step = await openRemote(page, untidyServer.issuer);
    await send(step);
    await expect(stateOf(step)).toHaveText('✕ failed: not readable here (CORS)');
    const response = panelOf(step, 'Response');
    await expect(response).toContainText('run Claimcheck on your own machine with npm start');
    await expect(step.getByRole('button', { name: /relay/ })).toHaveCount(0);
    untidyServer.reset();
    await pressFix(step, 'Send again');
    await expect(stateOf(step)).toHaveText(/^✓/);
  });
});
