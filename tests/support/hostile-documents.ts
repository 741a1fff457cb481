import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { boxOf, panelOf, stateOf, stepOf, wireOf } from './flow-page.ts';
import type { PlaceName } from './hostile-inventory.ts';
import {
  everywhere,
  expectInSight,
  expectJson,
  expectText,
  unsignedJwt,
  type HostileVisit,
  type HostileWorld,
} from './hostile-visit.ts';
import clientKeys from './keys/client-keys.json' with { type: 'json' };
import { redirectUri, testDefinition } from './sandbox-definition.ts';
import { pkce, toForm } from './sandbox-world.ts';

const encode = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');

/** A P-256 key that is one; its certificate says whatever it is told to. */
const publicKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};

/** The base64 of a certificate of this common name. */
function certificateOf(commonName: string): string {
  const subject = `/CN=${commonName.replace(/[\\/+]/g, '\\$&')}`;
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '-'];
  const pem = execFileSync('openssl', ['req', '-x509', ...key, '-utf8', '-subj', subject], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();
  const [, body = ''] = /BEGIN CERTIFICATE-----([^-]+)-----/.exec(pem) ?? [];
  return body.replace(/\s/g, '');
}

const fetchKeys: HostileVisit = async ({ page, server }, value, fields) => {
  const named = everywhere(fields.slice(0, -1), value);
  const keys = [
    { ...publicKey, ...named, x5c: [certificateOf(value)] },
    { ...publicKey, kid: `${value}2` },
  ];
  server.answer('/jwks', { body: { keys } });
  await page.goto('/keys');
  await page.getByRole('tab', { name: 'Fetch a key set' }).click();
  await page.getByRole('textbox', { name: 'JWKS URL' }).fill(`${server.issuer}/jwks`);
  await page.getByRole('button', { name: 'Fetch keys', exact: true }).click();
  const set = page.getByRole('region', { name: 'Key set', exact: true });
  await expectText(set.locator('label bdi').first(), value);
  const facts = page.getByRole('region', { name: 'Key', exact: true }).locator('dd bdi');
  for (const index of [1, 2, 3]) await expectText(facts.nth(index), value);
  const certificate = page.getByRole('region', { name: 'Certificate', exact: true });
  // As RFC 4514 §2.4 writes it: what is special after a backslash, control characters in hexadecimal.
  const special = value.replace(/["+,;<>\\]/g, '\\$&');
  const written = special.replace(/\p{Cc}/gu, (control) =>
    Buffer.from(control).toString('hex').replace(/../g, '\\$&'),
  );
  await expectText(certificate.locator('dd bdi').first(), `CN=${written}`);
};

const pasteKeys: HostileVisit = async ({ page }, value, fields) => {
  const key = { kty: 'EC', x: 'AA', y: 'AA', ...everywhere(fields, value) };
  await page.goto('/keys');
  await page.getByRole('tab', { name: 'Convert' }).click();
  const keys = [key, { ...publicKey, kid: value }];
  await page.getByRole('textbox', { name: 'Key or certificate' }).fill(JSON.stringify({ keys }));
  const set = page.getByRole('region', { name: 'Key set', exact: true });
  for (const index of [0, 2]) await expectText(set.locator('label bdi').nth(index), value);
};

/** What an authorization response may bring, in an address. */
function answerOf(fields: readonly string[], value: string): URLSearchParams {
  return new URLSearchParams(
    fields.map((name) => [name.startsWith('unknown ') ? value : name, value]),
  );
}

const arriveAtCallback: HostileVisit = async ({ page }, value, fields) => {
  await page.goto(`/callback#${answerOf(fields, value)}`);
  const list = page.locator('[data-part="response"]');
  await expect(list.locator('td > bdi')).toHaveCount(fields.length);
  for (const [index] of fields.entries())
    await expectText(list.locator('td > bdi').nth(index), value);
  await expectText(list.locator('th').last().locator('bdi'), value);
};

const pasteAnswer: HostileVisit = async ({ page }, value, fields) => {
  const parameters = answerOf(fields, value);
  await page.goto('/flows/authorization-code?environment=default');
  const step = stepOf(page, 'Ask for authorization');
  await step.getByRole('radio', { name: 'By hand' }).check();
  await step.getByRole('textbox', { name: 'Paste the answer' }).fill(`?${parameters}`);
  await step.getByRole('button', { name: 'Use the answer' }).click();
  await expect(stateOf(step)).toHaveText(/^✕/);
  const whole = [...parameters].map(([name, one]) => `${name}=${one}`).join('\n');
  expectInSight((await wireOf(step, 'response').textContent()) ?? '', whole);
};

const inspectToken: HostileVisit = async ({ page }, value, fields) => {
  const header = { alg: 'RS256', ...everywhere(fields.slice(0, 3), value), [value]: value };
  const told = everywhere(fields.slice(3, -1), value);
  const payload = { ...told, aud: [value], [value]: { [value]: [value] } };
  await page.goto('/tokens/inspect');
  await page.getByRole('textbox', { name: 'Token' }).fill(unsignedJwt(header, payload));
  await expectJson(page.locator('[data-part="header"]'), header);
  await expectJson(page.locator('[data-part="payload"]'), payload);
  await expect(page.getByRole('region', { name: 'Checks' }).first()).toContainText('failed');
  await page.getByRole('button', { name: 'Take apart in the maker' }).click();
  await expect(page.getByRole('textbox', { name: 'Payload' })).toHaveValue(/website/);
};

const compareTokens: HostileVisit = async ({ page }, value, fields) => {
  const told = everywhere(fields.slice(1), value);
  const first = unsignedJwt({ alg: 'RS256', kid: value }, { ...told, scope: 'a' });
  const second = unsignedJwt({ alg: value, kid: 'b' }, { ...told, iss: 'b', exp: 1 });
  await page.goto('/tokens/compare');
  await page.getByRole('textbox', { name: 'First token' }).fill(first);
  await page.getByRole('textbox', { name: 'Second token' }).fill(second);
  const table = page.getByRole('table', { name: 'Payload, compared' });
  const issuer = table.getByRole('row').filter({ hasText: /^iss/ });
  await expectText(issuer.locator('[data-column="First"] bdi'), JSON.stringify(value));
  const last = table.getByRole('rowheader').filter({ hasText: value.slice(0, 50) });
  await expectText(last.locator('bdi'), value.slice(0, 1500));
};

const lookUpStatus: HostileVisit = async ({ page, server }, value) => {
  const statusList = { bits: 1, lst: 'eNrbuRgAAhcBXQ' };
  const list = unsignedJwt(
    { alg: 'ES256', typ: 'statuslist+jwt', kid: value },
    { iss: value, sub: value, iat: 1, exp: 2, ttl: value, status_list: statusList },
  );
  const headers = [['Content-Type', 'application/statuslist+jwt']] as const;
  server.answer('/status', { headers, body: list });
  await page.goto('/tools/status-list');
  await page.getByRole('textbox', { name: 'Status list address' }).fill(`${server.issuer}/status`);
  await page.getByRole('textbox', { name: 'Index' }).fill('0');
  await page.getByRole('button', { name: 'Fetch the list' }).click();
  await expect(page.getByRole('textbox', { name: 'Status list token' })).toHaveValue(list);
  const checks = page.getByRole('region', { name: 'Checks' });
  await expect(checks).toContainText(value.slice(0, 50));
};

const discloseClaims: HostileVisit = async ({ page }, value) => {
  const disclosures = [
    [value, value, value],
    [value, { [value]: value, _sd: ['a'.repeat(43)] }],
    [value, `${value}2`, { [value]: [value] }],
  ].map(encode);
  const [first, element, other] = disclosures.map((text) =>
    createHash('sha256').update(text).digest('base64url'),
  );
  const inside = { _sd: ['b'.repeat(43)], list: [{ '...': element }] };
  const claims = { _sd: [first, other], [`${value}3`]: inside, vct: value, iss: value };
  const token = unsignedJwt({ alg: 'ES256', typ: 'dc+sd-jwt' }, claims);
  await page.goto('/tools/sd-jwt');
  const box = page.getByRole('textbox', { name: 'SD-JWT' });
  await box.fill(`${token}~${disclosures.join('~')}~`);
  const card = page.getByRole('region', { name: 'Disclosures' });
  await expect(card).toContainText('3 of 3 presented');
  // The path of a claim has names that are no identifiers as JSON, where control characters are escaped.
  await expectText(card.locator('label bdi').first(), `[${JSON.stringify(value)}]`);
  await expectText(card.locator('dd bdi').first(), value);
  await expect(page.locator('[data-part="payload"]')).toContainText(JSON.stringify(value));
};

function hostileDefinition(value: string): object {
  const { users, clients, scopes, ...rest } = testDefinition();
  return {
    ...rest,
    users: users.map((user) => ({ ...user, claims: { ...user.claims, name: value } })),
    clients: clients.map((client) => ({ ...client, client_name: value })),
    scopes: scopes.map((scope) => ({ ...scope, description: value })),
  };
}

const takeApart: HostileVisit = async ({ page }, value) => {
  const quoted = value.replace(/["\\]/g, '');
  await page.goto('/tools/authorization');
  const challenge = `Bearer error="${quoted}", realm="${quoted}"`;
  await page.getByRole('textbox', { name: 'WWW-Authenticate' }).fill(challenge);
  const parameters = page.getByRole('region', { name: 'Challenge 1' }).locator('td > bdi');
  for (const index of [0, 1]) await expectText(parameters.nth(index), quoted);
  await page.goto('/tools/basic');
  const header = `Basic ${Buffer.from(`${value}:secret`).toString('base64')}`;
  await page.getByRole('textbox', { name: 'Authorization header' }).fill(header);
  const read = page.locator('dl[aria-label="What the header says"] > div');
  await expectText(read.filter({ hasText: /^User name/ }).locator('dd bdi'), value);
};

/** An environment as it comes in a file, with the value wherever somebody chose a text. */
function environmentFile(issuer: string, value: string): string {
  const address = `${issuer}/token?${value}`;
  const client = {
    ...{ id: 'a', name: value, clientId: value, authentication: 'private_key_jwt' },
    ...{ clientSecret: value, redirectUri: null, scope: value, certificate: null },
    ...{ extraParameters: { authorization: [], token: [[value, value]] }, registration: null },
    ...{ assertionAudience: 'issuer', keys: clientKeys.keys.slice(0, 1) },
  };
  const environment = {
    ...{ version: 1, id: 'x', name: value, kind: 'remote', createdAt: 1, changedAt: 1 },
    metadata: { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: address },
    ...{ sandbox: null, source: { kind: 'discovered', url: address }, keys: null },
    ...{ overrides: { userinfo_endpoint: address }, transport: 'direct', clockToleranceSeconds: 0 },
    clients: [client],
    apis: [{ title: value, method: 'GET', url: address, scope: value }],
  };
  return fileOf(environment);
}

function fileOf(environment: object): string {
  const format = 'claimcheck-environment';
  return JSON.stringify({ format, version: 1, secrets: 'included-unsafe', environment });
}

async function importFile({ page }: HostileWorld, file: string): Promise<void> {
  await page.goto('/environments/new');
  await page
    .getByLabel('Choose a file, or drop it here')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(page).not.toHaveURL(/\/environments\/new$/);
}

const importSandbox: HostileVisit = async (world, value) => {
  const { page } = world;
  const issuer = 'https://as.example';
  const environment = {
    ...{ version: 1, id: 'x', name: value, kind: 'sandbox', createdAt: 1, changedAt: 1 },
    sandbox: { id: 'x', definition: hostileDefinition(value) },
    metadata: { issuer, token_endpoint: `${issuer}/token` },
    ...{ source: { kind: 'sandbox' }, keys: null, clients: [], apis: [] },
    ...{ overrides: {}, transport: 'direct', clockToleranceSeconds: 0 },
  };
  await importFile(world, fileOf(environment));
  const users = page.getByRole('region', { name: 'Users', exact: true });
  await expectText(users.locator('tbody td bdi').last(), value);
  const scopes = page.getByRole('region', { name: 'What can be asked for' });
  await expectText(scopes.locator('tbody td bdi').first(), value);
  await page.getByRole('button', { name: 'Edit users and policy' }).click();
  const editor = page.getByRole('textbox', { name: 'Sandbox definition' });
  expect(await editor.inputValue()).toContain(JSON.stringify(value));
};

const importEnvironment: HostileVisit = async (world, value) => {
  const { page, server } = world;
  await importFile(world, environmentFile(server.issuer, value));
  const clients = page.getByRole('region', { name: 'Clients' });
  for (const index of [0, 1, 2]) await expectText(clients.locator('bdi').nth(index), value);
  const endpoint = `${server.issuer}/token?${value}`;
  await expectText(page.locator('bdi', { hasText: endpoint }).first(), endpoint);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to a file' }).click();
  const saved = readFileSync(await (await waiting).path(), 'utf8');
  const { environment } = JSON.parse(saved) as { environment: { name: string; apis: unknown } };
  expect([environment.name, environment.apis]).toEqual([
    value,
    [{ title: value, method: 'GET', url: endpoint, scope: value }],
  ]);
};

/** A run in the environment that was imported last, which is then on the pages that list it. */
const runImported: HostileVisit = async (world, value, fields) => {
  const { page } = world;
  await importEnvironment(world, value, fields);
  const link = page.getByRole('region', { name: 'Clients' }).getByRole('link').first();
  await page.goto(
    ((await link.getAttribute('href')) ?? '').replace('authorization-code', 'client-credentials'),
  );
  const step = stepOf(page, 'Ask for a token');
  // The scope is a list: what is between its names is a space.
  await expect(boxOf(step, 'scope')).toHaveValue(value.split(/\s+/).join(' '));
  // What the client signs says who it is.
  await panelOf(step, 'Request').getByText('Client assertion, decoded').click();
  const payload = step.getByRole('group', { name: 'Payload of the client assertion' });
  await expect(payload).toContainText(`"iss": ${JSON.stringify(value)}`);
  await step.getByRole('tab', { name: 'Code' }).click();
  const code = panelOf(step, 'Code').locator('[data-part="code"]');
  for (const language of ['curl', 'javascript', 'node', 'python', 'http']) {
    await step.getByRole('combobox', { name: 'Language' }).selectOption(language);
    await expect(code).toContainText('client_credentials');
  }
  await boxOf(step, 'scope').press('End');
  await boxOf(step, 'scope').pressSequentially(' more');
  await expect(page).toHaveURL(/\/runs\/[0-9a-f]+$/);
  for (const address of ['/', '/runs', '/environments', '/flows']) {
    await page.goto(address);
    const shown = page.locator('bdi').filter({ hasText: value.slice(0, 50) });
    await expectText(shown.first(), value);
  }
};

/** A definition may come in a file, or from a server: its names are shown where one signs in. */
const signInThere: HostileVisit = async ({ page }, value) => {
  const definition = hostileDefinition(value);
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
  const body = page.locator('body');
  expect(await body.textContent()).toContain(value);
  await page.getByRole('button').first().click();
  await expect(page.getByRole('button', { name: 'Allow', exact: true })).toBeVisible();
  expect(await body.textContent()).toContain(value);
};

/** What files, links and pasted texts say, by place. */
export const documentVisits = {
  'key set at an address': fetchKeys,
  'status list': lookUpStatus,
  'callback parameters': arriveAtCallback,
  'pasted answer': pasteAnswer,
  'inspected token': inspectToken,
  'compared tokens': compareTokens,
  'selectively disclosed claims': discloseClaims,
  'headers taken apart': takeApart,
  'pasted keys': pasteKeys,
  'imported environment': runImported,
  'imported sandbox': importSandbox,
  'pages of the sandbox': signInThere,
} as const satisfies Partial<Record<PlaceName, HostileVisit>>;
