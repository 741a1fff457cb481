import { hostProbePath, withBase } from '#sandbox/contract/addresses.ts';
import { type SandboxHost, sandboxHostSchema } from '#sandbox/contract/log.ts';

/** A static server answers with a page, a 404 or nothing: then no host is there. */
export async function probeHost(): Promise<SandboxHost | null> {
  try {
    const address = withBase(import.meta.env.BASE_URL, hostProbePath);
    const response = await fetch(address, { cache: 'no-store', credentials: 'same-origin' });
    if (!response.ok) return null;
    const parsed = sandboxHostSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
