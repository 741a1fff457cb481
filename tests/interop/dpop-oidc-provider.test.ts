import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StepView } from '#workspace/model/step-view.ts';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { createRemoteWorld, type RemoteWorld } from '../support/remote-world.ts';

let server: OidcProviderServer;

beforeAll(async () => {
  server = await startOidcProvider(['http://localhost:4173/callback']);
});

afterAll(() => server.close());

async function sendStep(world: RemoteWorld, runId: string, step: string): Promise<StepView> {
  await world.workspace.runs.send(runId, step);
  return world.workspace.viewStep(world.run(runId), step);
}

function proofOf({ sent }: StepView) {
  const [, proof = ''] = sent?.request.headers.find(([name]) => name === 'dpop') ?? [];
  return { header: decodeProtectedHeader(proof), claims: decodeJwt(proof) };
}

it('gets, uses and refreshes a bound token where the server wants a nonce in each proof', async () => {
  const world = await createRemoteWorld(server.issuer, {});
  const id = await world.begin('authorization-code', { dpop: 'on' });
  const { draft } = world.workspace.viewStep(world.run(id), 'authorize');
  const jkt = draft?.fields.find(({ name }) => name === 'dpop_jkt');
  expect(jkt).toMatchObject({
    included: false,
    value: expect.stringMatching(/^[\w-]{43}$/) as string,
  });
  await world.signInThere(id);
  const redeemed = await sendStep(world, id, 'redeem');
  expect(redeemed.status.status).toBe('answered');
  expect(redeemed.earlier.map(({ reason, response }) => [reason, response.status])).toEqual([
    ['use_dpop_nonce', 400],
  ]);
  const proof = proofOf(redeemed);
  expect(proof.header).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256' });
  expect(proof.claims).toMatchObject({ htm: 'POST', htu: `${server.issuer}/token` });
  expect(proof.claims['nonce']).toBe(
    redeemed.earlier[0]?.response.headers.find(([name]) => name === 'dpop-nonce')?.[1],
  );
  const outcome = (check: string) => redeemed.checks.find(({ id: one }) => one === check)?.outcome;
  expect([outcome('token_type'), outcome('access_token.cnf.jkt')]).toEqual(['passed', 'skipped']);

  const userinfo = await sendStep(world, id, 'userinfo');
  expect(userinfo.status.status).toBe('answered');
  expect(proofOf(userinfo).claims).toMatchObject({ htm: 'GET', ath: expect.any(String) as string });
  // The token that is brought along is bound, so the refresh is made with proofs by itself.
  const refresh = await world.begin('refresh-token');
  const refreshed = await sendStep(world, refresh, 'refresh');
  expect(refreshed.status.status).toBe('answered');
  expect(refreshed.earlier).toHaveLength(1);
});

it('finds the thumbprint of its own key in a bound token that can be read', async () => {
  const { id: clientId, secret: clientSecret } = server.clients.basic;
  const world = await createRemoteWorld(server.issuer, {
    ...{ clientId, clientSecret, authentication: 'client_secret_basic', scope: 'api:read' },
  });
  const id = await world.begin('client-credentials', { dpop: 'on' });
  const { status, checks } = await sendStep(world, id, 'token');
  expect(status.status).toBe('answered');
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(checks.find((check) => check.id === 'access_token.cnf.jkt')?.outcome).toBe('passed');
});

it('follows the address and the token that a person typed into a call', async () => {
  const world = await createRemoteWorld(server.issuer, {});
  const id = await world.begin('userinfo', { dpop: 'on' });
  const { draft } = world.workspace.viewStep(world.run(id), 'userinfo');
  if (draft === null) throw new Error('there is no draft');
  world.workspace.runs.edit(id, 'userinfo', {
    ...draft,
    url: `${server.issuer}/me?typed`,
    fields: draft.fields.map((field) =>
      field.name === 'authorization' ? { ...field, value: 'DPoP typed' } : field,
    ),
  });
  const called = await sendStep(world, id, 'userinfo');
  const { claims } = proofOf(called);
  expect(claims['htu']).toBe(`${server.issuer}/me`);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('typed'));
  expect(claims['ath']).toBe(Buffer.from(hash).toString('base64url'));
  expect(called.status).toMatchObject({ status: 'failed', problem: { error: 'invalid_token' } });
});
