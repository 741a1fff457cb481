import { copyApp, updatedVersion, type AppCopy } from '../support/app-copy.ts';
import {
  boxOf,
  getCode,
  panelOf,
  send,
  signInAndAllow,
  stateOf,
  stepOf,
} from '../support/flow-page.ts';
import { waitForNewWorker, waitForWorker } from '../support/service-worker.ts';
import { saveForm } from '../support/save-form.ts';
import { expect, test as base } from './fixtures.ts';

// The host with the worker in front of it, as every browser has it from the second page on.
const test = base.extend<{ readonly copy: AppCopy }>({
  copy: async ({}, use) => {
    const copy = await copyApp();
    await copy.start();
    await use(copy);
    await copy.remove();
  },
});

test.use({ serviceWorkers: 'allow' });

const hostName = () => fetch('/sandbox').then((response) => response.json() as Promise<unknown>);

test('the worker leaves the sandbox to the host, session and all', async ({
  page,
  context,
  app,
}) => {
  await page.goto('/');
  await waitForWorker(page);
  expect(await page.evaluate(hostName)).toMatchObject({ host: 'server' });
  await getCode(page);
  const redeem = stepOf(page, 'Redeem the code');
  await send(redeem);
  await expect(stateOf(redeem)).toHaveText(/^✓/);
  const cookies = await context.cookies(`${app}/sandbox/default/authorize`);
  expect(cookies).toEqual([expect.objectContaining({ path: '/sandbox/default', httpOnly: true })]);
  const kept = await page.evaluate(() => indexedDB.databases());
  expect(kept.map(({ name }) => name)).not.toContain('claimcheck-sandbox');
});

test('the worker stands in for a host that has ended, and gives way when it is back', async ({
  page,
  copy,
}) => {
  await page.goto(copy.origin);
  await waitForWorker(page);
  expect(await page.evaluate(hostName)).toMatchObject({ host: 'server' });
  await copy.stop();
  await page.goto(`${copy.origin}/flows/client-credentials`);
  const step = stepOf(page, 'Ask for a token');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
  expect(await page.evaluate(hostName)).toMatchObject({ host: 'worker' });

  await copy.start();
  await page.goto(`${copy.origin}/flows/client-credentials`);
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✓/);
  expect(await page.evaluate(hostName)).toMatchObject({ host: 'server' });
});

test('an updated app is there after one reload, and its old page still works before', async ({
  page,
  copy,
}) => {
  await page.goto(copy.origin);
  await waitForWorker(page);
  await expect(page.getByRole('textbox', { name: 'Paste a token' })).toBeVisible();
  copy.update('Paste a token', 'Paste your token');

  // Its code for this page is gone from the host.
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();

  await page.goto(copy.origin);
  await expect(page.getByRole('textbox', { name: 'Paste your token' })).toBeVisible();
  await waitForNewWorker(page, updatedVersion);
  await copy.stop();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Paste your token' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});

for (const serviceWorkers of ['allow', 'block'] as const) {
  const by = serviceWorkers === 'allow' ? 'worker' : 'host, where a browser has no worker';
  test.describe(() => {
    test.use({ serviceWorkers });

    test(`an answer that another site posts is taken in by the ${by}`, async ({ page, app }) => {
      // To a browser this is another site than localhost.
      const issuer = `${app.replace('localhost', '127.0.0.1')}/sandbox/default`;
      await page.goto('/environments/new');
      await page.getByRole('textbox', { name: 'Issuer or metadata URL' }).fill(issuer);
      await page.getByRole('button', { name: 'Discover' }).click();
      await page.getByRole('button', { name: 'Create environment' }).click();
      await page.getByRole('button', { name: 'Add client' }).click();
      await page.getByRole('textbox', { name: 'Client ID' }).fill('web-app');
      await page.getByRole('textbox', { name: 'Scope' }).fill('openid profile');
      await saveForm(page, 'Save client');
      await expect(page.getByRole('region', { name: 'Clients' })).toContainText('openid profile');
      if (serviceWorkers === 'allow') await waitForWorker(page);
      const environment = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      await page.goto(`/flows/authorization-code?environment=${environment}`);
      await page.getByRole('combobox', { name: 'Response mode' }).selectOption('form_post');
      const step = stepOf(page, 'Ask for authorization');
      await expect(boxOf(step, 'response_mode')).toHaveValue('form_post');
      await step.getByRole('button', { name: 'Open authorization page' }).click();
      const posted = page.waitForRequest(
        (request) => request.method() === 'POST' && request.url() === `${app}/callback`,
      );
      await signInAndAllow(page);
      await posted;
      await expect(page).toHaveURL(new RegExp(`^${app}/runs/[0-9a-f]+$`));
      await expect(stateOf(step)).toHaveText(/^✓/);
      const redeem = stepOf(page, 'Redeem the code');
      await send(redeem);
      await expect(stateOf(redeem)).toHaveText(/^✓/);
      await expect(panelOf(redeem, 'Checks').locator('[data-mark="failed"]')).toHaveCount(0);
    });
  });
}
