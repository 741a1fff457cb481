import { withBase } from '#sandbox/contract/addresses.ts';
import {
  keptCallsName,
  logoutCallLifetimeSeconds,
  logoutCallsPath,
} from '#sandbox/contract/logout-addresses.ts';
import {
  type FrontChannelCall,
  frontChannelCallSchema,
  logoutCallsSchema,
} from '#sandbox/contract/logout-calls.ts';
import type { ArrivedLogoutCall, FollowLogoutCalls } from '#workspace/ports.ts';

/** The host is asked again after so long. */
const pauseMilliseconds = 2000;

/**
 * Follows what servers tell this app: what a frame has noted in the browser's storage, and what came
 * to the host that serves the app. A host that takes no calls is asked once.
 */
export const followLogoutCalls: FollowLogoutCalls = (tell) => {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const fromHost = await askHost();
    if (isOver) return;
    tell({ hostTakes: fromHost !== null, calls: [...readStorage(), ...(fromHost ?? [])] });
    clearTimeout(timer);
    if (fromHost !== null) timer = setTimeout(() => void look(), pauseMilliseconds);
  };
  const listen = (event: StorageEvent) => {
    if (event.key === keptCallsName) void look();
  };
  window.addEventListener('storage', listen);
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
    window.removeEventListener('storage', listen);
  };
};

function readStorage(): readonly ArrivedLogoutCall[] {
  const calls = readKeptCalls(localStorage.getItem(keptCallsName), Date.now());
  return calls.map((call) => ({ ...call, by: 'storage' }));
}

/** The calls that a framed page has noted, as far as they can be read and are recent. */
export function readKeptCalls(text: string | null, now: number): readonly FrontChannelCall[] {
  const since = now - logoutCallLifetimeSeconds * 1000;
  return parse(text).flatMap((one) => {
    const parsed = frontChannelCallSchema.safeParse(one);
    return parsed.success && parsed.data.at > since ? [parsed.data] : [];
  });
}

function parse(text: string | null): unknown[] {
  try {
    const calls: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(calls) ? calls : [];
  } catch {
    return [];
  }
}

/** Null where this app's host takes no calls: a static web server, or a host that is shared. */
async function askHost(): Promise<readonly ArrivedLogoutCall[] | null> {
  try {
    const response = await fetch(withBase(import.meta.env.BASE_URL, logoutCallsPath), {
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    });
    if (!response.ok) return null;
    const parsed = logoutCallsSchema.safeParse(await response.json());
    return parsed.success
      ? parsed.data.calls.map((call) => ({ ...call, by: 'host' }) as const)
      : null;
  } catch {
    return null;
  }
}
