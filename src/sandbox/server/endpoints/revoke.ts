import { runChecks, type Check } from '#sandbox/server/check.ts';
import { checkTokenClient } from '#sandbox/server/checks/check-token-client.ts';
import { checkTokenSent } from '#sandbox/server/checks/check-token-sent.ts';
import { clientAuthenticationChecks } from '#sandbox/server/checks/client-authentication.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { readClientRequest } from '#sandbox/server/grants/client-request.ts';
import { readShownToken, type ShownToken } from '#sandbox/server/grants/shown-token.ts';

/** What holds for a client that gives a token back. @see RFC 7009 §2.1 */
export const revocationChecks: readonly Check<ShownToken>[] = [
  ...clientAuthenticationChecks,
  checkTokenSent,
  checkTokenClient,
];

/**
 * Ends a token; a refresh token with everything that came from its grant. One that is unknown is
 * as good as ended.
 * @see RFC 7009 §2.1 and §2.2
 */
export const revoke: Endpoint = {
  methods: ['POST'],
  cors: true,
  audience: 'machine',
  answer: async (scene) => {
    const shown = await readShownToken(await readClientRequest(scene));
    await runChecks(revocationChecks, shown, scene.trail.checks);
    const { store } = scene.dependencies;
    const sandbox = scene.sandboxId;
    if (shown.refresh !== null) await store.removeFamily(sandbox, shown.refresh.record.family);
    const jti = shown.access?.claims['jti'];
    if (typeof jti === 'string') {
      const address = { sandbox, kind: 'access', key: jti } as const;
      await store.update(address, () => ({ record: null, result: null }));
    }
    return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } });
  },
};
