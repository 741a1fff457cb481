import { hostProbePath, withBase } from '#sandbox/contract/addresses.ts';
import { sandboxHostSchema } from '#sandbox/contract/log.ts';
import { basePath } from './addresses.ts';
import { keep, kept } from './keep.ts';

/** Which host answers for the sandbox. */
type HostMode = 'server' | 'worker';

const key = 'host';

/** A server that takes longer to say who it is counts as none. */
const patienceMilliseconds = 5000;

/**
 * Asks the network who answers, and keeps the result. Only this changes it: a request to the
 * sandbox that fails says nothing about the host, and is never tried on the other.
 */
export async function probeHost(): Promise<Response | null> {
  const response = await askNetwork();
  const answer = response === null ? null : await readHost(response.clone());
  const mode: HostMode = answer === 'server' ? 'server' : 'worker';
  await keep(key, mode);
  return mode === 'server' ? response : null;
}

/** The mode that was settled; probes where none was yet. */
export async function hostMode(): Promise<HostMode> {
  const mode = await kept(key);
  if (mode === 'server' || mode === 'worker') return mode;
  return (await probeHost()) === null ? 'worker' : 'server';
}

async function askNetwork(): Promise<Response | null> {
  try {
    const response = await fetch(withBase(basePath, hostProbePath), {
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    return response.ok ? response : null;
  } catch {
    return null;
  }
}

/** A static server answers with a page, or with a 404. */
async function readHost(response: Response): Promise<HostMode | null> {
  try {
    const parsed = sandboxHostSchema.safeParse(await response.json());
    return parsed.success ? parsed.data.host : null;
  } catch {
    return null;
  }
}
