import type { SessionPort } from '#sandbox/server/ports.ts';
import type { SandboxDatabase } from './database.ts';

/** A worker sees no cookies; it serves one browser, whose one session with a sandbox is kept here. */
export function createWorkerSession({ sessions }: SandboxDatabase): SessionPort {
  return {
    read: async (_request, { id }) => (await sessions.get(id))?.handle ?? null,
    write: async (response, { id }, handle) => {
      await sessions.put({ sandbox: id, handle });
      return response;
    },
    clear: async (response, { id }) => {
      await sessions.delete(id);
      return response;
    },
  };
}
