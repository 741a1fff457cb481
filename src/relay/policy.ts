import type { HeaderPair } from '#protocol/http/message.ts';
import { type RelayRequest, relayLimitBytes } from '#protocol/http/relay-wire.ts';

/** `token` of the grammar of header and method names. @see RFC 9110 §5.6.2 */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** A field value as bytes that HTTP/1.1 can carry: no control character, no line break. @see RFC 9110 §5.5 */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** They would turn the connection into something that is not one request and one answer. */
const refusedMethods = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** They speak of the connection, which is the relay's own, not the page's. @see RFC 9110 §7.6.1 */
const connectionHeaders = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A request that may go, with its parts as the sender needs them. */
export interface RelayOrder {
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array | null;
}

/** The order, or one sentence that says what is not allowed. */
export type RelayJudgement =
  | { readonly allowed: true; readonly order: RelayOrder }
  | { readonly allowed: false; readonly reason: string };

/** Says whether the relay may send a request: only http and https, and only what HTTP/1.1 can carry. */
export function judgeRelayRequest(
  request: RelayRequest,
  limitBytes: number = relayLimitBytes,
): RelayJudgement {
  const { method, headers } = request;
  const body = decodeBody(request.body);
  if (!URL.canParse(request.url)) return refuse('The URL is not absolute.');
  const url = new URL(request.url);
  if (body === 'not-base64') return refuse('The body is not base64.');
  if (body !== null && body.length > limitBytes) {
    return refuse(`The body is longer than ${limitBytes} bytes.`);
  }
  const wrong =
    wrongInMethod(method) ?? wrongInUrl(url) ?? wrongInHeaders(headers, body?.length ?? 0);
  return wrong === null ? { allowed: true, order: { method, url, headers, body } } : refuse(wrong);
}

function wrongInMethod(method: string): string | null {
  if (!token.test(method)) return 'The method is not a token of HTTP.';
  return refusedMethods.has(method.toUpperCase()) ? `${method} is not relayed.` : null;
}

function wrongInUrl({ protocol, username, password }: URL): string | null {
  if (protocol !== 'http:' && protocol !== 'https:') {
    return `Only http and https are relayed, not ${protocol.slice(0, -1)}.`;
  }
  const hasCredentials = username !== '' || password !== '';
  return hasCredentials ? 'A URL with a user name or password in it is not relayed.' : null;
}

function refuse(reason: string): RelayJudgement {
  return { allowed: false, reason };
}

/** What is wrong with the first header that cannot go; names it, never shows its value. */
function wrongInHeaders(headers: readonly HeaderPair[], bodyLength: number): string | null {
  for (const [name, value] of headers) {
    if (!token.test(name)) return 'A header name is not a token of HTTP.';
    if (!fieldValue.test(value)) return `The value of ${name} has a character that HTTP forbids.`;
    const lower = name.toLowerCase();
    if (connectionHeaders.has(lower)) return `${name} is about the connection, and not relayed.`;
    if (lower === 'content-length' && value.trim() !== String(bodyLength)) {
      return 'Content-Length is not the length of the body.';
    }
  }
  return null;
}

function decodeBody(body: RelayRequest['body']): Uint8Array | null | 'not-base64' {
  if (body === null) return null;
  if (body.encoding === 'utf-8') return new TextEncoder().encode(body.text);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(body.text)) return 'not-base64';
  return Buffer.from(body.text, 'base64');
}
