import type { Locator, Page } from '@playwright/test';
import { boxOf, panelOf, send, stateOf, stepOf, wireOf } from '../support/flow-page.ts';
import { hostileValues, watchHostile } from '../support/hostile.ts';
import { redirectUri, testDefinition } from '../support/sandbox-definition.ts';
import { pkce, toForm } from '../support/sandbox-world.ts';
import { type UntidyServer, untidyMetadata } from '../support/untidy-server.ts';
import { expect, test } from './fixtures.ts';

/** What the page cuts ends so; the whole of it is in the message as it came. */
const ellipsis = '…';

/** The text is the value, or its beginning where the page says that there is more. */
async function expectText(place: Locator, value: string): Promise<void> {
  await expect(place).toBeAttached();
  const shown = (await place.textContent()) ?? '';
  if (value.length > 2000 && shown.endsWith(ellipsis)) {
    expect(shown.length).toBeGreaterThan(100);
    expect(value.startsWith(shown.slice(0, -1))).toBe(true);
  } else {
    expect(shown).toBe(value);
  }
}

/** A text that is in the document whole up to 64 kB, and else by the rows in sight, the first ones here. */
function expectInSight(shown: string, whole: string): void {
  if (whole.length < 64 * 1024) expect(shown).toBe(whole);
  else expect([whole.startsWith(shown), shown.length > 5000]).toEqual([true, true]);
}

/** The body below the head of a message. */
async function expectBody(wire: Locator, body: string): Promise<void> {
  const shown = (await wire.textContent()) ?? '';
  expectInSight(shown.slice(shown.indexOf('\n\n') + 2), body);
}

/** A header can hold neither a control character nor one beyond Latin-1, nor a megabyte. */
function asHeader(value: string): string {
  return value.replace(/[^\u0020-\u007E]/g, '').slice(0, 4000);
}

const memberRow = (step: Locator, name: string) =>
  panelOf(step, 'Response').getByRole('row').filter({ hasText: name }).first();

/** Metadata that is refused: with an error in JSON, then with a page, each with a reason phrase. */
async function refuseDiscovery(page: Page, server: UntidyServer, value: string): Promise<void> {
  const reason = asHeader(value);
  const error = { error: value, error_description: value, error_uri: value };
  await page.goto('/environments/new');
  await expect(page.locator('summary').filter({ hasText: 'sandbox' }).first()).toBeAttached();
  await page.getByRole('textbox', { name: 'Issuer or metadata URL' }).fill(server.issuer);
  for (const path of [
    '/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server',
  ])
    server.answer(path, { status: 400, reason, body: error });
  await page.getByRole('button', { name: 'Discover' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  server.reset();
}

/** A definition may come in a file, or from a server: its names are shown where one signs in. */
async function signInAtHostile(page: Page, value: string): Promise<void> {
  const { users, clients, scopes, ...rest } = testDefinition();
  const definition = {
    ...rest,
    users: users.map((user) => ({ ...user, claims: { ...user.claims, name: value } })),
    clients: clients.map((client) => ({ ...client, client_name: value })),
    scopes: scopes.map((scope) => ({ ...scope, description: value })),
  };
  await page.goto('/');
  const id = `hostile-${crypto.randomUUID()}`;
  const status = await page.evaluate(
    async ([path, body]) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(path, { method: 'PUT', headers, body })).status;
    },
    [`/sandbox/${id}`, JSON.stringify(definition)] as const,
  );
  expect(status).toBe(201);
  const query = toForm({
    ...{ client_id: 'web-app', redirect_uri: redirectUri, response_type: 'code' },
    ...{ scope: 'openid profile', state: value, login_hint: value },
    ...{ code_challenge: pkce.challenge, code_challenge_method: 'S256' },
  });
  await page.goto(`/sandbox/${id}/authorize?${query}`);
}

/** The value is in the text of the page as it is. */
async function expectShown(page: Page, value: string): Promise<void> {
  const text = (await page.locator('body').textContent()) ?? '';
  expect(text).toContain(value);
}

/** Metadata and keys: while they are read, and in the environment that was made of them. */
async function discoverHostile(page: Page, server: UntidyServer, value: string): Promise<void> {
  const metadata = untidyMetadata(server.issuer);
  const answerWith = (body: object) => server.answer('/.well-known/openid-configuration', { body });
  await page.goto('/environments/new');
  // What waits for the first idle moment is there once the scripts have taken over the page.
  await expect(page.locator('summary').filter({ hasText: 'sandbox' }).first()).toBeAttached();
  const box = page.getByRole('textbox', { name: 'Issuer or metadata URL' });
  await box.fill(server.issuer);

  answerWith({ ...metadata, issuer: value });
  server.answer('/.well-known/oauth-authorization-server', { status: 404 });
  await page.getByRole('button', { name: 'Discover' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  const begin = value.slice(0, 100);
  expect(await page.getByRole('main').textContent()).toContain(begin);

  answerWith({ ...metadata, token_endpoint: value, response_types_supported: [value] });
  await page.getByRole('button', { name: 'Discover' }).click();
  const tried = page.getByRole('list', { name: 'Addresses that were tried' });
  await expectText(tried.locator('[data-mark="failed"] bdi').first(), value);

  const endpoint = `${server.issuer}/introspect?${value}`;
  answerWith({
    ...metadata,
    introspection_endpoint: endpoint,
    service_documentation: value,
    op_policy_uri: value,
    scopes_supported: ['openid', value],
    token_endpoint_auth_methods_supported: [value],
    [value]: value,
  });
  const key = { kty: value, kid: value, alg: value, use: value, crv: value, x5u: value };
  server.answer('/jwks', { body: { keys: [key] } });
  await page.getByRole('button', { name: 'Discover' }).click();
  await page.getByRole('button', { name: 'Create environment' }).click();
  await page.getByRole('button', { name: 'Fetch keys again' }).click();
  const keys = page.getByRole('region', { name: 'List of keys' });
  await expectText(keys.getByRole('cell').first(), value);
  await expectText(page.locator('bdi', { hasText: `${server.issuer}/introspect` }), endpoint);
  await page.goto('/environments');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function answerTokenRequest(page: Page, server: UntidyServer, value: string): Promise<void> {
  const header = asHeader(value);
  const headers: [string, string][] = [
    ['Access-Control-Expose-Headers', '*'],
    ["X-'Hostile'", header],
    ['WWW-Authenticate', `Basic realm="${header.replace(/["\\]/g, '')}"`],
    ['Content-Type', 'application/json'],
  ];
  const refusal = { error: value, error_description: value, error_uri: value, [value]: value };
  server.answer('/token', { status: 400, reason: header, headers, body: refusal });
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  const step = stepOf(page, 'Ask for a token');
  await boxOf(step, 'URL').fill(`${server.issuer}/token`);
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✕/);
  const wire = wireOf(step, 'response');
  await expectBody(wire, JSON.stringify(refusal));
  await expect(wire).toContainText(`x-'hostile': ${header}`.trimEnd());
  await expectText(memberRow(step, 'error_uri').locator('bdi').nth(1), value);

  const grant = { access_token: value, token_type: value, refresh_token: value, id_token: value };
  const body = { ...grant, scope: value, expires_in: 60, token: { [value]: [value] } };
  server.answer('/token', { headers, body });
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  await boxOf(step, 'URL').fill(`${server.issuer}/token`);
  await send(step);
  await expectBody(wire, JSON.stringify(body));
  await expectText(memberRow(step, 'access_token').locator('bdi').nth(1), value);
}

async function answerResourceRequest(
  page: Page,
  server: UntidyServer,
  value: string,
): Promise<void> {
  const text = asHeader(value).replace(/["\\]/g, '');
  const claims = { sub: value, name: value, picture: value, [value]: { [value]: value } };
  server.answer('/userinfo', { body: claims });
  await page.goto('/flows/userinfo?environment=default');
  const step = stepOf(page, 'Ask who signed in');
  await boxOf(step, 'URL').fill(`${server.issuer}/userinfo`);
  await send(step);
  await expectBody(wireOf(step, 'response'), JSON.stringify(claims));
  await expectText(memberRow(step, 'picture').locator('bdi').nth(1), value);

  const challenge = `Bearer error="${text}", error_description="${text}", error_uri="${text}"`;
  server.answer('/userinfo', {
    status: 401,
    headers: [
      ['Access-Control-Expose-Headers', 'WWW-Authenticate'],
      ['WWW-Authenticate', challenge],
      ['Content-Type', 'text/html'],
    ],
    body: value,
  });
  await page.goto('/flows/userinfo?environment=default');
  await boxOf(step, 'URL').fill(`${server.issuer}/userinfo`);
  await send(step);
  await expect(wireOf(step, 'response')).toContainText(`www-authenticate: ${challenge}`);
  await expectBody(wireOf(step, 'response'), value);
}

async function answerAuthorization(page: Page, value: string): Promise<void> {
  const parameters = new URLSearchParams([
    ['error', value],
    ['error_description', value],
    ['error_uri', value],
    ['state', value],
    ['iss', value],
    [value, value],
  ]);
  await page.goto(`/callback#${parameters}`);
  const list = page.locator('[data-part="response"]');
  await expectText(list.locator('td').first().locator('bdi'), value);
  await expectText(list.locator('th').last().locator('bdi'), value);

  await page.goto('/flows/authorization-code?environment=default');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('radio', { name: 'By hand' }).check();
  await step.getByRole('textbox', { name: 'Paste the answer' }).fill(`?${parameters}`);
  await step.getByRole('button', { name: 'Use the answer' }).click();
  await expect(stateOf(step)).toHaveText(/^✕/);
  const whole = [...parameters].map(([name, one]) => `${name}=${one}`).join('\n');
  const shown = (await wireOf(step, 'response').textContent()) ?? '';
  expectInSight(shown, whole);
}

async function inspectToken(page: Page, value: string): Promise<void> {
  const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const header = { alg: 'RS256', typ: value, kid: value, jku: value, [value]: value };
  const claims = { iss: value, sub: value, aud: [value], nonce: value, website: value };
  const payload = { ...claims, exp: value, [value]: { [value]: [value] } };
  await page.goto('/tokens/inspect');
  await page
    .getByRole('textbox', { name: 'Token' })
    .fill(`${encode(header)}.${encode(payload)}.AAAA`);
  for (const [part, members] of Object.entries({ header, payload })) {
    const shown = page.locator(`[data-part="${part}"]`);
    await expect(shown).toContainText('{');
    expectInSight((await shown.textContent()) ?? '', JSON.stringify(members, null, 2));
  }
  await expect(page.getByRole('region', { name: 'Checks' }).first()).toContainText('failed');
}

async function askSandbox(page: Page, value: string): Promise<void> {
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  const step = stepOf(page, 'Ask for a token');
  await boxOf(step, 'scope').fill(value);
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✕/);
  await expect(page.getByRole('region', { name: 'Behind the counter' })).toContainText(
    'POST /token',
  );
}

for (const [name, value] of Object.entries(hostileValues)) {
  test(`wherever a server puts ${name}, it is shown as text`, async ({ page, untidyServer }) => {
    // Each walks through seven pages with all that they show.
    test.slow();
    const expectNoHarm = await watchHostile(page);
    await refuseDiscovery(page, untidyServer, value);
    await expectNoHarm();
    await discoverHostile(page, untidyServer, value);
    await expectNoHarm();
    await answerTokenRequest(page, untidyServer, value);
    await expectNoHarm();
    await answerResourceRequest(page, untidyServer, value);
    await expectNoHarm();
    // What can be pasted as an answer has a limit; a token of all these is 1 MB in all.
    await answerAuthorization(page, value.slice(0, 10_000));
    await expectNoHarm();
    await inspectToken(page, value.slice(0, 70_000));
    await expectNoHarm();
    // A megabyte is more than the sandbox takes, and no value of a server.
    if (value.length < 1000) await askSandbox(page, value);
    await expectNoHarm();
    // An address and a definition have limits, too.
    const short = value.slice(0, 2000);
    await signInAtHostile(page, short);
    await expectShown(page, short);
    await expectNoHarm();
    await page.getByRole('button').first().click();
    await expect(page.getByRole('button', { name: 'Allow', exact: true })).toBeVisible();
    await expectShown(page, short);
    await expectNoHarm();
    await page.goto('/runs');
    await expect(page.getByRole('list', { name: 'Runs' })).toBeVisible();
    await expectNoHarm();
  });
}
