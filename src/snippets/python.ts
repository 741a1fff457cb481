import type { BodyTemplate, HeaderTemplate, Piece, RequestTemplate } from './template.ts';

/** Text as a Python string. JSON's escapes mean the same in Python. */
const literal = (text: string) => JSON.stringify(text);

function expression(pieces: readonly Piece[]): string {
  const parts = pieces.map((piece) => {
    if (piece.kind === 'text') return literal(piece.text);
    const value = `os.environ[${literal(piece.name)}]`;
    return piece.encoding === 'form' ? `quote_plus(${value})` : value;
  });
  return parts.length === 0 ? '""' : parts.join(' + ');
}

/** What Python's `urlencode` makes of pairs: it keeps `~` and encodes `*`, where a browser does not. */
function urlencode(pairs: readonly (readonly [string, string])[]): string {
  const encode = (text: string) =>
    encodeURIComponent(text)
      .replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+');
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** True where `urlencode` gives the body as it is sent, or where it holds variables anyway. */
function isForUrlencode({ pairs, text }: Extract<BodyTemplate, { kind: 'form' }>): boolean {
  const plain = pairs.map(
    ({ name, value }) => [name, value.kind === 'text' ? value.text : ''] as const,
  );
  return pairs.some(({ value }) => value.kind === 'variable') || urlencode(plain) === text;
}

function bodyExpression(body: BodyTemplate): string {
  if (body.kind === 'bytes') return `bytes([${body.bytes.join(', ')}])`;
  if (body.kind === 'text') {
    const text = expression(body.pieces);
    return `${body.pieces.length > 1 ? `(${text})` : text}.encode()`;
  }
  if (!isForUrlencode(body)) return `${literal(body.text)}.encode()`;
  const pairs = body.pairs.map(
    ({ name, value }) => `    (${literal(name)}, ${expression([value])}),\n`,
  );
  return `urlencode([\n${pairs.join('')}]).encode()`;
}

function headerValue(header: HeaderTemplate): string {
  if (header.kind === 'pieces') return expression(header.pieces);
  const secret = `quote_plus(os.environ[${literal(header.variable)}])`;
  return `"Basic " + b64encode((${literal(`${header.encodedId}:`)} + ${secret}).encode()).decode()`;
}

/** The target of the request line, as pieces: what follows the authority. */
function targetPieces({ url }: RequestTemplate): { url: URL; target: readonly Piece[] } {
  const [first, ...rest] = url;
  const start = first?.kind === 'text' ? first.text : '';
  const parsed = new URL(start);
  const path = start.slice(parsed.origin.length);
  return { url: parsed, target: [{ kind: 'text', text: path }, ...rest] };
}

function connection(url: URL, hasContext: boolean): string {
  const kind = url.protocol === 'https:' ? 'HTTPSConnection' : 'HTTPConnection';
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  const port = url.port === '' ? '' : `, ${url.port}`;
  return `${kind}(${literal(host)}${port}${hasContext ? ', context=context' : ''})`;
}

function context({ certificate }: RequestTemplate): string {
  if (certificate === null) return '';
  const { certificateFile, keyFile } = certificate;
  return `context = create_default_context()
context.load_cert_chain(${literal(certificateFile)}, ${literal(keyFile)})
`;
}

function imports(code: string): string {
  const parts = ['quote_plus', 'urlencode'].filter((name) => code.includes(`${name}(`));
  return [
    ...(code.includes('os.environ') ? ['import os'] : []),
    ...(code.includes('b64encode(') ? ['from base64 import b64encode'] : []),
    `from http.client import ${code.includes('HTTPSConnection(') ? 'HTTPSConnection' : 'HTTPConnection'}`,
    ...(code.includes('create_default_context(') ? ['from ssl import create_default_context'] : []),
    ...(parts.length === 0 ? [] : [`from urllib.parse import ${parts.join(', ')}`]),
  ].join('\n');
}

/**
 * A request as a Python program of its standard library alone; it follows no redirect.
 * @see RFC 6749 §2.3.1 and appendix B for the encoding
 */
export function renderPython(template: RequestTemplate): string {
  const { url, target } = targetPieces(template);
  const { body, method, headers } = template;
  const entries = headers.map((one) => `    ${literal(one.name)}: ${headerValue(one)},\n`);
  const code = `${body === null ? '' : `body = ${bodyExpression(body)}\n`}headers = {${entries.length === 0 ? '' : `\n${entries.join('')}`}}

${context(template)}connection = ${connection(url, template.certificate !== null)}
connection.request(${literal(method)}, ${expression(target)}, ${body === null ? 'None' : 'body'}, headers)
response = connection.getresponse()

print(response.status, response.reason)
print(response.headers)
print(response.read().decode(errors="replace"))
`;
  return `${imports(code)}\n\n${code}`;
}
