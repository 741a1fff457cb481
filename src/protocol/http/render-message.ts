import type { HttpRequest, HttpResponse } from './message.ts';

/**
 * A request as HTTP/1.1 text: request line with the origin-form target, `host`, the headers that the
 * page set in their order, an empty line, the body as it is. Lines end in a line feed.
 * @see RFC 9112 §2.1, §3.2.1
 */
export function renderRequest(request: HttpRequest): string {
  const url = new URL(request.url);
  const lines = [
    `${request.method} ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\n')}\n\n${bodyText(request.body)}`;
}

/**
 * A response as HTTP/1.1 text, as far as the page could see it.
 * @see RFC 9112 §2.1, §4
 */
export function renderResponse(response: HttpResponse): string {
  const { status, statusText, headers, body, bodyEncoding } = response;
  const lines = [
    `HTTP/1.1 ${status}${statusText === '' ? '' : ` ${statusText}`}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const note = bodyEncoding === 'base64' ? '(not UTF-8 text; in base64)\n' : '';
  return `${lines.join('\n')}\n\n${note}${body}`;
}

function bodyText(body: HttpRequest['body']): string {
  if (body === null) return '';
  if (typeof body === 'string') return body;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return `(${body.length} bytes that are not UTF-8 text)`;
  }
}
