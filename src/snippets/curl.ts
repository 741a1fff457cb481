import { encodeFormValue } from '#protocol/http/form-encoding.ts';
import {
  joined,
  type BodyTemplate,
  type HeaderTemplate,
  type Piece,
  type RequestTemplate,
} from './template.ts';

// Form-encodes its argument byte by byte; neither curl's --user nor its --url does.
const formEncode = `form_encode() {
  local LC_ALL=C text=$1 char index
  for ((index = 0; index < \${#text}; index++)); do
    char=\${text:index:1}
    case $char in
      [A-Za-z0-9._~-]) printf '%s' "$char" ;;
      *) printf '%%%02X' "$(($(printf '%d' "'$char") & 255))" ;;
    esac
  done
}`;

/** Text as one word of a POSIX shell. */
function quote(text: string): string {
  if (/^[A-Za-z]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * A header's text, in bash's `$'…'` where it needs it: a character above ASCII is one byte there.
 * @see Fetch, *isomorphic encode*
 */
function quoteBytes(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return quote(text);
  const escaped = text.replaceAll(/['\\]|[^\x20-\x7e]/g, (char) =>
    char === "'" || char === '\\'
      ? `\\${char}`
      : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `$'${escaped}'`;
}

const encodedName = (name: string) => `${name.toLowerCase()}_encoded`;

function word(pieces: readonly Piece[], quoted = quote): string {
  const parts = pieces.map((piece) => {
    if (piece.kind === 'text') return quoted(piece.text);
    return piece.encoding === 'form' ? `"$${encodedName(piece.name)}"` : `"\${${piece.name}:?}"`;
  });
  return parts.length === 0 ? "''" : parts.join('');
}

function headerArgument(header: HeaderTemplate): string {
  if (header.kind === 'basic') {
    return `--user ${quote(`${header.encodedId}:`)}"$${encodedName(header.variable)}"`;
  }
  // curl drops a header whose value is empty, unless a semicolon stands for the colon.
  if (header.pieces.length === 0 || isBlank(header.pieces))
    return `--header ${quote(`${header.name};`)}`;
  const pieces = joined([{ kind: 'text', text: `${header.name}: ` }, ...header.pieces]);
  return `--header ${word(pieces, quoteBytes)}`;
}

function isBlank(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => piece.kind === 'text' && piece.text.trim() === '');
}

/** Each piece as an argument of its own; curl joins them with `&`. */
function formArguments({ pairs, text }: Extract<BodyTemplate, { kind: 'form' }>): string[] {
  if (pairs.every(({ value }) => value.kind === 'text')) return [`--data-raw ${quote(text)}`];
  return pairs.map(({ name, value }) => {
    const key = encodeFormValue(name);
    if (value.kind === 'text') {
      return `--data-raw ${quote(`${key}=${encodeFormValue(value.text)}`)}`;
    }
    return `--data-urlencode ${quote(`${key}=`)}"\${${value.name}:?}"`;
  });
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Bytes that no shell word can hold, for a pipe into curl; null where the body is plain text. */
function pipedBody(body: BodyTemplate | null): string | null {
  if (body?.kind === 'bytes') return toBase64(body.bytes);
  if (body?.kind !== 'text') return null;
  const text = body.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  const isPlain = body.pieces.every((piece) => piece.kind === 'text');
  return isPlain && text.includes('\0') ? toBase64(new TextEncoder().encode(text)) : null;
}

function bodyArguments(template: RequestTemplate): string[] {
  const { body, headers } = template;
  if (body === null) return [];
  const hasType = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  const noType = hasType ? [] : [`--header 'content-type:'`];
  if (pipedBody(body) !== null) return [...noType, '--data-binary @-'];
  if (body.kind === 'form') return [...noType, ...formArguments(body)];
  return [...noType, `--data-raw ${body.kind === 'text' ? word(body.pieces) : "''"}`];
}

function methodArguments({ method, body }: RequestTemplate): string[] {
  if (method === 'HEAD' && body === null) return ['--head'];
  return method === 'GET' && body === null ? [] : [`--request ${quote(method)}`];
}

function certificateArguments({ certificate }: RequestTemplate): string[] {
  if (certificate === null) return [];
  return [`--cert ${quote(certificate.certificateFile)}`, `--key ${quote(certificate.keyFile)}`];
}

function variablesToEncode(template: RequestTemplate): string[] {
  const pieces = [
    ...template.url,
    ...(template.body?.kind === 'text' ? template.body.pieces : []),
  ].flatMap((piece) =>
    piece.kind === 'variable' && piece.encoding === 'form' ? [piece.name] : [],
  );
  const basic = template.headers.flatMap((one) => (one.kind === 'basic' ? [one.variable] : []));
  return [...new Set([...pieces, ...basic])];
}

/**
 * A request as a curl command for bash or zsh. A form's literal pairs stand encoded as they are sent;
 * the values of variables are encoded when it runs.
 * @see RFC 6749 §2.3.1 and appendix B for the encoding; the curl manual for the options
 */
export function renderCurl(template: RequestTemplate): string {
  const encoded = variablesToEncode(template);
  const url = template.url.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  const lines = [
    `--url ${word(template.url)}`,
    // Otherwise curl takes these for a pattern of many addresses.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...methodArguments(template),
    ...certificateArguments(template),
    ...template.headers.map(headerArgument),
    ...bodyArguments(template),
  ];
  const piped = pipedBody(template.body);
  const before = piped === null ? '' : `printf '%s' ${quote(piped)} | base64 --decode |\n`;
  const preparations = encoded.map(
    (name) => `${encodedName(name)}=$(form_encode "\${${name}:?}") &&\n`,
  );
  const helper = encoded.length === 0 ? '' : `${formEncode}\n\n`;
  return `${helper}${preparations.join('')}${before}curl ${lines.join(' \\\n  ')}\n`;
}
