import { fail } from '#protocol/result.ts';
import {
  addressCorrected,
  nothingElse,
  obstacleGone,
  ask,
  code,
  obstruct,
  page,
  refreshing,
  robot,
  setField,
  setUrl,
  tokenUrl as url,
  type Failure,
  type Happening,
  type Obstacle,
} from './failure.ts';
import type { WorkspaceWorld } from '../workspace-world.ts';

const tokenBehind =
  (obstacle: Obstacle): Happening =>
  async (world, runId) => {
    obstruct(world, url, obstacle);
    await world.workspace.runs.send(runId, 'token');
  };

const redeemBehind =
  (obstacle: Obstacle): Happening =>
  async (world, runId) => {
    await ask(world, runId);
    obstruct(world, url, obstacle);
    await world.workspace.runs.send(runId, 'redeem');
  };

const cancelled =
  (step: string, first: readonly string[] = []): Happening =>
  async (world, runId) => {
    const { runs } = world.workspace;
    for (const one of first) await runs.send(runId, one);
    if (step === 'redeem') await ask(world, runId);
    world.interfere(() => {
      runs.cancel(runId, step);
      return null;
    });
    await runs.send(runId, step);
    world.interfere(null);
  };

/** The person sets the environment to send directly. */
const relayLeft: Happening = async ({ workspace }) => {
  await workspace.environments.change('default', { transport: 'direct' });
};

const elsewhere = `${url}?elsewhere`;
const html = page('<!doctype html><title>Sign in</title>', 'text/html');

/** What the network, the browser or whoever stands in between does. */
export const networkFailures: Readonly<Record<string, Failure>> = {
  'no network': {
    ...robot,
    cause: tokenBehind({ code: 'offline', url }),
    buttons: { 'Send again': obstacleGone },
  },
  'a server that is not there': {
    ...robot,
    cause: tokenBehind({ code: 'unreachable', url, reason: null }),
    buttons: { 'Send again': obstacleGone, 'Edit the environment': addressCorrected },
  },
  'an address that was edited': {
    ...robot,
    cause: async (world: WorkspaceWorld, runId: string) => {
      obstruct(world, elsewhere, { code: 'unreachable', url: elsewhere, reason: null });
      setUrl(world, [runId, 'token'], elsewhere);
      await world.workspace.runs.send(runId, 'token');
    },
    buttons: { 'Put the address back and send again': nothingElse, 'Send again': obstacleGone },
  },
  'no answer in time': {
    ...robot,
    cause: tokenBehind({ code: 'timeout', url, afterSeconds: 30 }),
    buttons: { 'Send again': obstacleGone, 'Edit the environment': addressCorrected },
  },
  'no answer in time to a code': {
    ...code,
    step: 'redeem',
    cause: redeemBehind({ code: 'timeout', url, afterSeconds: 30 }),
    buttons: { 'Send again': obstacleGone, 'Start over': obstacleGone },
  },
  'a preflight that is refused': {
    ...robot,
    cause: tokenBehind({ code: 'cors_suspected', url, preflight: true }),
    buttons: { 'Send through the relay': nothingElse, 'Send again': obstacleGone },
  },
  'a code sent blindly': {
    ...code,
    step: 'redeem',
    cause: redeemBehind({ code: 'cors_suspected', url, preflight: false }),
    buttons: { 'Start over through the relay': nothingElse },
  },
  'mixed content': {
    ...robot,
    cause: tokenBehind({ code: 'mixed_content', url }),
    buttons: {
      'Send through the relay': nothingElse,
      'Edit the environment': addressCorrected,
      'Send again': obstacleGone,
    },
  },
  'a redirect': {
    ...robot,
    cause: tokenBehind({ code: 'opaque_redirect', url }),
    buttons: {
      'Send through the relay': nothingElse,
      'Edit the environment': addressCorrected,
      'Send again': obstacleGone,
    },
  },
  'the policy of the page': {
    ...robot,
    cause: tokenBehind({ code: 'csp_blocked', url, directive: 'connect-src' }),
    buttons: { 'Send again': obstacleGone, 'Send through the relay': nothingElse },
  },
  'the local network forbidden': {
    ...robot,
    cause: tokenBehind({ code: 'local_network_denied', url }),
    buttons: { 'Send again': obstacleGone, 'Send through the relay': nothingElse },
  },
  'a request that the browser refuses': {
    ...robot,
    cause: tokenBehind({ code: 'browser_refused', url, reason: 'Not with this header.' }),
    buttons: { 'Send through the relay': nothingElse },
  },
  'an edited request that the browser refuses': {
    ...robot,
    cause: async (world, runId) => {
      setField(world, [runId, 'token'], { name: 'accept', value: 'text/nonsense' });
      world.interfere(({ headers }) =>
        headers.some(([, value]) => value === 'text/nonsense')
          ? fail({ code: 'browser_refused', url, reason: 'Not with this header.' })
          : null,
      );
      await world.workspace.runs.send(runId, 'token');
    },
    variantOf: 'a request that the browser refuses',
    buttons: {
      'Send through the relay': nothingElse,
      'Put accept back and send again': nothingElse,
    },
  },
  'a relay that refuses': {
    ...robot,
    cause: async (world, runId) => {
      await world.workspace.environments.change('default', { transport: 'relay' });
      const reason = 'This host relays nothing.';
      world.interfere(null, () => fail({ code: 'relay_refused', url, reason }));
      await world.workspace.runs.send(runId, 'token');
    },
    buttons: { 'Edit the environment': relayLeft, 'Send again': obstacleGone },
  },
  'an answer that is too large': {
    ...robot,
    cause: tokenBehind({ code: 'too_large', url, limitBytes: 1 }),
    buttons: { 'Edit the environment': addressCorrected, 'Make the request again': obstacleGone },
  },
  'a page instead of JSON': {
    ...robot,
    cause: tokenBehind(html),
    buttons: {
      'Edit the environment': addressCorrected,
      'Make the request again': obstacleGone,
      'Send again': obstacleGone,
    },
  },
  'text instead of JSON': {
    ...robot,
    cause: tokenBehind(page('busy', 'text/plain')),
    buttons: {
      'Edit the environment': addressCorrected,
      'Make the request again': obstacleGone,
      'Send again': obstacleGone,
    },
  },
  'an empty answer': {
    ...robot,
    cause: tokenBehind(page('', 'text/plain')),
    buttons: { 'Edit the environment': addressCorrected, 'Make the request again': obstacleGone },
  },
  'a cancelled request': {
    ...robot,
    cause: cancelled('token'),
    buttons: { 'Send again': nothingElse },
  },
  'a cancelled redemption': {
    ...code,
    step: 'redeem',
    cause: cancelled('redeem'),
    buttons: { 'Send again': nothingElse, 'Start over': nothingElse },
  },
  'a cancelled redemption of a pushed request': {
    ...code,
    options: { par: 'on' },
    step: 'redeem',
    cause: cancelled('redeem', ['push']),
    variantOf: 'a cancelled redemption',
    buttons: { 'Send again': nothingElse, 'Start over': nothingElse },
  },
  'a cancelled refresh': {
    ...refreshing,
    cause: cancelled('refresh'),
    buttons: { 'Send again': nothingElse, 'Sign in again': nothingElse },
  },
};
