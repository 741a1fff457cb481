/** Who a request comes from, as far as its headers tell. */
export type Caller = 'own-page' | 'other-page' | 'not-a-page';

/**
 * Tells the host's own page from other pages and from programs. Browsers send `Sec-Fetch-Site` and
 * `Origin` by themselves, and no page can set either.
 * @see Fetch Metadata §2.3, RFC 6454 §7
 */
export function callerOf(request: Request): Caller {
  const origin = request.headers.get('origin');
  if (origin !== null) return isSameHost(origin, request) ? 'own-page' : 'other-page';
  switch (request.headers.get('sec-fetch-site')) {
    case 'same-origin':
      return 'own-page';
    case 'same-site':
    case 'cross-site':
      return 'other-page';
    default:
      return 'not-a-page';
  }
}

/** The scheme is left out: behind a proxy the page may be on https and the host on http. */
function isSameHost(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  return url.host === (request.headers.get('host') ?? new URL(request.url).host).toLowerCase();
}
