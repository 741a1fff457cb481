import type { Locator, Page } from '@playwright/test';
import type { CapturedRequest, CaptureServer } from '../support/capture-server.ts';
import { answerAsIssuer } from '../support/capturing-issuer.ts';
import { boxOf, panelOf, stateOf, stepOf } from '../support/flow-page.ts';
import { connect } from '../support/remote-environment.ts';
import { expectAsAnnounced, readAnnounced } from '../support/what-was-sent.ts';
import { expect, test } from './fixtures.ts';

/** A step, with one edit of a value, one addition and one removal of a parameter. */
interface ChangedStep {
  readonly title: string;
  /** How to come to it; in the place of the step before where it is left out. */
  readonly open?: (page: Page) => Promise<void>;
  /** The path that it asks, which may be typed. */
  readonly path: string;
  readonly edit: string;
  readonly place: 'query' | 'form' | 'header';
  readonly leaveOut: string;
}

const awkward = 'awkward & = + % # ü 😀 "quoted"';

const steps: readonly ChangedStep[] = [
  {
    title: 'Ask for authorization',
    open: async (page) => void (await page.goto('/flows/authorization-code')),
    ...{ path: '/authorize', edit: 'scope', place: 'query', leaveOut: 'code_challenge_method' },
  },
  {
    title: 'Redeem the code',
    ...{ path: '/token', edit: 'code', place: 'form', leaveOut: 'redirect_uri' },
  },
  {
    title: 'Ask who signed in',
    ...{ path: '/userinfo', edit: 'authorization', place: 'header', leaveOut: 'accept' },
  },
  {
    title: 'Call the API',
    ...{ path: '/orders?a=b%20c', edit: 'accept', place: 'query', leaveOut: 'authorization' },
  },
  {
    title: 'Refresh the token',
    open: (page) => page.getByRole('link', { name: 'Refresh', exact: true }).click(),
    ...{ path: '/token', edit: 'refresh_token', place: 'form', leaveOut: 'grant_type' },
  },
  {
    title: 'Ask for a token',
    open: async (page) => void (await page.goto('/flows/client-credentials')),
    ...{ path: '/token?a=1', edit: 'scope', place: 'header', leaveOut: 'authorization' },
  },
  {
    title: 'Ask about the token',
    open: async (page) => void (await page.goto('/flows/introspection')),
    ...{ path: '/introspect', edit: 'token', place: 'form', leaveOut: 'token_type_hint' },
  },
];

/** Edits one value, adds one parameter and leaves one out. */
async function change(step: Locator, { edit, place, leaveOut }: ChangedStep): Promise<void> {
  // A header holds neither what is beyond Latin-1 nor a line break.
  const isHeader = ['authorization', 'accept'].includes(edit);
  await boxOf(step, edit).fill(isHeader ? 'Bearer "edited", by=hand; ~' : awkward);
  await step.getByRole('checkbox', { name: `Include ${leaveOut}`, exact: true }).uncheck();
  const places = step.getByRole('combobox', { name: 'Where to add it' });
  if (await places.isVisible()) await places.selectOption(place);
  await step.getByRole('button', { name: 'Add parameter' }).click();
  await step.getByRole('textbox', { name: 'Parameter name' }).fill('X-Added_');
  await boxOf(step, 'X-Added_').fill(place === 'header' ? '7; a="b"' : awkward);
}

const textOf = ({ target, headers, body }: CapturedRequest): string =>
  [target, ...headers.flat(), body].join('\n');

interface Walk {
  readonly page: Page;
  readonly server: CaptureServer;
  readonly way: 'direct' | 'relay';
}

async function sendChanged({ page, server, way }: Walk, changed: ChangedStep): Promise<void> {
  const step = stepOf(page, changed.title);
  await changed.open?.(page);
  const isNavigation = changed.path === '/authorize';
  const button = isNavigation ? 'Open authorization page' : 'Send request';
  if (!isNavigation) await boxOf(step, 'URL').fill(server.origin + changed.path);
  await change(step, changed);
  const announced = await readAnnounced(
    panelOf(step, 'Request'),
    way === 'relay' && !isNavigation ? 'relay' : 'browser',
  );
  await step.getByRole('button', { name: button, exact: true }).click();
  await expect(stateOf(step)).toHaveText(/answered/);
  // Whether a page can read the answers of a token endpoint is probed before the first step.
  const [arrived, ...more] = server.requests.filter((one) => textOf(one).includes('X-Added_'));
  if (arrived === undefined) throw new Error('Failed to capture: nothing arrived');
  expect(more).toEqual([]);
  expectAsAnnounced(arrived, announced);
  expect(announced.text).not.toMatch(new RegExp(`\\b${changed.leaveOut}\\b`, 'i'));
  server.forget();
}

for (const way of ['direct', 'relay'] as const) {
  test(`what a step shows after its parameters were changed is what arrives, ${way}`, async ({
    page,
    captureServer: server,
  }) => {
    answerAsIssuer(server);
    const secret = { method: 'client_secret_basic', secret: 'a secret' } as const;
    await connect(page, server.origin, { id: 'web', scope: 'a b', ...secret });
    if (way === 'relay') {
      await page.getByRole('combobox', { name: 'Transport' }).selectOption('relay');
      await page.getByRole('button', { name: 'Save', exact: true }).first().click();
      await expect(page.getByText('Environment saved')).toBeVisible();
    }
    for (const changed of steps) {
      await test.step(changed.title, () => sendChanged({ page, server, way }, changed));
    }
  });
}

for (const way of ['direct', 'relay'] as const) {
  test(`what the page for calls shows is what arrives, ${way}`, async ({ page, captureServer }) => {
    await page.goto('/request');
    await page
      .getByRole('textbox', { name: 'URL', exact: true })
      .fill(`${captureServer.origin}/orders?a=b%20c&d=é`);
    await page.getByRole('combobox', { name: 'Method' }).selectOption('PUT');
    await page.getByRole('combobox', { name: 'Sent by' }).selectOption(way);
    await page.getByRole('button', { name: 'Remove header 1' }).click();
    await page.getByRole('button', { name: 'Add header' }).click();
    await page.getByLabel('Header 1 name').fill('X-Added_');
    await page.getByLabel('Header 1 value').fill('7; a="b"');
    await page.getByRole('combobox', { name: 'Body' }).selectOption('text');
    await page.getByRole('textbox', { name: 'Text body' }).fill(awkward);
    await page.getByRole('textbox', { name: 'Content type' }).fill('');
    const request = page.getByRole('tabpanel', { name: 'Request', exact: true });
    await expect(request).toContainText(awkward);
    const announced = await readAnnounced(request, way === 'relay' ? 'relay' : 'browser');
    const arriving = captureServer.next();
    await page.getByRole('button', { name: 'Send request', exact: true }).click();
    const arrived = await arriving;
    expectAsAnnounced(arrived, announced);
    expect(textOf(arrived)).toContain(awkward);
    // A browser adds a type to text by itself, but to bytes none.
    expect(textOf(arrived)).not.toMatch(/content-type/i);
  });
}
