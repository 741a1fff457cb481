import type { Locator, Page } from '@playwright/test';
import { panelOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { connect } from '../support/remote-environment.ts';
import type { UntidyAnswer } from '../support/untidy-server.ts';
import { expect, test } from './fixtures.ts';

const robot = { id: 'robot', method: 'client_secret_basic', secret: 's', scope: 'a b' } as const;

async function openToken(page: Page, issuer: string): Promise<Locator> {
  await connect(page, issuer, robot);
  await page.goto('/flows/client-credentials');
  return stepOf(page, 'Ask for a token');
}

/** What no run can go on with: the state, and words that only this failure has. */
const useless: readonly (readonly [answer: UntidyAnswer, state: string, words: string])[] = [
  [{ body: '' }, 'failed: the answer is empty', 'Nothing but status 200 came'],
  [
    { body: '<!doctype html><title>Tea</title>', headers: [['Content-Type', 'text/html']] },
    'failed: HTML in place of JSON',
    'An HTML page came',
  ],
  [{ body: 'no tea today' }, 'failed: the answer is not JSON', 'is not JSON'],
  [{ body: ['tea'] }, 'failed: the answer is no JSON object', 'is not an object'],
  [{ status: 418, body: 'teapot' }, 'failed: unexpected status', '(418)'],
  [{ status: 500, body: 'oops' }, 'failed: unexpected status', '(500)'],
  [
    { status: 400, body: { error: 'out_of_tea', error_description: 'Only coffee left' } },
    'refused: out_of_tea',
    'Only coffee left',
  ],
  [{ status: 400, body: { error: ['invalid_scope'] } }, 'refused: invalid_scope', 'scope'],
  [{ body: { tea: true } }, 'failed: access token missing', 'There is no access token'],
  [
    { status: 307, headers: [['Location', 'https://else.example/']], body: '' },
    'failed: redirected elsewhere',
    'The server answers with a redirect',
  ],
  [{ body: { access_token: 'a' }, cors: false }, 'failed: not readable here (CORS)', 'CORS'],
  [{ cut: true }, 'failed: unreachable', 'cannot be reached'],
];

test('what cannot be used is shown as it came, each with advice of its own, and sent again', async ({
  page,
  untidyServer,
}) => {
  test.slow(); // one journey for all of the table
  const step = await openToken(page, untidyServer.issuer);
  const advised: string[] = [];
  for (const [answer, state, words] of useless) {
    untidyServer.answer('/token', answer);
    await step.getByRole('button', { name: 'Send request', exact: true }).click();
    await expect(stateOf(step)).toHaveText(`✕ ${state}`);
    await expect(panelOf(step, 'Response')).toContainText(words);
    if (typeof answer.body === 'string' && answer.status !== 307) {
      await expect(wireOf(step, 'response')).toContainText(answer.body);
    }
    const todo = step.getByText('What to do:').locator('..');
    advised.push(await todo.innerText());
  }
  expect(new Set(advised).size).toBe(useless.length);
  untidyServer.reset();
  await step.getByRole('button', { name: 'Send again', exact: true }).click();
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
});

/** What is merely unusual, or wrong in part: the run goes on with the token. */
const usable: readonly (readonly [answer: UntidyAnswer, state: RegExp, check: string])[] = [
  [
    { body: { ACCESS_TOKEN: 'token-0', Token_Type: 'BEARER' } },
    /^✓ answered/,
    'access_token is spelled ACCESS_TOKEN',
  ],
  [
    { body: { access_token: ['token-1'], token_type: ['bearer'], scope: ['a', 'b'] } },
    /^✓ answered/,
    'access_token is an array, not a string',
  ],
  [{ body: { access_token: 'token-2' } }, /token type missing/, 'The token type is missing'],
  [
    { body: { access_token: 'token-3', token_type: 'Bearer', expires_in: '300' } },
    /^✓ answered/,
    'expires_in is a string, not a number',
  ],
  [
    { status: 201, body: { access_token: 'token-4', token_type: 'Bearer' } },
    /^✓ answered/,
    'The status is a success, but not 200',
  ],
  [
    { status: 418, body: { access_token: 'token-5', token_type: 'Bearer' } },
    /unexpected status/,
    'The status is not 200',
  ],
  [
    { body: 'access_token=token-6&token_type=bearer' },
    /1 check failed/,
    'The body is form-encoded',
  ],
  [
    {
      headers: [['CONTENT-TYPE', 'text/html']],
      body: JSON.stringify({ access_token: 'token-7', token_type: 'Bearer', scope: 'a' }),
    },
    /^✓ answered/,
    'not granted: b',
  ],
];

test('what is merely unusual is said, and the run goes on with the token', async ({
  page,
  untidyServer,
}) => {
  test.slow(); // one journey for all of the table
  const step = await openToken(page, untidyServer.issuer);
  for (const [index, [answer, state, check]] of usable.entries()) {
    untidyServer.answer('/token', answer);
    await step.getByRole('button', { name: 'Send request', exact: true }).click();
    await expect(wireOf(step, 'response')).toContainText(`token-${index}`);
    await expect(stateOf(step)).toHaveText(state);
    await expect(panelOf(step, 'Checks')).toContainText(check);
    const token = page.getByRole('article', { name: 'Access token' }).first();
    await expect(token).toContainText(`token-${index}`);
  }
});

test('a network that goes down in the middle of a run is named, and the request goes again', async ({
  page,
  context,
  untidyServer,
}) => {
  const step = await openToken(page, untidyServer.issuer);
  await context.setOffline(true);
  await send(step);
  await expect(panelOf(step, 'Response')).toContainText('cannot be reached');
  await context.setOffline(false);
  await step.getByRole('button', { name: 'Send again', exact: true }).click();
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
});

test('a redirect is seen through the relay, and where it leads', async ({ page, untidyServer }) => {
  const step = await openToken(page, untidyServer.issuer);
  const headers = [['Location', `${untidyServer.issuer}/elsewhere`]] as const;
  untidyServer.answer('/token', { status: 307, headers, body: '' });
  await send(step);
  await step.getByRole('button', { name: 'Send through the relay' }).click();
  await expect(wireOf(step, 'response')).toContainText('/elsewhere');
  expect(untidyServer.seen).not.toContain('POST /elsewhere');
});

test('what CORS hides is named with its cost, and the relay shows it', async ({
  page,
  untidyServer,
}) => {
  const step = await openToken(page, untidyServer.issuer);
  const body = { access_token: 'opaque-1', token_type: 'Bearer', expires_in: 300 };
  untidyServer.answer('/token', { body, headers: [['Retry-After', '7']] });
  await send(step);
  const response = panelOf(step, 'Response');
  await expect(wireOf(step, 'response')).not.toContainText('retry-after');
  await response.getByText('Headers that are not here: not sent, or hidden by CORS').click();
  await expect(response.getByRole('listitem').filter({ hasText: 'retry-after' })).toContainText(
    'without it this page cannot tell how long to wait',
  );
  await response.getByRole('button', { name: 'Send again through the relay' }).click();
  await expect(wireOf(step, 'response')).toContainText(/retry-after: 7/i);
  await expect(response).toContainText('by the relay');
  await expect(response.getByText('Headers that are not here')).toHaveCount(0);
  const posts = untidyServer.seen.filter((one) => one === 'POST /token');
  expect(posts).toHaveLength(2);
});

test('a body with GET is named before it is sent, and goes through the relay', async ({
  page,
  untidyServer,
}) => {
  const step = await openToken(page, untidyServer.issuer);
  await step.getByRole('combobox', { name: 'Method' }).fill('GET');
  await expect(panelOf(step, 'Request')).toContainText('A page cannot send a body with GET');
  await send(step);
  await expect(panelOf(step, 'Response')).toContainText('A browser sends no body with GET');
  const fix = panelOf(step, 'Response').getByRole('button', { name: 'Send through the relay' });
  await fix.click();
  await expect(stateOf(step)).toHaveText(/^✓ answered/);
  expect(untidyServer.seen).toContain('GET /token');
});
