import type { HttpRequest } from '#protocol/http/message.ts';

const simpleMethods = ['GET', 'HEAD', 'POST'];
const simpleHeaders = ['accept', 'accept-language', 'content-language'];
const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/**
 * Whether a browser asks another origin first: then a server that does not allow the page has not
 * seen the request itself.
 * @see Fetch, *CORS-preflight fetch*, *CORS-safelisted request-header*
 */
export function needsPreflight({ method, headers }: HttpRequest): boolean {
  return !simpleMethods.includes(method) || !headers.every(isSafelisted);
}

function isSafelisted([name, value]: readonly [string, string]): boolean {
  const lower = name.toLowerCase();
  if (value.length > 128) return false;
  if (lower !== 'content-type') return simpleHeaders.includes(lower);
  return simpleTypes.includes(value.split(';', 1)[0]?.trim().toLowerCase() ?? '');
}
