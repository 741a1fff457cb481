import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { headerValue } from '#protocol/http/header-value.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import { parseWwwAuthenticate } from '#protocol/http/www-authenticate.ts';
import { rfc } from '#protocol/spec.ts';

/** What an API that was asked without a token says of where its metadata is. */
export interface ResourceChallenge {
  readonly checks: readonly Check[];
  /** An absolute address; null where none was named, or none that can be asked. */
  readonly address: string | null;
  /** True where the header may be there and the page was not let see it. */
  readonly isHiddenByCors: boolean;
}

const spec = rfc(9728, '5.1');

/** Reads `resource_metadata` out of an API's refusal, whatever its scheme. @see RFC 9728 §5.1 */
export function readResourceChallenge(response: HttpResponse): ResourceChallenge {
  const say = checkAbout('www-authenticate.resource_metadata', spec);
  const header = headerValue(response, 'www-authenticate');
  const isHiddenByCors = header === null && response.headersSeen === 'cors-filtered';
  const rest = { address: null, isHiddenByCors };
  if (isHiddenByCors) {
    const title = 'WWW-Authenticate is not sent, or hidden by CORS; the relay would see it';
    return { ...rest, checks: [say.skipped(title, `status ${response.status}`)] };
  }
  if (header === null) {
    const title = 'The API sends no WWW-Authenticate to a request without a token';
    return { ...rest, checks: [say.skipped(title, `status ${response.status}`)] };
  }
  const named = parseWwwAuthenticate(header).flatMap(
    ({ parameters }) => parameters['resource_metadata'] ?? [],
  )[0];
  if (named === undefined) {
    const title = 'WWW-Authenticate does not say where the metadata is';
    return { ...rest, checks: [say.skipped(title, header.slice(0, 300))] };
  }
  const url = URL.canParse(named) ? new URL(named) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { ...rest, checks: [say.failed('resource_metadata is not a web address', named)] };
  }
  const title = 'WWW-Authenticate says where the metadata is';
  return { ...rest, address: url.href, checks: [say.passed(title, named)] };
}
