import { encodeFormValue } from '#protocol/http/form-encoding.ts';
import { renderRequest } from '#protocol/http/render-message.ts';
import type { BodyTemplate, HeaderTemplate, Piece, RequestTemplate } from './template.ts';

/** Text for people, in which a variable is written as a shell would. */
function plain(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : `$${piece.name}`)).join('');
}

function headerValue(header: HeaderTemplate): string {
  if (header.kind === 'pieces') return plain(header.pieces);
  return `Basic base64(${header.encodedId}:$${header.variable})`;
}

function bodyText(body: BodyTemplate): string | Uint8Array {
  if (body.kind === 'bytes') return body.bytes;
  if (body.kind === 'text') return plain(body.pieces);
  const pairs = body.pairs.map(({ name, value }) => {
    const text = value.kind === 'text' ? encodeFormValue(value.text) : `$${value.name}`;
    return `${encodeFormValue(name)}=${text}`;
  });
  return pairs.join('&');
}

/**
 * A request as HTTP/1.1 text.
 * @see RFC 9112 §2.1
 */
export function renderRawHttp({ method, url, headers, body }: RequestTemplate): string {
  return renderRequest({
    method,
    url: plain(url),
    headers: headers.map((header) => [header.name, headerValue(header)]),
    body: body === null ? null : bodyText(body),
  });
}
