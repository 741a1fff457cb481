import type { Page } from '@playwright/test';
import type { CapturedRequest } from '../support/capture-server.ts';
import { boxOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { addClient, connect, createEnvironment, discover } from '../support/remote-environment.ts';
import { untidyMetadata } from '../support/untidy-server.ts';
import { expect, test } from './fixtures.ts';

// Where a client secret may go: to the endpoints of its own environment, which the user has seen.

const secretOfA = 'secret-of-A-4711';
const secretOfB = 'secret-of-B-0815';

/** All that a request carries, in the forms that a secret may have there. */
function carried({ target, headers, body }: CapturedRequest): string {
  const text = `${target}\n${headers.flat().join('\n')}\n${body.toString()}`;
  const basic = /Basic (\S+)/i.exec(text)?.[1] ?? '';
  return `${text}\n${Buffer.from(basic, 'base64').toString()}`;
}

const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

test('a token endpoint on another host is taken, and shown before the secret goes there', async ({
  page,
  untidyServer,
  captureServer,
}) => {
  const tokenEndpoint = `${captureServer.origin}/elsewhere/token`;
  const body = { ...untidyMetadata(untidyServer.issuer), token_endpoint: tokenEndpoint };
  untidyServer.answer('/.well-known/openid-configuration', { body });
  await discover(page, untidyServer.issuer);
  await createEnvironment(page);
  await expect(page.getByText(tokenEndpoint).first()).toBeVisible();
  await addClient(page, { id: 'app-of-a', method: 'client_secret_basic', secret: secretOfA });
  await page.goto(`/flows/client-credentials?environment=${idOf(page)}`);
  const step = stepOf(page, 'Ask for a token');
  await expect(boxOf(step, 'URL')).toHaveValue(tokenEndpoint);
  await expect(wireOf(step, 'request')).toContainText(`host: ${new URL(tokenEndpoint).host}`);
  expect(captureServer.requests).toEqual([]);
  await send(step);
  expect(captureServer.requests.map(({ target }) => target)).toEqual(['/elsewhere/token']);
  expect(captureServer.requests.map(carried).join()).toContain(secretOfA);
  expect(untidyServer.seen.filter((one) => one.includes('/token'))).toEqual([]);
});

test('metadata of another issuer is told as an error, and that issuer is asked for nothing', async ({
  page,
  untidyServer,
  captureServer,
}) => {
  const body = untidyMetadata(captureServer.origin);
  untidyServer.answer('/.well-known/openid-configuration', { body });
  untidyServer.answer('/.well-known/oauth-authorization-server', { body });
  await discover(page, untidyServer.issuer);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(captureServer.origin);
  await expect(alert).toContainText(untidyServer.issuer);
  await expect(alert).toContainText('Error: The metadata is that of another issuer');
  await expect(alert).toContainText('must not be used');
  expect(captureServer.requests).toEqual([]);
});

test('the secret of one environment never goes to the endpoints of another', async ({
  page,
  untidyServer,
  captureServer,
}) => {
  await connect(page, untidyServer.issuer, {
    id: 'app-of-a',
    method: 'client_secret_post',
    secret: secretOfA,
  });
  const a = idOf(page);
  const body = {
    ...untidyMetadata(untidyServer.issuer),
    token_endpoint: `${captureServer.origin}/b`,
  };
  untidyServer.answer('/.well-known/openid-configuration', { body });
  await connect(page, untidyServer.issuer, {
    id: 'app-of-b',
    method: 'client_secret_post',
    secret: secretOfB,
  });
  const b = idOf(page);
  const step = stepOf(page, 'Ask for a token');

  // A run of A that was sent, then the other environment on the same screen.
  await page.goto(`/flows/client-credentials?environment=${a}`);
  await expect(boxOf(step, 'client_id')).toHaveValue('app-of-a');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
  const runOfA = page.url();
  expect(captureServer.requests).toEqual([]);
  await page.goto(`/flows/client-credentials?environment=${a}`);
  await expect(boxOf(step, 'client_id')).toHaveValue('app-of-a');
  await page.getByRole('combobox', { name: 'Environment' }).selectOption(b);
  await expect(boxOf(step, 'client_id')).toHaveValue('app-of-b');
  await expect(wireOf(step, 'request')).not.toContainText(secretOfA);
  await send(step);

  // A client of A named in an address together with B.
  await page.goto(`/environments/${a}`);
  const keyOfA = await page.evaluate(async (environment) => {
    const opening = indexedDB.open('claimcheck');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const reading = opening.result.transaction('environments').objectStore('environments').getAll();
    await new Promise((resolve) => (reading.onsuccess = resolve));
    opening.result.close();
    const all = reading.result as { id: string; clients: { id: string }[] }[];
    return all.find(({ id }) => id === environment)?.clients[0]?.id ?? '';
  }, a);
  expect(keyOfA).not.toBe('');
  await page.goto(`/flows/client-credentials?environment=${b}&client=${keyOfA}`);
  await expect(wireOf(step, 'request')).toContainText(new URL(captureServer.origin).host);
  await expect(wireOf(step, 'request')).not.toContainText(secretOfA);
  await send(step);

  // The old run, sent again while B is the one that was chosen last.
  const sentBefore = captureServer.requests.length;
  expect(sentBefore).toBe(2);
  await page.goto(runOfA);
  await expect(boxOf(step, 'URL')).toHaveValue(`${untidyServer.issuer}/token`);
  await send(step);
  expect(captureServer.requests).toHaveLength(sentBefore);
  const seen = captureServer.requests.map(carried);
  expect(seen.filter((text) => text.includes(secretOfA) || text.includes('app-of-a'))).toEqual([]);
  expect(seen[0]).toContain(secretOfB);
});
