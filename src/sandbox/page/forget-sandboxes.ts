import { withBase } from '#sandbox/contract/addresses.ts';
import { probeHost } from './probe-host.ts';

/**
 * Makes the host forget sandboxes: definitions, grants, sign-ins and logs. Where no host answers,
 * nobody remembers any. Rejects where one answers and does not do it.
 */
export async function forgetSandboxes(ids: readonly string[]): Promise<void> {
  if ((await probeHost()) === null) return;
  await Promise.all(ids.map(forget));
}

async function forget(id: string): Promise<void> {
  const address = withBase(import.meta.env.BASE_URL, `/sandbox/${encodeURIComponent(id)}`);
  const response = await fetch(address, {
    method: 'DELETE',
    credentials: 'same-origin',
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`Failed to forget a sandbox: status ${response.status}`);
}
