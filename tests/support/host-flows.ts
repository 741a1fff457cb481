import { createBrowser, type TestBrowser } from './sandbox-browser.ts';
import { backendSecret, testDefinition } from './sandbox-definition.ts';
import { basic, pkce, toForm, type Params } from './sandbox-world.ts';

/** A host that runs, asked as its own page and a browser ask it. */
interface HostWorld {
  readonly origin: string;
  readonly issuer: string;
  readonly browser: TestBrowser;
  /** Everything that must stay between the two. */
  readonly secrets: string[];
}

type Json = Readonly<Record<string, string>>;

function post({ issuer }: HostWorld, path: string, params: Params, headers: HeadersInit = {}) {
  return fetch(issuer + path, { method: 'POST', headers, body: toForm(params) });
}

/** The host's own page. */
const own = ({ origin }: HostWorld) => ({ Origin: origin, 'Content-Type': 'application/json' });

async function keepTokens(world: HostWorld, response: Response): Promise<Json> {
  if (!response.ok) throw new Error(`Failed to get tokens: ${response.status}`);
  const tokens = (await response.json()) as Json;
  const { access_token, refresh_token, id_token } = tokens;
  world.secrets.push(...[access_token, refresh_token, id_token].filter((one) => one !== undefined));
  return tokens;
}

/** A sandbox whose clients are answered at the host's own callback. */
async function define(world: HostWorld): Promise<void> {
  const definition = testDefinition();
  const redirect_uris = [`${world.origin}/callback`];
  const clients = definition.clients.map((client) => ({ ...client, redirect_uris }));
  const body = JSON.stringify({ ...definition, clients });
  const put = await fetch(world.issuer, { method: 'PUT', headers: own(world), body });
  if (put.status !== 201) throw new Error(`Failed to define the sandbox: ${put.status}`);
  await fetch(world.issuer, { method: 'PUT', headers: own(world), body: body.slice(1) });
}

async function runClientCredentials(world: HostWorld): Promise<void> {
  const grant = { grant_type: 'client_credentials' };
  const byPost = { client_id: 'post-client', client_secret: 'post-secret' };
  await keepTokens(world, await post(world, '/token', grant, basic()));
  await keepTokens(world, await post(world, '/token', { ...grant, ...byPost }));
  const wrong = 'wrong-secret-4711';
  world.secrets.push(backendSecret, 'post-secret', wrong, basic()['Authorization'] ?? '');
  await post(world, '/token', grant, basic('backend', wrong));
  await post(world, '/token', { ...grant, ...byPost, client_secret: wrong });
}

/** The answer as the callback gets it: by `form_post` through the host, which keeps it once. */
async function answerOf(world: HostWorld, mode: string): Promise<URLSearchParams> {
  const query = toForm({
    ...{ client_id: 'web-app', redirect_uri: `${world.origin}/callback`, response_type: 'code' },
    ...{ scope: 'openid profile offline_access', state: `state-marked-${mode}` },
    ...{ nonce: 'nonce-marked', response_mode: mode },
    ...{ code_challenge: pkce.challenge, code_challenge_method: 'S256' },
  });
  const ending = await world.browser.run(`${world.issuer}/authorize?${query}`);
  if (mode !== 'form_post') return ending.parameters;
  const taken = await fetch(ending.url, {
    method: 'POST',
    body: ending.parameters,
    redirect: 'manual',
  });
  const handle = new URL(taken.headers.get('location') ?? '', world.origin).searchParams;
  const collected = await fetch(`${world.origin}/callback/answer/${handle.get('form_post')}`, {
    headers: own(world),
  });
  const { parameters } = (await collected.json()) as { parameters: [string, string][] };
  world.secrets.push(handle.get('form_post') ?? '');
  return new URLSearchParams(parameters);
}

async function runCode(world: HostWorld, mode: string): Promise<void> {
  const code = (await answerOf(world, mode)).get('code') ?? '';
  world.secrets.push(code, `state-marked-${mode}`);
  const redemption = {
    ...{ grant_type: 'authorization_code', client_id: 'web-app', code },
    ...{ redirect_uri: `${world.origin}/callback`, code_verifier: pkce.verifier },
  };
  await post(world, '/token', { ...redemption, code_verifier: `${pkce.verifier}-wrong` });
  const tokens = await keepTokens(world, await post(world, '/token', redemption));
  const headers = { Authorization: `Bearer ${tokens['access_token']}` };
  await fetch(`${world.issuer}/userinfo`, { headers });
  await fetch(`${world.issuer}/api/reports`, { headers });
  const { refresh_token } = tokens;
  const refresh = { grant_type: 'refresh_token', client_id: 'web-app', refresh_token };
  const fresh = await keepTokens(world, await post(world, '/token', refresh));
  const { access_token: token } = fresh;
  await post(world, '/introspect', { token }, basic());
  await post(world, '/revoke', { token, client_id: 'web-app' });
  // Used again, which ends the family.
  await post(world, '/token', refresh);
}

async function relay(world: HostWorld, url: string): Promise<void> {
  const authorization = 'Bearer relayed-token-4711';
  const order = {
    ...{ method: 'POST', url: `${url}?access_token=relayed-query-4711` },
    headers: [['Authorization', authorization]],
    body: { encoding: 'utf-8', text: 'client_secret=relayed-secret-4711' },
  };
  world.secrets.push('relayed-token-4711', 'relayed-query-4711', 'relayed-secret-4711');
  const send = (body: string) =>
    fetch(`${world.origin}/relay`, { method: 'POST', headers: own(world), body });
  await send(JSON.stringify(order));
  await send(`{"not JSON": relayed-secret-4711`);
  await send(JSON.stringify({ ...order, method: 'relayed-secret-4711' }));
}

/**
 * Runs every kind of request that carries a secret through a host, refusals too, and gives what must
 * not be told: secrets, codes, tokens, states, handles and cookies.
 */
export async function runSecretFlows(
  origin: string,
  relayed: readonly string[],
): Promise<readonly string[]> {
  const issuer = `${origin}/sandbox/marked`;
  const browser = createBrowser((request) => fetch(request), issuer);
  const world: HostWorld = { origin, issuer, browser, secrets: [pkce.verifier, 'nonce-marked'] };
  await define(world);
  await runClientCredentials(world);
  for (const mode of ['query', 'fragment', 'form_post']) await runCode(world, mode);
  for (const url of relayed) await relay(world, url);
  world.secrets.push(...browser.cookies.values());
  return world.secrets;
}
