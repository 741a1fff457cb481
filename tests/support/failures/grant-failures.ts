import { ok } from '#protocol/result.ts';
import {
  ask,
  nothingElse,
  obstacleGone,
  page,
  refreshing,
  code,
  send,
  setField,
  tokenUrl,
  obstruct,
  type Edit,
  type Failure,
  type Happening,
} from './failure.ts';
import type { WorkspaceWorld } from '../workspace-world.ts';

const redeemWith =
  (edit: Edit): Happening =>
  async (world, runId) => {
    await ask(world, runId);
    setField(world, [runId, 'redeem'], edit);
    await world.workspace.runs.send(runId, 'redeem');
  };

const redeeming = { ...code, step: 'redeem' } as const;

/** A server that knows a spent refresh token, and ends nothing for its second use. */
function refuseOld(world: WorkspaceWorld, runId: string): void {
  const spent = world.workspace.viewStep(world.run(runId), 'refresh').sent?.request.body;
  const refused = { ...page('{"error":"invalid_grant"}', 'application/json'), status: 400 };
  world.interfere(({ body }) => (body === spent ? ok(refused) : null));
}

/** What the server refuses of a code or a refresh token. */
export const grantFailures: Readonly<Record<string, Failure>> = {
  'a wrong verifier': {
    ...redeeming,
    cause: redeemWith({ name: 'code_verifier', value: 'x'.repeat(43) }),
    buttons: { 'Put the verifier back and send again': nothingElse, 'Start over': nothingElse },
  },
  'another redirect URI': {
    ...redeeming,
    cause: redeemWith({ name: 'redirect_uri', value: 'http://localhost:4173/other' }),
    buttons: { 'Put the redirect URI back and send again': nothingElse, 'Start over': nothingElse },
  },
  'another code': {
    ...redeeming,
    cause: redeemWith({ name: 'code', value: 'made-up' }),
    buttons: { 'Put the code back and send again': nothingElse, 'Start over': nothingElse },
  },
  'a left out grant type': {
    ...redeeming,
    cause: redeemWith({ name: 'grant_type', included: false }),
    buttons: { 'Put the grant type back and send again': nothingElse },
  },
  'an expired code': {
    ...redeeming,
    cause: async (world, runId) => {
      await ask(world, runId);
      world.advance(400);
      await world.workspace.runs.send(runId, 'redeem');
    },
    buttons: { 'Start over': nothingElse },
  },
  'a code used twice': {
    ...redeeming,
    cause: async (world, runId) => {
      await ask(world, runId);
      await world.workspace.runs.send(runId, 'redeem');
      await world.workspace.runs.send(runId, 'redeem');
    },
    buttons: { 'Start over': nothingElse },
  },
  'another challenge': {
    ...redeeming,
    cause: async (world, runId) => {
      setField(world, [runId, 'authorize'], { name: 'code_challenge', value: 'y'.repeat(43) });
      await ask(world, runId);
      await world.workspace.runs.send(runId, 'redeem');
    },
    buttons: { 'Start over': nothingElse },
  },
  'a changed refresh token': {
    ...refreshing,
    cause: async (world, runId) => {
      setField(world, [runId, 'refresh'], { name: 'refresh_token', value: 'made-up' });
      await world.workspace.runs.send(runId, 'refresh');
    },
    buttons: {
      'Put the refresh token back and send again': nothingElse,
      'Sign in again': nothingElse,
    },
  },
  'a refresh token sent twice': {
    ...refreshing,
    cause: async (world, runId) => {
      await world.workspace.runs.send(runId, 'refresh');
      refuseOld(world, runId);
      await world.workspace.runs.send(runId, 'refresh');
    },
    buttons: { 'Make the request again': nothingElse, 'Sign in again': nothingElse },
  },
  'a refresh token used elsewhere': {
    ...refreshing,
    cause: async (world, runId) => {
      const { runs } = world.workspace;
      const elsewhere = await runs.start('refresh-token', 'default', code.client);
      await runs.send(elsewhere.id, 'refresh');
      await runs.send(runId, 'refresh');
    },
    buttons: { 'Sign in again': nothingElse },
  },
  'a refresh sent blindly': {
    ...refreshing,
    cause: async (world, runId) => {
      obstruct(world, tokenUrl, { code: 'cors_suspected', url: tokenUrl, preflight: false });
      await send('refresh')(world, runId);
    },
    buttons: { 'Start over through the relay': nothingElse, 'Sign in again': obstacleGone },
  },
};
