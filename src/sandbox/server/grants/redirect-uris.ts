import type { SandboxClient } from '#sandbox/contract/definition.ts';

/** Host names of loopback addresses; `localhost` is a name, and not one of them. */
const loopbackAddresses = ['127.0.0.1', '[::1]'];

/**
 * The redirect URI to answer at, or null. Compared as text, but for the port of a loopback address;
 * left out, it is the only one that the client has.
 * @see RFC 9700 §2.1, RFC 8252 §7.3, RFC 6749 §3.1.2.3
 */
export function findRedirectUri(client: SandboxClient, sent: string | null): string | null {
  const usable = client.redirect_uris.filter((uri) => URL.canParse(uri) && !uri.includes('#'));
  if (sent === null) return (usable.length === 1 ? usable[0] : null) ?? null;
  return usable.some((uri) => uri === sent || isSameLoopback(uri, sent)) ? sent : null;
}

function isSameLoopback(registered: string, sent: string): boolean {
  const [one, other] = [withoutPort(registered), withoutPort(sent)];
  return one !== null && one === other;
}

/** The text without its port, where it is http at a loopback address. */
function withoutPort(uri: string): string | null {
  if (!URL.canParse(uri) || uri.includes('#')) return null;
  const { protocol, hostname, username } = new URL(uri);
  if (protocol !== 'http:' || !loopbackAddresses.includes(hostname) || username !== '') return null;
  const start = `http://${hostname}`;
  return uri.startsWith(start) ? start + uri.slice(start.length).replace(/^:\d+/, '') : null;
}
