import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { headerValue } from '#protocol/http/header-value.ts';
import type { Exchange, HttpResponse } from '#protocol/http/message.ts';
import { rfc } from '#protocol/spec.ts';

/** A token response has status 200. @see RFC 6749 §5.1 */
export function checkStatus({ status }: HttpResponse): Check {
  const say = checkAbout('status', rfc(6749, '5.1'));
  if (status === 200) return say.passed('The status is 200');
  const isSuccess = status > 200 && status < 300;
  return isSuccess
    ? say.warned('The status is a success, but not 200', String(status))
    : say.failed('The status is not 200', String(status));
}

/** An error response has status 400, or 401 for `invalid_client`. @see RFC 6749 §5.2 */
export function checkErrorStatus({ request, response }: Exchange, error: string): Check {
  const { status } = response;
  const say = checkAbout('status', rfc(6749, '5.2'));
  const usedHeader = request.headers.some(([name]) => name.toLowerCase() === 'authorization');
  const allowed = error !== 'invalid_client' ? [400] : usedHeader ? [401] : [400, 401];
  return allowed.includes(status)
    ? say.passed('The status is the one for this error', String(status))
    : say.warned('The status is unusual for this error', `${status}, not ${allowed.join(' or ')}`);
}

/**
 * A token response must not be stored by caches. `Cache-Control` is visible to every page (Fetch,
 * *CORS-safelisted response-header name*), so one that is not seen was not sent.
 * @see RFC 6749 §5.1
 */
export function checkCaching(response: HttpResponse): Check {
  const say = checkAbout('cache-control', rfc(6749, '5.1'));
  const value = headerValue(response, 'cache-control');
  if (value === null) return say.warned('The answer does not forbid caches to store it');
  const isNoStore = value
    .toLowerCase()
    .split(/[\s,]+/)
    .includes('no-store');
  return isNoStore
    ? say.passed('The answer must not be stored by caches', value)
    : say.warned('The answer may be stored by caches', value);
}
