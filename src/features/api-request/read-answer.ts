import { bodyBytes } from '#protocol/http/body-bytes.ts';
import { headerValue, isJsonType, mediaType } from '#protocol/http/header-value.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import { formatJson } from '#protocol/jwt/format-json.ts';
import { parseJsonTree } from '#protocol/jwt/json-tree.ts';

/** How the body of an answer is best looked at. */
export type AnswerLook =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly url: string; readonly type: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** Longer JSON is laid out when it is asked for. */
export const layOutUpTo = 1_000_000;

const imageType = /^image\/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml|x-icon|vnd\.microsoft\.icon)$/;

/** Says how to look at an answer; `isWhole` lays out JSON however long it is. */
export function readAnswer(response: HttpResponse, isWhole: boolean): AnswerLook {
  const { body, bodyEncoding } = response;
  if (body === '') return { kind: 'empty' };
  const type = mediaType(response);
  if (type !== null && imageType.test(type)) {
    return { kind: 'image', url: imageUrl(response, type), type };
  }
  if (bodyEncoding === 'base64') return { kind: 'bytes', bytes: bodyBytes(response) };
  const isLikelyJson = isJsonType(type) || /^\s*[[{]/.test(body);
  if (!isLikelyJson || (body.length > layOutUpTo && !isWhole)) return { kind: 'text', text: body };
  const parsed = parseJsonTree(body);
  return parsed.ok
    ? { kind: 'json', text: formatJson(parsed.value) }
    : { kind: 'text', text: body };
}

/** True where the text is JSON that would be laid out if it were not so long. */
export function isHeldBack({ body, bodyEncoding }: HttpResponse): boolean {
  return bodyEncoding === 'utf-8' && body.length > layOutUpTo && /^\s*[[{]/.test(body);
}

// An image element runs no script of a picture, and the policy of the page lets `data:` in.
function imageUrl({ body, bodyEncoding }: HttpResponse, type: string): string {
  return bodyEncoding === 'base64'
    ? `data:${type};base64,${body}`
    : `data:${type};charset=utf-8,${encodeURIComponent(body)}`;
}

/** The bytes of an answer's body. */
export function answerSize({ body, bodyEncoding }: HttpResponse): number {
  if (bodyEncoding === 'utf-8') return new TextEncoder().encode(body).length;
  return (body.length / 4) * 3 - (/=*$/.exec(body)?.[0].length ?? 0);
}

const endings: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** A name for the answer as a file: as the server calls it, or the last part of the address. */
export function fileNameOf(response: HttpResponse, url: string): string {
  const disposition = headerValue(response, 'content-disposition') ?? '';
  const [, quoted, plain] = /filename=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? [];
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? '';
  const name = (quoted ?? plain ?? last).replaceAll(/[^\w.-]+/g, '-').replace(/^[.-]+/, '');
  const type = mediaType(response) ?? '';
  const ending = isJsonType(type)
    ? 'json'
    : ((Object.hasOwn(endings, type) ? endings[type] : null) ?? 'bin');
  const whole = name === '' ? 'response' : name.slice(0, 80);
  return /\.\w{1,8}$/.test(whole) ? whole : `${whole}.${ending}`;
}
