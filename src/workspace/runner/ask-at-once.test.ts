import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import { ok } from '#protocol/result.ts';
import type { StepView } from '#workspace/model/step-view.ts';
import {
  createWorkspaceWorld,
  type Interference,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

function refusal(nonce: string): HttpResponse {
  return {
    status: 400,
    statusText: 'Bad Request',
    headers: [
      ['content-type', 'application/json'],
      ['dpop-nonce', nonce],
    ],
    body: JSON.stringify({ error: 'use_dpop_nonce' }),
    ...{ bodyEncoding: 'utf-8', headersSeen: 'all', durationMilliseconds: 1, receivedAt: 1 },
  };
}

function nonceIn(request: HttpRequest | undefined): unknown {
  const [, proof = ''] = request?.headers.find(([name]) => name === 'dpop') ?? [];
  return decodeJwt(proof)['nonce'];
}

/** Runs client credentials with DPoP against a token endpoint that answers by `answer`. */
async function askWith(answer: Interference): Promise<{ world: WorkspaceWorld; view: StepView }> {
  const world = await createWorkspaceWorld();
  const { runs } = world.workspace;
  const { id } = await runs.start('client-credentials', 'default', 'backend-of-default');
  await runs.chooseOption(id, 'dpop', 'on');
  world.interfere((request) => (request.url.endsWith('/token') ? answer(request) : null));
  world.sent.length = 0;
  await runs.send(id, 'token');
  return { world, view: world.workspace.viewStep(world.run(id), 'token') };
}

it('gives the nonce that the server asks for at once, and keeps both exchanges', async () => {
  let asked = 0;
  const { world, view } = await askWith(() => {
    asked += 1;
    return asked === 1 ? ok(refusal('first')) : null;
  });
  const tokens = world.sent.filter(({ request }) => request.url.endsWith('/token'));
  expect(tokens.map(({ request }) => nonceIn(request))).toEqual([undefined, 'first']);
  expect(view.earlier.map(({ reason, request }) => [reason, nonceIn(request)])).toEqual([
    ['use_dpop_nonce', undefined],
  ]);
  expect(view.attempts).toBe(2);
});

it('follows a server that asks for another nonce each time only once', async () => {
  let asked = 0;
  const { world, view } = await askWith(() => {
    asked += 1;
    return ok(refusal(`nonce-${asked}`));
  });
  expect(world.sent.map(({ request }) => nonceIn(request))).toEqual([undefined, 'nonce-1']);
  const problem = { code: 'oauth_error', error: 'use_dpop_nonce' };
  expect(view.status).toMatchObject({ status: 'failed', problem });
  await world.workspace.runs.send(world.workspace.getState().runs[0]?.id ?? '', 'token');
  expect(world.sent.slice(2).map(({ request }) => nonceIn(request))).toEqual([
    'nonce-2',
    'nonce-3',
  ]);
});

it('does not ask again where no nonce came, or no proof was sent', async () => {
  const { view } = await askWith(() => {
    const { headers, ...rest } = refusal('');
    return ok({ ...rest, headers: headers.slice(0, 1) });
  });
  expect([view.status.status, view.attempts]).toEqual(['failed', 1]);
  const world = await createWorkspaceWorld();
  const { runs } = world.workspace;
  const { id } = await runs.start('client-credentials', 'default', 'backend-of-default');
  world.interfere((request) => (request.url.endsWith('/token') ? ok(refusal('n')) : null));
  await runs.send(id, 'token');
  expect(world.workspace.viewStep(world.run(id), 'token').attempts).toBe(1);
});

it('keeps a proof that a person changed as it was changed', async () => {
  const world = await createWorkspaceWorld();
  const { workspace } = world;
  const { id } = await workspace.runs.start('client-credentials', 'default', 'backend-of-default');
  await workspace.runs.chooseOption(id, 'dpop', 'on');
  const { draft } = workspace.viewStep(world.run(id), 'token');
  if (draft === null) throw new Error('there is no draft');
  const fields = draft.fields.map((one) => (one.name === 'dpop' ? { ...one, value: 'own' } : one));
  workspace.runs.edit(id, 'token', { ...draft, fields });
  await workspace.runs.send(id, 'token');
  const sent = world.sent.find(({ request }) => request.url.endsWith('/token'));
  expect(sent?.request.headers.find(([name]) => name === 'dpop')?.[1]).toBe('own');
});
