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
  const permission = await askLocalPermission(target);
  if (isMixedContent(target, permission)) return { code: 'mixed_content', url };
  if (!navigator.onLine && !isLoopbackHost(target.hostname)) return { code: 'offline', url };
  if (permission === 'denied') return { code: 'local_network_denied', url };
  if (target.origin === window.location.origin) return { code: 'unreachable', url, reason: null };
  const { isThere, reason } = await seek(`${target.origin}${target.pathname}`);
  if (isThere) return { code: 'cors_suspected', url, preflight: needsPreflight(request) };
  // A question that was overlooked or put away leaves the permission open, and the request unsent.
  return permission === 'prompt'
    ? { code: 'local_network_denied', url }
    : { code: 'unreachable', url, reason };
}

/**
 * A page on https may call http on this machine; where the local network has its permission, an
 * address or a `.local` name in it too.
 * @see Mixed Content §4.4; Local Network Access, *Integration with Mixed Content*
 */
function isMixedContent({ protocol, hostname }: URL, permission: PermissionState | null): boolean {
  if (window.location.protocol !== 'https:' || protocol !== 'http:') return false;
  const isExempt = permission !== null && /^[\d.]+$|^\[|\.local$/.test(hostname);
  return !isLoopbackHost(hostname) && !isExempt;
}

/** What stands on the permission that a call of this page needs; null where it needs none. */
async function askLocalPermission({ hostname }: URL): Promise<PermissionState | null> {
  const here = window.location.hostname;
  const isNearer = isLoopbackHost(hostname) || (isLocalName(hostname) && !isLocalName(here));
  if (isLoopbackHost(here) || !isNearer) return null;
  // Browsers have split the permission in two; a name that one does not know is refused.
  const part = isLoopbackHost(hostname) ? 'loopback-network' : 'local-network';
  for (const name of [part, 'local-network-access']) {
    try {
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    } catch {
      // Not a name that this browser knows.
    }
  }
  return null;
}

/**
 * Whether a host is by its name one of this machine or its own network.
 * @see RFC 1918 §3, RFC 3927 §2.1, RFC 6598 §7, RFC 4193 §3.1, RFC 6762 §3, RFC 8375 §3
 */
export function isLocalName(hostname: string): boolean {
  if (isLoopbackHost(hostname) || /^\[f(?:[cd]|e[89ab])/i.test(hostname)) return true;
  if (/^\d+(?:\.\d+){3}$/.test(hostname)) {
    return /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      hostname,
    );
  }
  return /\.(?:local|internal|home\.arpa)$/.test(hostname) || !/[.:]/.test(hostname);
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
