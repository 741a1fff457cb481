import { expect, it } from 'vitest';
import { emptyCallDraft, noCredential, type CallDraft } from '#protocol/api-call/call-draft.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import { fail, ok } from '#protocol/result.ts';
import { openMemoryStorage } from '#platform/storage/memory-storage.ts';
import { recall } from '#workspace/runs/recall.ts';
import { flowOf } from '#flows/registry.ts';
import {
  createWorkspaceWorld,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';
import { agreementOf } from './leaving-tokens.ts';

const orders = 'http://localhost:4173/sandbox/default/api/orders';
const elsewhere = 'https://api.elsewhere.example/x';

function draftOf(change: Partial<CallDraft>): CallDraft {
  return { ...emptyCallDraft('bound'), url: orders, ...change };
}

const ofRun = (runId: string, more = {}): CallDraft['credential'] => ({
  ...{ ...noCredential, kind: 'run', runId },
  ...more,
});

function answer(change: Partial<HttpResponse> = {}): HttpResponse {
  return {
    ...{ status: 200, statusText: 'OK', headers: [], body: '{}', bodyEncoding: 'utf-8' },
    ...{ headersSeen: 'all', durationMilliseconds: 5, receivedAt: 1 },
    ...change,
  };
}

async function backendRun({ workspace }: WorkspaceWorld, options = {}): Promise<string> {
  const backend = 'backend-of-default';
  const { id } = await workspace.runs.start('client-credentials', 'default', backend, options);
  await workspace.runs.send(id, 'token');
  return id;
}

async function signedInRun({ workspace, signIn }: WorkspaceWorld): Promise<string> {
  const web = 'web-app-of-default';
  const { id } = await workspace.runs.start('authorization-code', 'default', web);
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await signIn(id);
  await workspace.runs.send(id, 'redeem');
  return id;
}

const accessTokenOf = (world: WorkspaceWorld, runId: string): string => {
  const run = world.run(runId);
  return recall(run, flowOf(run.flow)).accessToken ?? '';
};

const callOf = ({ workspace }: WorkspaceWorld, id: string) => {
  const call = workspace.getState().calls.find((one) => one.id === id);
  if (call === undefined) throw new Error('no such call');
  return call;
};

async function send(world: WorkspaceWorld, draft: CallDraft, agreed: readonly string[] = []) {
  const sent = await world.workspace.calls.send({ id: null, draft, agreed });
  if (sent.kind !== 'sent') throw new Error(`not sent: ${sent.kind}`);
  return callOf(world, sent.id);
}

it('sends what was shown, and keeps it with its answer', async () => {
  const world = await createWorkspaceWorld();
  const draft = draftOf({ credential: ofRun(await backendRun(world)) });
  const { request } = await world.workspace.calls.preview(draft);
  const call = await send(world, draft);
  expect(call.exchanges).toHaveLength(1);
  expect(call.exchanges[0]?.request).toEqual(request);
  expect(call.environmentName).toBe('Default sandbox');
  const outcome = call.exchanges[0]?.outcome;
  expect(outcome?.kind === 'answered' && outcome.response.status).toBe(200);
  expect(world.sent.at(-1)).toEqual({ transport: 'direct', request });
});

it('keeps what is written, and goes on in another call once it was sent', async () => {
  const world = await createWorkspaceWorld();
  const { calls } = world.workspace;
  const first = calls.edit(null, draftOf({ method: 'PUT' }));
  expect(calls.edit(first, draftOf({ method: 'GET' }))).toBe(first);
  const sent = await calls.send({ id: first, draft: callOf(world, first).draft, agreed: [] });
  expect(sent).toMatchObject({ kind: 'sent', id: first });
  const second = calls.edit(first, draftOf({ method: 'HEAD' }));
  expect(callOf(world, second)).toMatchObject({ after: first, exchanges: [] });
  expect(callOf(world, first).draft.method).toBe('GET');
  expect(calls.edit(second, draftOf({ method: 'POST' }))).toBe(second);
  expect(callOf(world, second).after).toBe(first);
});

it('takes a token to no other origin without an agreement that names it', async () => {
  const world = await createWorkspaceWorld();
  const runId = await backendRun(world);
  const before = world.sent.length;
  const draft = draftOf({ url: elsewhere, credential: ofRun(runId) });
  const asked = await world.workspace.calls.send({ id: null, draft, agreed: [] });
  const leaving = {
    environmentId: 'default',
    environmentName: 'Default sandbox',
    issuer: 'http://localhost:4173/sandbox/default',
    origin: 'https://api.elsewhere.example',
  };
  expect(asked).toEqual({ kind: 'not-agreed', leaving: [leaving] });
  const token = accessTokenOf(world, runId);
  const hidden = [
    draftOf({ url: elsewhere, credential: { ...noCredential, kind: 'bearer', token } }),
    draftOf({ url: `${elsewhere}?t=${token}` }),
    draftOf({ url: elsewhere, headers: [{ id: '1', name: 'x', value: token, included: true }] }),
  ];
  for (const one of hidden) {
    const { kind } = await world.workspace.calls.send({
      id: null,
      draft: one,
      agreed: ['default'],
    });
    expect(kind).toBe('not-agreed');
  }
  expect(world.sent).toHaveLength(before);
  world.interfere(() => ok(answer()));
  await send(world, draft, [agreementOf(leaving)]);
  expect(world.sent).toHaveLength(before + 1);
});

it('refreshes a token that has expired before it is sent, and keeps the new one in a run', async () => {
  const world = await createWorkspaceWorld();
  const runId = await signedInRun(world);
  world.advance(2 * 3600);
  const draft = draftOf({ credential: ofRun(runId, { refreshFirst: true }) });
  const call = await send(world, draft);
  const newRun = call.draft.credential.runId ?? '';
  expect(newRun).not.toBe(runId);
  expect(world.run(newRun).flow).toBe('refresh-token');
  expect(call.exchanges[0]?.request.headers).toContainEqual([
    'authorization',
    `Bearer ${accessTokenOf(world, newRun)}`,
  ]);
  // The old refresh token is spent: the next one takes what the newer run has.
  const again = await world.workspace.calls.refreshToken(runId);
  expect(again).toEqual({ isRefreshed: true, runId: newRun });
});

it('says which run tells why a token could not be refreshed', async () => {
  const world = await createWorkspaceWorld();
  const runId = await signedInRun(world);
  world.advance(2 * 3600);
  world.interfere(() => fail({ code: 'offline', url: orders }));
  const draft = draftOf({ credential: ofRun(runId, { refreshFirst: true }) });
  const sent = await world.workspace.calls.send({ id: null, draft, agreed: [] });
  expect(sent.kind).toBe('not-refreshed');
  expect(world.workspace.getState().calls).toEqual([]);
});

it('proves its key, and proves it again with the nonce that the server asks for, once', async () => {
  const world = await createWorkspaceWorld();
  const runId = await backendRun(world, { dpop: 'on' });
  const challenge = ['www-authenticate', 'DPoP error="use_dpop_nonce"'] as const;
  const asks = answer({ status: 401, headers: [challenge, ['dpop-nonce', 'n-1']] });
  world.interfere(() => ok(asks));
  const draft = draftOf({ credential: ofRun(runId) });
  const { request: shown } = await world.workspace.calls.preview(draft);
  const call = await send(world, draft);
  expect(call.exchanges).toHaveLength(2);
  expect(call.exchanges[0]?.request).toEqual(shown);
  const proofs = call.exchanges.map(({ request }) =>
    JSON.parse(atob(request.headers.find(([name]) => name === 'dpop')?.[1].split('.')[1] ?? '')),
  );
  expect(proofs[0]).toMatchObject({ htm: 'GET', htu: orders });
  expect(proofs[0]).not.toHaveProperty('nonce');
  expect(proofs[1]).toMatchObject({ nonce: 'n-1' });
  expect(proofs[1].jti).not.toBe(proofs[0].jti);
});

it('sends a bound token as a bearer token where that is wanted, to see it refused', async () => {
  const world = await createWorkspaceWorld();
  const runId = await backendRun(world, { dpop: 'on' });
  const call = await send(world, draftOf({ credential: ofRun(runId, { scheme: 'Bearer' }) }));
  const outcome = call.exchanges[0]?.outcome;
  expect(outcome?.kind === 'answered' && outcome.response.status).toBe(401);
});

it('stops waiting when told so, and says that it was', async () => {
  const world = await createWorkspaceWorld();
  const { calls } = world.workspace;
  world.interfere(() => {
    const [call] = world.workspace.getState().calls;
    expect(calls.isUnderWay(call?.id ?? '')).toBe(true);
    calls.cancel(call?.id ?? '');
    return null;
  });
  const call = await send(world, draftOf({}));
  expect(call.exchanges[0]?.outcome?.kind).toBe('cancelled');
  expect(calls.isUnderWay(call.id)).toBe(false);
});

it('deletes with an undo, and erases calls with everything else', async () => {
  const storage = openMemoryStorage(null);
  const world = await createWorkspaceWorld(storage);
  const { calls } = world.workspace;
  const call = await send(world, draftOf({}));
  calls.edit(null, draftOf({}));
  const { undo } = calls.remove(call.id);
  expect(world.workspace.getState().calls).toHaveLength(1);
  undo();
  expect(callOf(world, call.id)).toEqual(call);
  calls.removeAll().undo();
  expect(world.workspace.getState().calls).toHaveLength(2);
  await world.workspace.eraseEverything();
  expect(world.workspace.getState().calls).toEqual([]);
  expect((await storage.load()).calls).toEqual([]);
});

it('stores only the beginning of a very long answer, and has it whole as long as the page lives', async () => {
  const storage = openMemoryStorage(null);
  const world = await createWorkspaceWorld(storage);
  const body = 'x'.repeat(1_500_000);
  world.interfere(() => ok(answer({ body })));
  const call = await send(world, draftOf({ url: elsewhere }));
  const outcome = call.exchanges[0]?.outcome;
  expect(outcome?.kind === 'answered' && outcome.response.body.length).toBe(1_500_000);
  const [stored] = (await storage.load()).calls;
  expect(stored?.exchanges[0]?.outcome).toMatchObject({ cutFrom: 1_500_000 });
  expect(JSON.stringify(stored).length).toBeLessThan(100_000);
});

it('begins the flow that gets a token with more, filled in', async () => {
  const world = await createWorkspaceWorld();
  const runId = await backendRun(world);
  const fields = [{ name: 'scope', value: 'orders:read reports:read' }];
  const begun = await world.workspace.calls.getToken({ runId, fields, options: { dpop: 'on' } });
  const run = world.run(begun?.runId ?? '');
  expect(run.flow).toBe('client-credentials');
  const draft = world.workspace.viewStep(run, 'token').draft;
  expect(draft?.fields.find(({ name }) => name === 'scope')?.value).toBe(fields[0]?.value);
  const stepUp = [{ name: 'acr_values', value: 'urn:two' }];
  const signIn = await world.workspace.calls.getToken({ runId, fields: stepUp, options: {} });
  expect(world.run(signIn?.runId ?? '').flow).toBe('authorization-code');
});
