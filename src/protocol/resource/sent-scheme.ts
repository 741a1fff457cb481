import type { HttpRequest } from '#protocol/http/message.ts';
import type { TokenScheme } from './judge-refusal.ts';

/** How a request carried its token. @see RFC 6750 §2.1, RFC 9449 §7.1 */
export function sentScheme({ headers }: Pick<HttpRequest, 'headers'>): TokenScheme {
  const value = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
  return /^dpop\s/i.test(value) ? 'DPoP' : 'Bearer';
}
