import { expect } from '@playwright/test';
import { boxOf, panelOf, send, stateOf, stepOf, wireOf } from './flow-page.ts';
import type { PlaceName } from './hostile-inventory.ts';
import {
  asHeader,
  asQuoted,
  everywhere,
  expectBody,
  expectInSight,
  expectJson,
  expectRows,
  expectText,
  membersOf,
  openReady,
  unsignedJwt,
  type HostileVisit,
  type HostileWorld,
} from './hostile-visit.ts';
import { addClient, createEnvironment, discover } from './remote-environment.ts';
import { untidyMetadata } from './untidy-server.ts';

const oidcMetadata = '/.well-known/openid-configuration';
const oauthMetadata = '/.well-known/oauth-authorization-server';
const json = ['Content-Type', 'application/json'] as const;
const exposed = ['Access-Control-Expose-Headers', '*, WWW-Authenticate'] as const;

/** Opens a flow of the default sandbox, and has one step ask the server instead. */
async function askThere({ page, server }: HostileWorld, flow: string, title: string, path: string) {
  await page.goto(`/flows/${flow}${flow.includes('?') ? '&' : '?'}environment=default`);
  const step = stepOf(page, title);
  await boxOf(step, 'URL').fill(`${server.issuer}${path}`);
  return step;
}

const refuseMetadata: HostileVisit = async ({ page, server }, value, fields) => {
  await openReady(page, '/environments/new');
  await page.getByRole('textbox', { name: 'Issuer or metadata URL' }).fill(server.issuer);
  const refusal = { status: 400, reason: asHeader(value), body: everywhere(fields, value) };
  for (const path of [oidcMetadata, oauthMetadata]) server.answer(path, refusal);
  const discover = page.getByRole('button', { name: 'Discover' });
  const alert = page.getByRole('alert');
  await discover.click();
  await expect(alert).toContainText('400');

  const metadata = untidyMetadata(server.issuer);
  server.answer(oauthMetadata, { status: 404 });
  server.answer(oidcMetadata, { body: { ...metadata, issuer: value } });
  await discover.click();
  await expect(alert).toContainText('Received');
  await expectText(alert.locator('dd code').last(), value);

  const body = { ...metadata, token_endpoint: value, response_types_supported: [value] };
  server.answer(oidcMetadata, { body });
  await discover.click();
  const tried = page.getByRole('list', { name: 'Addresses that were tried' });
  await expectText(tried.locator('[data-mark="failed"] bdi').first(), value);
};

/** Discovers a server whose metadata has these members besides, and keeps it as an environment. */
async function discoverWith({ page, server }: HostileWorld, members: object): Promise<object> {
  const metadata = { ...untidyMetadata(server.issuer), ...members };
  server.answer(oidcMetadata, { body: metadata });
  await discover(page, server.issuer);
  await createEnvironment(page);
  return metadata;
}

const readMetadata: HostileVisit = async (world, value, fields) => {
  const { page, server } = world;
  const endpoint = `${server.issuer}/introspect?${value}`;
  const lists = Object.fromEntries(
    Object.entries(everywhere(fields, value)).map(([name, one]) => [
      name,
      name.endsWith('_supported') ? [one] : one,
    ]),
  );
  const metadata = await discoverWith(world, { introspection_endpoint: endpoint, ...lists });
  await expectText(page.locator('bdi', { hasText: `${server.issuer}/introspect` }), endpoint);
  const block = page.getByRole('group', { name: 'Metadata as received', includeHidden: true });
  await expectJson(block, metadata);
  await page.goto('/environments');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

const readKeys: HostileVisit = async (world, value, fields) => {
  const { page, server } = world;
  const keys = [everywhere(fields, value)];
  server.answer('/jwks', { body: { keys } });
  await discoverWith(world, {});
  await page.getByRole('button', { name: 'Fetch keys again' }).click();
  const list = page.getByRole('region', { name: 'List of keys' });
  await expectText(list.getByRole('cell').first(), value);
  await expectText(list.getByRole('cell').last(), value);
  const block = page.getByRole('group', { name: 'Key set as received', includeHidden: true });
  await expectJson(block, { keys });
};

const register: HostileVisit = async (world, value, fields) => {
  const { page, server } = world;
  const managed = {
    registration_client_uri: `${server.issuer}/c`,
    registration_access_token: 'to-manage-it',
  };
  const told = { ...everywhere(fields, value), redirect_uris: [value] };
  const answer = { ...told, ...managed };
  server.answer('/register', { status: 201, body: answer });
  await discoverWith(world, { registration_endpoint: `${server.issuer}/register` });
  await page.getByRole('link', { name: 'Register one by a flow' }).click();
  const step = stepOf(page, 'Register the client');
  await send(step);
  await step.getByRole('button', { name: 'Show secrets' }).click();
  await expectBody(wireOf(step, 'response'), JSON.stringify(answer));
  await expectRows(membersOf(step), answer);
  const made = page.getByRole('region', { name: 'Registered client' });
  await expectText(made.locator('bdi').first(), value);
  await made.getByRole('button', { name: 'Add it to this environment' }).click();
  await expect(made.getByRole('status')).not.toBeEmpty();
};

const answerWithToken: HostileVisit = async (world, value, fields) => {
  const body = { ...everywhere(fields, value), expires_in: 60, deep: { a: [value] } };
  world.server.answer('/token', { body });
  const flow = 'client-credentials?client=backend-of-default';
  const step = await askThere(world, flow, 'Ask for a token', '/token');
  await send(step);
  await expectBody(wireOf(step, 'response'), JSON.stringify(body));
  await expectRows(membersOf(step), body);
  const ticket = world.page.getByRole('article', { name: 'Access token' });
  await expectInTicket(ticket.locator('code'), value);
};

/** A ticket has the beginning of a token. */
async function expectInTicket(code: ReturnType<HostileWorld['page']['locator']>, token: string) {
  const shown = (await code.textContent()) ?? '';
  expect(shown.length).toBeGreaterThan(10);
  expect(token.startsWith(shown)).toBe(true);
}

const refuseToken: HostileVisit = async (world, value, fields) => {
  const members = fields.filter((name) => name.startsWith('error'));
  const body = { ...everywhere(members, value), [value.slice(0, 1500)]: value };
  const header = asHeader(value);
  const challenge = `Basic realm="${asQuoted(value)}"`;
  const headers = [
    exposed,
    ["X-'Hostile'", header],
    ['WWW-Authenticate', challenge],
    json,
  ] as const;
  world.server.answer('/token', { status: 400, reason: header, headers, body });
  const flow = 'client-credentials?client=backend-of-default';
  const step = await askThere(world, flow, 'Ask for a token', '/token');
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✕/);
  const wire = wireOf(step, 'response');
  await expectBody(wire, JSON.stringify(body));
  await expect(wire).toContainText(`HTTP/1.1 400 ${header}`.trimEnd());
  await expect(wire).toContainText(`x-'hostile': ${header}`.trimEnd());
  await expect(wire).toContainText(`www-authenticate: ${challenge}`);
  await expectRows(membersOf(step), body);
  await world.page.goto('/runs');
  const runs = world.page.getByRole('list', { name: 'Runs' });
  await expect(runs.getByRole('listitem').first()).toContainText('error of its own');
};

const bringTokens: HostileVisit = async (world, value, fields) => {
  const { page, server } = world;
  const told = everywhere(
    fields.filter((name) => !['typ', 'kid', 'act', 'authorization_details'].includes(name)),
    value,
  );
  const act = { sub: value, iss: value, role: value, act: { sub: value } };
  const token = unsignedJwt({ alg: value, typ: value, kid: value }, { ...told, act });
  const details = [{ type: value, actions: [value], [value.slice(0, 1500)]: value }];
  const issued = 'urn:ietf:params:oauth:token-type:access_token';
  const kind = { token_type: 'Bearer', expires_in: 60, scope: value, issued_token_type: issued };
  const body = { access_token: token, id_token: token, ...kind, authorization_details: details };
  server.answer('/token', { body });
  await discoverWith(world, {});
  await addClient(page, { id: 'spa', scope: 'openid' });
  await page.goto('/flows/authorization-code');
  const ask = stepOf(page, 'Ask for authorization');
  await ask.getByRole('button', { name: 'Open authorization page' }).click();
  const redeem = stepOf(page, 'Redeem the code');
  await expect(redeem.getByRole('button', { name: 'Send request', exact: true })).toBeEnabled();
  await send(redeem);
  await expectRows(membersOf(redeem), body);
  const checks = panelOf(redeem, 'Checks').locator('[data-mark="failed"] bdi');
  await expect(checks.filter({ hasText: value.slice(0, 50) }).first()).toBeAttached();
  const granted = page.getByRole('region', { name: 'Authorization details, asked and granted' });
  await expectText(granted.locator('bdi').first(), value);
  const ticket = page.getByRole('article', { name: 'Access token' });
  await expectInTicket(ticket.locator('code'), token);
  await expect(ticket).toContainText(value.slice(0, 50));

  const flow = 'token-exchange?client=backend-of-default';
  const exchange = await askThere(world, flow, 'Exchange the token', '/token');
  await boxOf(exchange, 'subject_token').fill('anything');
  await send(exchange);
  const chain = page.getByRole('region', { name: 'Who acts for whom' });
  await expectText(chain.locator('bdi').first(), value);
  await expectText(chain.getByRole('listitem').nth(1).locator('bdi').first(), value);
};

const answerDevice: HostileVisit = async (world, value, fields) => {
  const body = { device_code: 'd', ...everywhere(fields, value), expires_in: 60 };
  world.server.answer('/device', { body });
  const flow = 'device-authorization?client=web-app-of-default';
  const step = await askThere(world, flow, 'Ask for codes', '/device');
  await send(step);
  await expectBody(wireOf(step, 'response'), JSON.stringify(body));
  await expectRows(membersOf(step), body);
  await expect(world.page.getByRole('region', { name: 'User code' })).toBeVisible();
  await expectText(world.page.locator('[data-part="user-code"]'), value);
};

const answerUserinfo: HostileVisit = async (world, value, fields) => {
  const claims = { ...everywhere(fields, value), deep: { [value.slice(0, 1500)]: value } };
  world.server.answer('/userinfo', { body: claims });
  const step = await askThere(world, 'userinfo', 'Ask who signed in', '/userinfo');
  await send(step);
  await expectBody(wireOf(step, 'response'), JSON.stringify(claims));
  await expectRows(membersOf(step), claims);
};

const answerIntrospection: HostileVisit = async (world, value, fields) => {
  const body = { active: true, ...everywhere(fields, value), exp: value };
  world.server.answer('/introspect', { body });
  const flow = 'introspection?client=backend-of-default';
  const step = await askThere(world, flow, 'Ask about the token', '/introspect');
  await boxOf(step, 'token').fill('anything');
  await send(step);
  await expectBody(wireOf(step, 'response'), JSON.stringify(body));
  await expectRows(membersOf(step), body);
};

function challengeOf(value: string): string {
  const text = asQuoted(value);
  return `Bearer error="${text}", error_description="${text}", error_uri="${text}"`;
}

const challengeInRun: HostileVisit = async (world, value) => {
  const challenge = challengeOf(value);
  const headers = [
    exposed,
    ['WWW-Authenticate', challenge],
    ['Content-Type', 'text/html'],
  ] as const;
  world.server.answer('/userinfo', { status: 401, headers, body: value });
  const step = await askThere(world, 'userinfo', 'Ask who signed in', '/userinfo');
  await send(step);
  await expect(wireOf(step, 'response')).toContainText(`www-authenticate: ${challenge}`);
  await expectBody(wireOf(step, 'response'), value);
};

const answerCall: HostileVisit = async ({ page, server }, value) => {
  const challenge = challengeOf(value);
  const header = asHeader(value);
  const headers = [exposed, ["X-'Hostile'", header], ['WWW-Authenticate', challenge]] as const;
  const type = ['Content-Type', 'text/html'] as const;
  server.answer('/api', { status: 401, reason: header, headers: [...headers, type], body: value });
  await page.goto('/request');
  await page.getByRole('textbox', { name: 'URL', exact: true }).fill(`${server.issuer}/api`);
  await page.getByRole('button', { name: 'Send request', exact: true }).click();
  const response = page.getByRole('region', { name: 'Response', exact: true });
  await expect(response.locator('[data-part="state"]')).toContainText('401');
  expectInSight((await response.locator('[data-part="pretty"]').textContent()) ?? '', value);
  const raw = response.locator('[data-part="response"]');
  await expectBody(raw, value);
  await expect(raw).toContainText(`HTTP/1.1 401 ${header}`.trimEnd());
  const named = response.locator('[data-part="response-headers"] td > bdi');
  await expect(named.filter({ hasText: header.trim().slice(0, 1900) }).first()).toBeAttached();
  const asked = response.getByRole('region', { name: 'What the API asks for' });
  await expectText(asked.locator('td > bdi').first(), asQuoted(value));
};

const logInSandbox: HostileVisit = async ({ page }, value) => {
  await page.goto('/flows/client-credentials?environment=default&client=backend-of-default');
  const step = stepOf(page, 'Ask for a token');
  await boxOf(step, 'grant_type').fill(value);
  await send(step);
  await expect(stateOf(step)).toHaveText(/^✕/);
  const log = page.getByRole('region', { name: 'Behind the counter' });
  await expect(log).toContainText('POST /token');
  // What no error description may hold is a question mark there. RFC 6749 §5.2
  const told = value.replace(/[^\x20\x21\x23-\x5B\x5D-\x7E]/g, '?').slice(0, 80);
  await expectText(log.locator('p > bdi').last(), `The grant '${told}' is not supported.`);
};

/** What servers say, by place. */
export const serverVisits = {
  'metadata that is refused': refuseMetadata,
  'metadata members': readMetadata,
  'keys of an environment': readKeys,
  'registration answer': register,
  'token answer': answerWithToken,
  'token refusal': refuseToken,
  'tokens of a run': bringTokens,
  'device answer': answerDevice,
  'userinfo claims': answerUserinfo,
  'introspection answer': answerIntrospection,
  'challenge of an API': challengeInRun,
  'answer of an API': answerCall,
  'log of the sandbox': logInSandbox,
} as const satisfies Partial<Record<PlaceName, HostileVisit>>;
