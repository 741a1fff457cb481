import { defaultBackendSecret } from '#sandbox/contract/starter.ts';
import { boundsContract } from './bounds-contract.ts';
import type { ContractCase, ContractWorld } from './contract-case.ts';
import { expectEqual } from './expect-equal.ts';
import { basic, pkce, toForm, type Params } from '../support/sandbox-world.ts';

type Json = Record<string, unknown>;

/** One entry of the log, as far as the contract speaks of it. */
interface LoggedRequest {
  readonly error: string | null;
  readonly checks: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly spec: string;
  }[];
}

function authorizeUrl(world: ContractWorld, params: Params = {}): string {
  const query = toForm({
    client_id: 'web-app',
    redirect_uri: world.redirectUri,
    response_type: 'code',
    scope: 'openid profile offline_access orders:read',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
    ...params,
  });
  return `${world.issuer}/authorize?${query.toString()}`;
}

const formType = { 'Content-Type': 'application/x-www-form-urlencoded' };

function post(world: ContractWorld, path: string, params: Params, headers: object = {}) {
  const init = { method: 'POST', headers: { ...formType, ...headers } };
  return world.fetch(world.issuer + path, { ...init, body: toForm(params).toString() });
}

function redeem(world: ContractWorld, code: string | null) {
  return post(world, '/token', {
    ...{ grant_type: 'authorization_code', client_id: 'web-app', code: code ?? '' },
    ...{ redirect_uri: world.redirectUri, code_verifier: pkce.verifier },
  });
}

async function runFlow(world: ContractWorld): Promise<Record<string, string>> {
  const answer = await world.authorize(authorizeUrl(world));
  const response = await redeem(world, answer.get('code'));
  expectEqual(response.status, 200, 'status of the token response');
  return (await response.json()) as Record<string, string>;
}

const call = (world: ContractWorld, path: string, token = '') =>
  world.fetch(world.issuer + path, { headers: { Authorization: `Bearer ${token}` } });

const refresh = (world: ContractWorld, token: string | undefined) =>
  post(world, '/token', {
    ...{ grant_type: 'refresh_token', client_id: 'web-app', refresh_token: token },
  });

/** base64url as `atob` reads it. @see RFC 4648 §5 */
const urlSafe = (text: string) => text.replaceAll('-', '+').replaceAll('_', '/');

/** What every host of the sandbox keeps. */
export const sandboxContract: readonly ContractCase[] = [
  {
    name: 'answers the same metadata at each of its three addresses',
    run: async (world) => {
      const { pathname } = new URL(world.issuer);
      for (const address of [
        `${world.issuer}/.well-known/openid-configuration`,
        `${world.origin}/.well-known/openid-configuration${pathname}`,
        `${world.origin}/.well-known/oauth-authorization-server${pathname}`,
      ]) {
        const metadata = (await (await world.fetch(address)).json()) as Json;
        expectEqual(metadata['issuer'], world.issuer, address);
      }
    },
  },
  {
    name: 'shows no private member of its keys',
    run: async (world) => {
      const { keys } = (await (await world.fetch(`${world.issuer}/jwks`)).json()) as {
        keys: Json[];
      };
      expectEqual(keys.length > 0, true, 'has keys');
      const secret = keys.flatMap(Object.keys).filter((name) => /^(d|p|q|dp|dq|qi|k)$/.test(name));
      expectEqual(secret, [], 'private members');
    },
  },
  {
    name: 'answers an unknown address with 404 in JSON, and a wrong method with 405',
    run: async (world) => {
      const unknown = await world.fetch(`${world.issuer}/nothing/here`);
      expectEqual(unknown.status, 404, 'status');
      expectEqual(unknown.headers.get('Content-Type'), 'application/json', 'type');
      const wrong = await world.fetch(`${world.issuer}/token`);
      expectEqual(wrong.status, 405, 'status');
      expectEqual(wrong.headers.get('Allow'), 'POST, OPTIONS', 'Allow');
    },
  },
  {
    name: 'gives tokens for a code, and claims and a resource for the token',
    run: async (world) => {
      const tokens = await runFlow(world);
      const claims = (await (
        await call(world, '/userinfo', tokens['access_token'])
      ).json()) as Json;
      expectEqual(claims['name'], 'Alice Adams', 'name');
      expectEqual((await call(world, '/api/orders', tokens['access_token'])).status, 200, 'orders');
      const reports = await call(world, '/api/reports', tokens['access_token']);
      expectEqual(reports.status, 403, 'reports');
      expectEqual((await call(world, '/api/orders', 'x.y.z')).status, 401, 'no token of ours');
    },
  },
  {
    name: 'answers with state and iss, errors too',
    run: async (world) => {
      const answer = await world.authorize(authorizeUrl(world, { scope: 'nonsense' }));
      expectEqual(answer.get('error'), 'invalid_scope', 'error');
      expectEqual(answer.get('state'), 'the-state', 'state');
      expectEqual(answer.get('iss'), world.issuer, 'iss');
    },
  },
  {
    name: 'remembers who signed in, for prompt=none',
    run: async (world) => {
      const before = await world.authorize(authorizeUrl(world, { prompt: 'none' }));
      expectEqual(before.get('error'), 'login_required', 'before');
      await runFlow(world);
      const after = await world.authorize(authorizeUrl(world, { prompt: 'none' }));
      expectEqual(after.has('code'), true, 'after');
    },
  },
  {
    name: 'forgets a sandbox whole when its page says so, and knows nobody afterwards',
    run: async (world) => {
      const tokens = await runFlow(world);
      expectEqual((await world.fetch(world.issuer, { method: 'DELETE' })).status, 204, 'DELETE');
      const token = tokens['access_token'];
      expectEqual((await call(world, '/api/orders', token)).status, 404, 'its address');
      expectEqual((await world.fetch(world.issuer, { method: 'DELETE' })).status, 204, 'again');
      expectEqual((await world.define()).status, 201, 'made anew');
      const { entries } = (await (await world.fetch(`${world.issuer}/log`)).json()) as {
        entries: unknown[];
      };
      expectEqual(entries.length, 0, 'log entries');
      expectEqual((await call(world, '/api/orders', token)).status, 401, 'its token');
      expectEqual((await refresh(world, tokens['refresh_token'])).status, 400, 'its refresh token');
      const answer = await world.authorize(authorizeUrl(world, { prompt: 'none' }));
      expectEqual(answer.get('error'), 'login_required', 'its sign-in');
    },
  },
  {
    name: 'ends the grants and sign-ins of default when its page says so, and keeps its keys',
    run: async (world) => {
      const issuer = `${world.origin}/sandbox/default`;
      const onDefault = { ...world, issuer };
      const grant = { grant_type: 'client_credentials' };
      const backend = basic('backend', defaultBackendSecret);
      const answer = await post(onDefault, '/token', grant, backend);
      const { access_token: token = '' } = (await answer.json()) as Record<string, string>;
      const isActive = async () => {
        const told = await post(onDefault, '/introspect', { token }, backend);
        return ((await told.json()) as Json)['active'];
      };
      const jwks = async () => (await world.fetch(`${issuer}/jwks`)).text();
      const before = await jwks();
      expectEqual(await isActive(), true, 'active before');
      expectEqual((await world.fetch(issuer, { method: 'DELETE' })).status, 204, 'DELETE');
      expectEqual(await isActive(), false, 'active after');
      expectEqual((await jwks()) === before, true, 'same keys');
    },
  },
  {
    name: 'takes a pushed request once, and answers it by a JWT',
    run: async (world) => {
      const { searchParams } = new URL(authorizeUrl(world, { response_mode: 'query.jwt' }));
      const pushed = await post(world, '/par', Object.fromEntries(searchParams));
      expectEqual(pushed.status, 201, 'status');
      const { request_uri = '' } = (await pushed.json()) as Record<string, string>;
      const query = toForm({ client_id: 'web-app', request_uri });
      const url = `${world.issuer}/authorize?${query.toString()}`;
      const claimsOf = (answer: URLSearchParams) =>
        JSON.parse(atob(urlSafe(answer.get('response')?.split('.')[1] ?? ''))) as Json;
      const first = claimsOf(await world.authorize(url));
      expectEqual([first['iss'], first['aud']], [world.issuer, 'web-app'], 'iss and aud');
      expectEqual((await redeem(world, String(first['code']))).status, 200, 'its code');
      const second = claimsOf(await world.authorize(url));
      expectEqual(second['error'], 'invalid_request_uri', 'second use');
    },
  },
  {
    name: 'gives tokens for one of five redemptions at the same time',
    run: async (world) => {
      const answer = await world.authorize(authorizeUrl(world));
      const five = Array.from({ length: 5 }, () => redeem(world, answer.get('code')));
      const statuses = (await Promise.all(five)).map(({ status }) => status);
      expectEqual(statuses.filter((status) => status === 200).length, 1, 'successes');
    },
  },
  {
    name: 'revokes what a code gave when it is used again',
    run: async (world) => {
      const answer = await world.authorize(authorizeUrl(world));
      const first = await redeem(world, answer.get('code'));
      const { access_token } = (await first.json()) as Record<string, string>;
      expectEqual((await redeem(world, answer.get('code'))).status, 400, 'second use');
      expectEqual((await call(world, '/api/orders', access_token)).status, 401, 'its token');
    },
  },
  {
    name: 'rotates refresh tokens, and ends the family when one is used again',
    run: async (world) => {
      const tokens = await runFlow(world);
      const second = await refresh(world, tokens['refresh_token']);
      const fresh = (await second.json()) as Record<string, string>;
      expectEqual((await call(world, '/api/orders', fresh['access_token'])).status, 200, 'fresh');
      expectEqual((await refresh(world, tokens['refresh_token'])).status, 400, 'reuse');
      expectEqual((await refresh(world, fresh['refresh_token'])).status, 400, 'family');
      expectEqual((await call(world, '/api/orders', fresh['access_token'])).status, 401, 'access');
    },
  },
  {
    name: 'gives a client its own token, tells of it, and revokes it',
    run: async (world) => {
      const own = { grant_type: 'client_credentials', scope: 'reports:read' };
      const answer = await post(world, '/token', own, basic());
      const { access_token: token = '' } = (await answer.json()) as Record<string, string>;
      const ask = async () => {
        const told = await post(world, '/introspect', { token }, basic());
        return ((await told.json()) as Json)['active'];
      };
      expectEqual(await ask(), true, 'active before');
      expectEqual((await post(world, '/revoke', { token }, basic())).status, 200, 'revocation');
      expectEqual(await ask(), false, 'active after');
    },
  },
  {
    name: 'registers a client that then has its own token, and manages it until it is gone',
    run: async (world) => {
      const headers = { 'Content-Type': 'application/json' };
      const description = { grant_types: ['client_credentials'], scope: 'orders:read' };
      const body = JSON.stringify(description);
      const made = await world.fetch(`${world.issuer}/register`, { method: 'POST', headers, body });
      expectEqual(made.status, 201, 'registration');
      const client = (await made.json()) as Record<string, string>;
      const { client_id: id = '', client_secret: secret = '' } = client;
      const own = () =>
        post(world, '/token', { grant_type: 'client_credentials' }, basic(id, secret));
      const tokens = (await (await own()).json()) as Record<string, string>;
      expectEqual((await call(world, '/api/orders', tokens['access_token'])).status, 200, 'orders');
      const uri = client['registration_client_uri'] ?? '';
      const Authorization = `Bearer ${client['registration_access_token']}`;
      const manage = (method: string, sent: object | null = null) =>
        world.fetch(uri, {
          ...{ method, headers: { ...headers, Authorization } },
          body: sent === null ? null : JSON.stringify(sent),
        });
      expectEqual((await manage('GET')).status, 200, 'read');
      expectEqual(
        (await manage('PUT', { ...description, client_id: 'web-app' })).status,
        400,
        'PUT',
      );
      expectEqual((await manage('DELETE')).status, 204, 'deletion');
      expectEqual((await manage('GET')).status, 401, 'read after');
      expectEqual((await own()).status, 401, 'token after');
      expectEqual(
        (await call(world, '/api/orders', tokens['access_token'])).status,
        401,
        'its token',
      );
    },
  },
  {
    name: 'tells in its log why it answered, and no secret',
    run: async (world) => {
      const tokens = await runFlow(world);
      await redeem(world, 'made-up');
      const response = await world.fetch(`${world.issuer}/log?after=0`);
      const text = await response.text();
      const { entries } = JSON.parse(text) as { entries: LoggedRequest[] };
      const last = entries.at(-1);
      expectEqual(last?.error, 'invalid_grant', 'last entry');
      const { checks = [] } = last ?? {};
      const names = checks.map(({ name }) => name);
      const inOrder = ['load-client', 'check-grant-type', 'find-code'];
      expectEqual(
        names.filter((name) => inOrder.includes(name)),
        inOrder,
        'order of the checks',
      );
      const outcomes = checks.map(({ outcome }) => outcome);
      expectEqual(outcomes.indexOf('failed'), names.length - 1, 'place of the failed check');
      expectEqual(
        checks.filter(({ spec }) => !/\d/.test(spec)).length,
        0,
        'checks without section',
      );
      const { access_token = '', refresh_token = '', id_token = '' } = tokens;
      const secrets = [access_token, refresh_token, id_token, pkce.verifier, 'made-up'];
      expectEqual(secrets.filter((value) => text.includes(value)).length, 0, 'secrets told');
    },
  },
  ...boundsContract,
];
