import type { Locator, Page } from '@playwright/test';
import { flowIds, type FlowId } from '../../src/flows/flow-ids.ts';
import { boxOf, stateOf, stepOf } from '../support/flow-page.ts';
import { press, tabTo } from '../support/keyboard.ts';
import { waitForWorker } from '../support/service-worker.ts';
import { startStaticServer, type StaticServer } from '../support/static-server.ts';
import { violationsIn } from '../support/violations.ts';
import { expect, test as base } from './fixtures.ts';

// Every flow in the hardest place: a phone's width, the keyboard alone, no network, the sandbox in the
// service worker. Each page is looked at by axe where the flow has ended.

const test = base.extend<{ readonly site: StaticServer }>({
  site: async ({}, use) => {
    const site = await startStaticServer('dist/app');
    await use(site);
    await site.close();
  },
  baseURL: ({ site }, use) => use(site.origin),
});

test.use({ serviceWorkers: 'allow', viewport: { width: 360, height: 740 } });

/** Does a step by its button, and waits until it has gone well. */
async function does(page: Page, title: string, button = 'Send request'): Promise<void> {
  const step = stepOf(page, title);
  await press(step.getByRole('button', { name: button, exact: true }));
  await expect(stateOf(step)).toHaveText(/^✓/);
}

/** Signs in as alice where the sandbox asks who it is, and agrees where it asks whether. */
async function agree(page: Page, isThere: Locator): Promise<void> {
  const alice = page.getByRole('button', { name: /Alice/ });
  const allow = page.getByRole('button', { name: 'Allow', exact: true });
  await expect(alice.or(allow).or(isThere).first()).toBeAttached();
  if (await alice.isVisible()) await press(alice);
  await expect(allow.or(isThere).first()).toBeAttached();
  if (await allow.isVisible()) await press(allow);
  await expect(isThere).toBeAttached();
}

async function authorizes(page: Page): Promise<void> {
  const title = 'Ask for authorization';
  await press(stepOf(page, title).getByRole('button', { name: 'Open authorization page' }));
  await page.waitForURL(/\/sandbox\/|\/runs\//);
  await agree(page, page.locator('#root'));
  await expect(stateOf(stepOf(page, title))).toHaveText(/^✓/);
}

/** What a person does elsewhere, on a page of the sandbox that a link of ours opens. */
async function elsewhere(page: Page, link: string, act: (other: Page) => Promise<void>) {
  const opened = page.context().waitForEvent('page');
  await press(page.getByRole('link', { name: link }));
  const other = await opened;
  await act(other);
  await other.close();
}

const said = (page: Page) => page.getByText('You allowed it');

/** Takes the first token that earlier runs have for a parameter. */
async function useTokenOfRun(page: Page, name: string): Promise<void> {
  await tabTo(page.getByRole('combobox', { name: `Use a token of a run for ${name}` }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** How each flow is walked, to its end. */
const walks: Readonly<Record<FlowId, (page: Page) => Promise<void>>> = {
  'authorization-code': async (page) => {
    await authorizes(page);
    await does(page, 'Redeem the code');
    await does(page, 'Ask who signed in');
    await does(page, 'Call the API');
  },
  'client-credentials': async (page) => {
    await does(page, 'Ask for a token');
    await does(page, 'Call the API');
  },
  'refresh-token': (page) => does(page, 'Refresh the token'),
  'device-authorization': async (page) => {
    await does(page, 'Ask for codes');
    await elsewhere(page, 'Open the page', async (other) => {
      await press(other.locator('form button').first());
      await agree(other, said(other));
    });
    await does(page, 'Wait for the person');
  },
  ciba: async (page) => {
    await does(page, 'Have the person asked');
    await elsewhere(page, 'Open the approval page', async (phone) => {
      const look = phone.getByRole('button', { name: /^Look at the request/ });
      const alice = phone.getByRole('button', { name: /Alice/ });
      await expect(alice.or(look).first()).toBeAttached();
      if (await alice.isVisible()) await press(alice);
      await press(look);
      await agree(phone, said(phone));
    });
    await does(page, 'Wait for the answer');
  },
  'token-exchange': async (page) => {
    await useTokenOfRun(page, 'subject_token');
    await does(page, 'Exchange the token');
  },
  'jwt-bearer': async (page) => {
    await does(page, 'Sign the assertion', 'Sign the assertion');
    await does(page, 'Trade it for a token');
  },
  'saml-bearer': async (page) => {
    await does(page, 'Have an assertion made');
    await does(page, 'Read the assertion', 'Read the assertion');
    await does(page, 'Trade it for a token');
  },
  userinfo: (page) => does(page, 'Ask who signed in'),
  introspection: async (page) => {
    await useTokenOfRun(page, 'token');
    await does(page, 'Ask about the token');
  },
  revocation: async (page) => {
    await does(page, 'Give the token back');
    // A public client cannot ask about a token (RFC 7662 §2.1); using it proves as much.
    await does(page, 'Prove it by using the token');
  },
  registration: async (page) => {
    for (const title of ['Register the client', 'Read the registration']) await does(page, title);
    await does(page, 'Change the registration');
    await does(page, 'Delete the registration');
  },
  logout: async (page) => {
    const step = stepOf(page, 'Sign out at the server');
    await press(step.getByRole('button', { name: 'Open authorization page' }));
    await expect(stateOf(step)).toHaveText(/^✓/);
  },
  password: async (page) => {
    await does(page, 'Trade the password for a token');
    await does(page, 'Ask who signed in');
  },
  custom: async (page) => {
    const grant = boxOf(stepOf(page, 'Ask for a token'), 'grant_type');
    await tabTo(grant);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('client_credentials');
    await does(page, 'Ask for a token');
  },
  hybrid: async (page) => {
    await authorizes(page);
    await does(page, 'Redeem the code');
  },
  implicit: async (page) => {
    await authorizes(page);
    await does(page, 'Ask who signed in');
  },
};

/** The client that a flow cannot choose by itself. */
const clients: Partial<Readonly<Record<FlowId, string>>> = { custom: 'backend-of-default' };

// Those that use the tokens of the code flow come after it, the one that ends the session last.
const visits: readonly (readonly FlowId[])[] = [
  [
    ...(['authorization-code', 'userinfo', 'refresh-token', 'introspection'] as const),
    ...(['token-exchange', 'revocation', 'logout'] as const),
  ],
  ['client-credentials', 'jwt-bearer', 'saml-bearer', 'registration', 'custom'],
  ['device-authorization', 'ciba', 'password', 'hybrid', 'implicit'],
];

test('every flow is walked here', () => {
  expect(visits.flat().toSorted()).toEqual(flowIds.toSorted());
});

for (const ids of visits) {
  test(`offline, with the keyboard alone and at 360 px: ${ids.join(', ')}`, async ({ page }) => {
    // Some seven flows each, every control of every page stopped at on the way.
    test.setTimeout(180_000);
    await page.goto('/');
    await waitForWorker(page);
    await page.context().setOffline(true);
    for (const id of ids) {
      await test.step(id, async () => {
        const client = clients[id];
        await page.goto(`/flows/${id}${client === undefined ? '' : `?client=${client}`}`);
        await walks[id](page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        expect(await violationsIn(page)).toEqual([]);
      });
    }
  });
}
