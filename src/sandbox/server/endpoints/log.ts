import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { json } from '#sandbox/server/http/responses.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** What the sandbox tells of the requests that it answered. Its own page only. */
export const readLog: Endpoint = {
  methods: ['GET'],
  cors: false,
  audience: 'machine',
  answer: async ({ dependencies, request, sandboxId, url }) => {
    if (dependencies.guard(request) !== 'own-page') {
      const description = 'Only the page of this host may read the log.';
      throw new OAuthError('access_denied', description, { status: 403 });
    }
    const after = Number.parseInt(url.searchParams.get('after') ?? '0', 10);
    const start = Number.isFinite(after) ? after : 0;
    return json({ entries: await dependencies.store.readLog(sandboxId, start) });
  },
};
