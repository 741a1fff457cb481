import { encodeForm } from '#protocol/http/form-encoding.ts';
import { isJsonType } from '#protocol/http/header-value.ts';
import type { HeaderPair, HttpRequest } from '#protocol/http/message.ts';
import { decodeUserPassword } from './basic-credentials.ts';
import {
  noCredential,
  type CallBody,
  type CallCredential,
  type CallDraft,
  type CallHeader,
  type CallPart,
} from './call-draft.ts';

const formType = 'application/x-www-form-urlencoded';

/**
 * A draft that makes a request again: its `Authorization` becomes the credential, its body the kind of
 * body that would be written the same way. Everything else stays a header.
 * @see RFC 6750 §2.1, RFC 7617 §2
 */
export function draftFromRequest(request: HttpRequest, base: CallDraft): CallDraft {
  const { credential, headers } = takeCredential(request.headers);
  const body = readBody(request, base.body);
  const isImplied = impliesType(headers, body);
  return {
    ...base,
    method: request.method,
    url: request.url,
    headers: asRows(isImplied ? headers.slice(0, -1) : headers),
    body,
    credential,
  };
}

/** Header rows with ids of their own. */
export function asRows(headers: readonly HeaderPair[]): readonly CallHeader[] {
  return headers.map(([name, value], index) => ({
    ...{ id: `header.${index + 1}`, name, value, included: true },
  }));
}

/** Form fields with ids of their own. */
export function asParts(pairs: readonly HeaderPair[]): readonly CallPart[] {
  return asRows(pairs).map((row, index) => ({ ...row, id: `part.${index + 1}`, file: null }));
}

function takeCredential(headers: readonly HeaderPair[]): {
  readonly credential: CallCredential;
  readonly headers: readonly HeaderPair[];
} {
  const own = headers.filter(([name]) => name.toLowerCase() === 'authorization');
  const value = own.length === 1 ? (own[0]?.[1] ?? '') : '';
  const user = decodeUserPassword(value);
  const token = /^Bearer (\S.*)$/s.exec(value)?.[1];
  if (user === null && token === undefined) return { credential: noCredential, headers };
  const credential: CallCredential =
    user === null
      ? { ...noCredential, kind: 'bearer', token: token ?? '' }
      : { ...noCredential, kind: 'basic', ...user };
  return { credential, headers: headers.filter((pair) => !own.includes(pair)) };
}

function readBody({ headers, body }: HttpRequest, base: CallBody): CallBody {
  if (body === null) return { ...base, kind: 'none' };
  const type = typeOf(headers);
  if (typeof body !== 'string') {
    return { ...base, kind: 'file', file: { name: 'body', type: type ?? '', bytes: body } };
  }
  const media = type?.split(';', 1)[0]?.trim().toLowerCase() ?? null;
  if (isJsonType(media)) return { ...base, kind: 'json', json: body };
  const pairs = [...new URLSearchParams(body)];
  if (media === formType && encodeForm(pairs) === body) {
    return { ...base, kind: 'form', parts: asParts(pairs) };
  }
  return { ...base, kind: 'text', text: body, textType: type ?? '' };
}

function typeOf(headers: readonly HeaderPair[]): string | null {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
}

/** Whether the last header is the content type that the body would be sent with anyway. */
function impliesType(headers: readonly HeaderPair[], body: CallBody): boolean {
  const [name = '', value = ''] = headers.at(-1) ?? [];
  if (name !== 'content-type') return false;
  switch (body.kind) {
    case 'json':
      return value === 'application/json';
    case 'form':
      return value === formType;
    case 'text':
    case 'file':
      return value.trim() === value && value !== '';
    case 'none':
    case 'multipart':
      return false;
  }
}
