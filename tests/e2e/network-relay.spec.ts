import { boxOf, panelOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { connect } from '../support/remote-environment.ts';
import { expect, test } from './fixtures.ts';

const robot = { id: 'robot', method: 'client_secret_basic', secret: 's', scope: 'a b' } as const;

test('a request by the relay that is not answered is cancelled up to the server, and sent again', async ({
  page,
  untidyServer,
}) => {
  const token = { access_token: 'a', token_type: 'Bearer' };
  untidyServer.answer('/token', { cors: false, body: token });
  await connect(page, untidyServer.issuer, robot);
  await page.goto('/flows/client-credentials');
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  untidyServer.answer('/token', { held: true, body: token });
  const wasClosed = untidyServer.nextHeldClosed();
  await panelOf(step, 'Response').getByRole('button', { name: 'Send through the relay' }).click();
  await expect.poll(() => untidyServer.seen).toContain('POST /token');
  await step.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(stateOf(step)).toHaveText('! cancelled');
  // The relay has let go of the server, which sees its connection end.
  await wasClosed;
  untidyServer.answer('/token', { cors: false, body: token });
  await step.getByRole('button', { name: 'Send request', exact: true }).click();
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
  await expect(panelOf(step, 'Response')).toContainText('by the relay');
});

test('a refresh token that was sent blindly may be spent, and the relay brings a fresh one', async ({
  page,
  untidyServer,
}) => {
  await connect(page, untidyServer.issuer, { id: 'spa', scope: 'profile' });
  await page.goto('/flows/authorization-code');
  const ask = stepOf(page, 'Ask for authorization');
  const redeem = stepOf(page, 'Redeem the code');
  const refresh = stepOf(page, 'Refresh the token');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await expect(redeem.getByRole('button', { name: 'Send request', exact: true })).toBeEnabled();
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓ answered/);
  await page.getByRole('link', { name: 'Refresh', exact: true }).click();
  await expect(boxOf(refresh, 'refresh_token')).toHaveValue('refresh-1');

  // What the probe finds readable, and the refresh itself not: some servers send CORS for errors alone.
  const answer = { access_token: 'b', token_type: 'Bearer', refresh_token: 'refresh-2' };
  untidyServer.answer('/token', { body: answer, corsForEmpty: true, cors: false });
  await send(refresh);
  const response = panelOf(refresh, 'Response');
  await expect(response).toContainText('the refresh token may be spent');
  await expect(response.getByRole('button', { name: 'Send again', exact: true })).toHaveCount(0);
  const before = untidyServer.seen.filter((line) => line === 'POST /token').length;
  await response.getByRole('button', { name: /through the relay$/ }).click();
  // The old token is not sent once more: a new sign-in brings the next one.
  await expect(ask.getByRole('button', { name: 'Open authorization page' })).toBeEnabled();
  expect(untidyServer.seen.filter((line) => line === 'POST /token')).toHaveLength(before);
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  await expect(redeem.getByRole('button', { name: 'Send request', exact: true })).toBeEnabled();
  await send(redeem);
  await expect(wireOf(redeem, 'response')).toContainText('refresh-2');
  await page.getByRole('link', { name: 'Refresh', exact: true }).click();
  await expect(boxOf(refresh, 'refresh_token')).toHaveValue('refresh-2');
  await send(refresh);
  await expect(stateOf(refresh)).toHaveText(/^✓ answered/);
});
