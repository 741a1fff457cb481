import type { HttpRequest } from './message.ts';

/** Who puts a request on the wire: the page itself, the browser that goes to it, or the relay. */
export type Sender = 'page' | 'navigation' | 'relay';

/** A header that is added to what a request says, and when; several names come together. */
export interface AddedHeader {
  readonly name: string;
  readonly when: string;
}

const host = { name: 'Host', when: 'always: the server that is asked' };
const connection = { name: 'Connection', when: 'over HTTP/1.1' };
const length = { name: 'Content-Length', when: 'the length of the body in bytes' };
const secure = 'to https and to this machine';

const byBrowser: readonly AddedHeader[] = [
  { name: 'User-Agent', when: 'always: the browser and its version' },
  { name: 'Accept-Language', when: 'always: the languages of the browser' },
  { name: 'Accept-Encoding', when: 'always: the compressions that it understands' },
  { name: 'Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest', when: secure },
  { name: 'Sec-CH-UA, Sec-CH-UA-Mobile, Sec-CH-UA-Platform', when: 'in Chromium, as above' },
];

const byNavigation: readonly AddedHeader[] = [
  { name: 'Accept', when: 'always: pages, and whatever else the browser can show' },
  { name: 'Upgrade-Insecure-Requests', when: 'always: https is welcome' },
  { name: 'Sec-Fetch-User', when: `${secure}, after a click or a key` },
  {
    name: 'Cookie',
    when: 'the server’s own, since this is a navigation; that is how it knows who is signed in',
  },
];

const byPage: readonly AddedHeader[] = [
  { name: 'Accept', when: 'always: */*' },
  { name: 'Cache-Control', when: 'always: no-cache, so that the answer is a fresh one' },
  { name: 'Pragma', when: 'always: the same for old servers' },
];

/**
 * The headers that are added to a request on its way, those left out that it has itself.
 * @see Fetch, *HTTP-network-or-cache fetch*; RFC 9110 §7.2, §8.6
 */
export function addedHeaders(request: HttpRequest, sender: Sender): readonly AddedHeader[] {
  const { body, method, headers } = request;
  const hasLength = body !== null || ['POST', 'PUT', 'PATCH'].includes(method.toUpperCase());
  const needed = [host, connection, ...(hasLength ? [length] : [])];
  const added = {
    page: [...needed, originOf(method), ...byBrowser, ...byPage],
    navigation: [...needed, ...byBrowser, ...byNavigation],
    relay: needed,
  }[sender];
  const own = new Set(headers.map(([name]) => name.toLowerCase()));
  return added.filter(({ name }) => !own.has(name.toLowerCase()));
}

function originOf(method: string): AddedHeader {
  const isPlain = method === 'GET' || method === 'HEAD';
  const when = isPlain
    ? 'to another origin: where this page is from'
    : 'always: where this page is from';
  return { name: 'Origin', when };
}
