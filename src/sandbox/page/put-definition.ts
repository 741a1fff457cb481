import { withBase } from '#sandbox/contract/addresses.ts';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';

/** What came of putting a definition in place; the reason is a sentence for people. */
export type PutResult =
  | { readonly ok: true; readonly value: null }
  | { readonly ok: false; readonly problem: { readonly reason: string } };

/** Puts a sandbox in place at its host. The same definition again keeps what its grants left. */
export async function putDefinition(id: string, definition: SandboxDefinition): Promise<PutResult> {
  const address = withBase(import.meta.env.BASE_URL, `/sandbox/${encodeURIComponent(id)}`);
  try {
    const response = await fetch(address, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(definition),
      credentials: 'same-origin',
      redirect: 'error',
    });
    return response.ok ? { ok: true, value: null } : refused(await describe(response));
  } catch {
    return refused('The host of the sandbox does not answer. Is npm start still running?');
  }
}

function refused(reason: string): PutResult {
  return { ok: false, problem: { reason } };
}

async function describe(response: Response): Promise<string> {
  const start = `The sandbox refused its definition (${response.status})`;
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && 'error_description' in body) {
      return `${start}: ${String(body.error_description)}`;
    }
  } catch {
    // No JSON: a static server, perhaps. The status alone is told.
  }
  return `${start}.`;
}
