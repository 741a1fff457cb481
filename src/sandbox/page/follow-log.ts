import { withBase } from '#sandbox/contract/addresses.ts';
import { type SandboxLogEntry, sandboxLogSchema } from '#sandbox/contract/log.ts';

/** The log entries of a sandbox after a sequence number; none where the log cannot be read. */
export async function followLog(id: string, after: number): Promise<readonly SandboxLogEntry[]> {
  const path = `/sandbox/${encodeURIComponent(id)}/log?after=${after}`;
  try {
    const response = await fetch(withBase(import.meta.env.BASE_URL, path), {
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    });
    if (!response.ok) return [];
    const parsed = sandboxLogSchema.safeParse(await response.json());
    return parsed.success ? parsed.data.entries : [];
  } catch {
    return [];
  }
}
