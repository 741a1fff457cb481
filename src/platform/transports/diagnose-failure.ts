import { isLoopbackHost } from '#protocol/http/is-loopback-host.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import { needsPreflight } from './needs-preflight.ts';
import { viaRelay } from './via-relay.ts';

/** How long each question whether anyone answers may take. */
const probeMilliseconds = 5000;

/**
 * Finds out why the browser gave no answer, as far as it tells a page. Sends nothing of the request:
 * it asks the bare address with HEAD, first by itself and then through the host's relay, since a
 * `Cross-Origin-Resource-Policy` keeps even an unread answer from a page.
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
  if (target.origin === window.location.origin) return { code: 'unreachable', url, reason: null };
  const { isThere, reason } = await seek(`${target.origin}${target.pathname}`);
  return isThere
    ? { code: 'cors_suspected', url, preflight: needsPreflight(request) }
    : { code: 'unreachable', url, reason };
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

async function seek(url: string): Promise<{ isThere: boolean; reason: string | null }> {
  if (await answersPage(url)) return { isThere: true, reason: null };
  const question = { method: 'HEAD', url, headers: [], body: null };
  const relayed = await viaRelay(question, AbortSignal.timeout(probeMilliseconds));
  if (relayed.ok) return { isThere: true, reason: null };
  const { problem } = relayed;
  return { isThere: false, reason: problem.code === 'unreachable' ? problem.reason : null };
}

async function answersPage(url: string): Promise<boolean> {
  try {
    await fetch(url, {
      method: 'HEAD',
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      // Fetch refuses every other choice in this mode.
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(probeMilliseconds),
    });
    return true;
  } catch {
    return false;
  }
}
