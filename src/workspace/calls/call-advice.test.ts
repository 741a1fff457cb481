import { expect, it } from 'vitest';
import { emptyCallDraft, noCredential } from '#protocol/api-call/call-draft.ts';
import type { HeaderPair, HttpResponse } from '#protocol/http/message.ts';
import type { CallExchange } from '#workspace/model/api-call.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';
import { adviseOnCall } from './call-advice.ts';
import { sampleCalls } from './sample-calls.ts';

const url = 'http://localhost:4173/sandbox/default/api/orders';

interface Told {
  readonly runId?: string | null;
  readonly status?: number;
  readonly headers?: readonly HeaderPair[];
  readonly body?: string;
  readonly headersSeen?: HttpResponse['headersSeen'];
  readonly scheme?: 'Bearer' | 'DPoP';
}

/** What is offered after an answer. */
function offered({ workspace, ports }: WorkspaceWorld, told: Told) {
  const { runId = null, status = 401, headers = [], body = '', headersSeen = 'all' } = told;
  const response: HttpResponse = {
    ...{ status, statusText: '', headers, body, bodyEncoding: 'utf-8', headersSeen },
    ...{ durationMilliseconds: 1, receivedAt: 1 },
  };
  const authorization = ['authorization', `${told.scheme ?? 'Bearer'} x`] as const;
  const exchange: CallExchange = {
    request: { method: 'GET', url, headers: [authorization], body: null },
    ...{ transport: 'direct', sentAt: 1 },
    outcome: { kind: 'answered', at: 1, response, cutFrom: null },
  };
  const kind = runId === null ? 'none' : 'run';
  const draft = { ...emptyCallDraft('b'), credential: { ...noCredential, kind, runId } as const };
  const state = workspace.getState();
  return adviseOnCall({ call: { draft }, exchange, state, now: ports.clock() });
}

const challenge = (value: string) => [['www-authenticate', value] as const];

async function worldWithRun(scope: string, options = {}) {
  const world = await createWorkspaceWorld();
  const { runs } = world.workspace;
  const start = async (wanted: string) => {
    const run = await runs.start('client-credentials', 'default', 'backend-of-default', options);
    const { draft } = world.workspace.viewStep(run, 'token');
    if (draft === null) throw new Error('no draft');
    const fields = draft.fields.map((field) =>
      field.name === 'scope' ? { ...field, value: wanted } : field,
    );
    runs.edit(run.id, 'token', { ...draft, fields });
    await runs.send(run.id, 'token');
    world.advance(1);
    return run.id;
  };
  return { world, start, runId: await start(scope) };
}

it('has nothing to say of a success, or of what has not come', async () => {
  const world = await createWorkspaceWorld();
  expect(offered(world, { status: 204 })).toBeNull();
});

it('offers a token with the scope that is missing: a new one, or one that is there', async () => {
  const { world, runId, start } = await worldWithRun('orders:read');
  const headers = challenge('Bearer error="insufficient_scope", scope="reports:read"');
  const first = offered(world, { runId, status: 403, headers });
  expect(first?.title).toBe('The token does not carry enough rights');
  expect(first?.fixes).toEqual([
    {
      kind: 'get-token',
      label: 'Get a token with reports:read',
      wish: {
        runId,
        fields: [{ name: 'scope', value: 'orders:read reports:read' }],
        options: {},
      },
    },
  ]);
  const better = await start('reports:read');
  const second = offered(world, { runId, status: 403, headers });
  expect(second?.fixes[0]).toMatchObject({ kind: 'use-run', runId: better });
});

it('offers the sign-in that the API asks for', async () => {
  const { world, runId } = await worldWithRun('orders:read');
  const error = 'error="insufficient_user_authentication", acr_values="urn:two", max_age="5"';
  const advice = offered(world, { runId, headers: challenge(`Bearer ${error}`) });
  expect(advice?.fixes[0]).toMatchObject({
    kind: 'get-token',
    wish: {
      fields: [{ name: 'acr_values', value: 'urn:two' }, { name: 'max_age', value: '5' }, {}],
    },
  });
});

it('offers a proof to a token that is bound to a key, and a bound one where only that is taken', async () => {
  const { world, runId } = await worldWithRun('orders:read', { dpop: 'on' });
  const headers = challenge('DPoP error="invalid_token", algs="ES256"');
  expect(offered(world, { runId, headers })?.fixes).toContainEqual({
    kind: 'use-scheme',
    label: 'Send it with a proof (DPoP)',
    scheme: 'as-issued',
  });
  const bearer = await worldWithRun('orders:read');
  const fixes = offered(bearer.world, { runId: bearer.runId, headers })?.fixes;
  expect(fixes?.at(-1)).toMatchObject({ kind: 'get-token', wish: { options: { dpop: 'on' } } });
});

it('offers the relay for a reason that CORS hides, a token, a password and the API’s metadata', async () => {
  const { world, runId } = await worldWithRun('orders:read');
  await world.workspace.settleHost();
  const hidden = offered(world, { headersSeen: 'cors-filtered' });
  expect(hidden?.fixes.map(({ kind }) => kind)).toEqual(['use-relay', 'use-run']);
  expect(hidden?.fixes[1]).toMatchObject({ runId });
  const basic = offered(world, { headers: challenge('Basic realm="a"') });
  expect(basic?.fixes.map(({ kind }) => kind)).toContain('use-credential');
  const metadata = 'https://a.example/.well-known/oauth-protected-resource';
  const named = offered(world, { headers: challenge(`Bearer resource_metadata="${metadata}"`) });
  expect(named?.fixes.at(-1)).toMatchObject({ kind: 'read-metadata', url: metadata });
  const script = offered(world, { headers: challenge('Bearer resource_metadata="javascript:1"') });
  expect(script?.fixes.map(({ kind }) => kind)).not.toContain('read-metadata');
});

it('takes one to the address of a redirect, which is not followed by itself', async () => {
  const world = await createWorkspaceWorld();
  const headers = [['location', '/elsewhere']] as const;
  expect(offered(world, { status: 302, headers })?.fixes).toEqual([
    {
      kind: 'go-to',
      label: 'Take the address at localhost:4173',
      url: 'http://localhost:4173/elsewhere',
    },
  ]);
});

it('has a sample for each API, with the token that has its scope', async () => {
  const { world, runId, start } = await worldWithRun('reports:read');
  await start('orders:read');
  const { environments, runs } = world.workspace.getState();
  const samples = sampleCalls(environments, runs, world.ports.clock());
  expect(samples.map(({ sketch }) => sketch.url)).toContain(url);
  expect(samples.length).toBeGreaterThanOrEqual(3);
  const reports = samples.find(({ sketch }) => sketch.url?.endsWith('/reports'));
  expect(reports?.sketch.runId).toBe(runId);
});
