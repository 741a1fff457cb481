import { isLoopbackHost } from '#protocol/http/is-loopback-host.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import { needsPreflight } from './needs-preflight.ts';

/** How long the question whether anyone answers may take. */
const probeMilliseconds = 5000;

/**
 * Finds out why the browser gave no answer, as far as it tells a page. Sends nothing of the request:
 * its one question is a GET of the server's root without its answer being read.
 * @see Fetch, *HTTP fetch*; Mixed Content §4.4; Local Network Access
 */
export async function diagnoseFailure(
  request: HttpRequest,
  violatedDirective: string | null,
): Promise<TransportProblem> {
  const { url } = request;
  const target = new URL(url);
  if (violatedDirective !== null) {
    return { code: 'csp_blocked', url, directive: violatedDirective };
  }
  if (isMixedContent(target)) return { code: 'mixed_content', url };
  const isLocal = isLoopbackHost(target.hostname);
  if (!navigator.onLine && !isLocal) return { code: 'offline', url };
  if (await isLocalNetworkDenied(target)) return { code: 'local_network_denied', url };
  const isOwn = target.origin === window.location.origin;
  return !isOwn && (await isReachable(target))
    ? { code: 'cors_suspected', url, preflight: needsPreflight(request) }
    : { code: 'unreachable', url, reason: null };
}

function isMixedContent({ protocol, hostname }: URL): boolean {
  return window.location.protocol === 'https:' && protocol === 'http:' && !isLoopbackHost(hostname);
}

// Browsers have split and renamed the permission; a name that one does not know is refused.
const permissionNames = ['local-network-access', 'local-network', 'loopback-network'];

async function isLocalNetworkDenied({ hostname }: URL): Promise<boolean> {
  if (isLoopbackHost(window.location.hostname) || !isLocalName(hostname)) return false;
  for (const name of permissionNames) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      if (state === 'denied') return true;
    } catch {
      // Not a name that this browser knows.
    }
  }
  return false;
}

/** Whether a host is by its name one of this machine or its own network. @see RFC 1918 §3, RFC 6762 §3 */
export function isLocalName(hostname: string): boolean {
  return (
    isLoopbackHost(hostname) ||
    /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(hostname) ||
    /^\[f[cde]/i.test(hostname) ||
    hostname.endsWith('.local')
  );
}

async function isReachable({ origin }: URL): Promise<boolean> {
  try {
    await fetch(`${origin}/`, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(probeMilliseconds),
    });
    return true;
  } catch {
    return false;
  }
}
