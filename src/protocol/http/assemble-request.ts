import type { InputProblem } from '#protocol/problem.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc, spec } from '#protocol/spec.ts';
import type { DraftField, RequestDraft } from './draft.ts';
import { membersOf } from './draft-members.ts';
import { encodeForm } from './form-encoding.ts';
import type { HeaderPair, HttpRequest } from './message.ts';
import { stripEnds } from './strip-ends.ts';

const token = /^[!#$%&'*+.^_`|~\w-]+$/;

// Fetch upper-cases these methods, and no others.
const normalisedMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];

/**
 * Turns a draft into the request that is shown and sent: included query fields follow the URL's own
 * query, form fields become the body, headers are as a browser's `Headers` would hold them.
 * @see RFC 6749 appendix B; RFC 9110 §5; Fetch, *Headers class*
 */
export function assembleRequest(draft: RequestDraft): Result<HttpRequest, InputProblem> {
  const method = normaliseMethod(draft.method);
  if (!token.test(method)) {
    return fail({ code: 'method_invalid', spec: rfc(9110, '9.1'), fieldId: 'method', method });
  }
  const url = readUrl(draft.url);
  if (!url.ok) return url;
  const included = draft.fields.filter((field) => field.included);
  const headers = readHeaders(included.filter((field) => field.place === 'header'));
  if (!headers.ok) return headers;
  const body = makeBody(draft.fields, included);
  return ok({
    method,
    url: appendQuery(url.value, pairsOf(included, 'query')),
    headers: body === null ? headers.value : withType(headers.value, body.type),
    body: body?.text ?? null,
  });
}

function makeBody(all: readonly DraftField[], included: readonly DraftField[]) {
  if (all.some((field) => field.place === 'form')) {
    return {
      type: 'application/x-www-form-urlencoded',
      text: encodeForm(pairsOf(included, 'form')),
    };
  }
  if (all.some((field) => field.place === 'json')) {
    return { type: 'application/json', text: JSON.stringify(membersOf(included, 'json'), null, 2) };
  }
  return null;
}

/** A method as Fetch writes it. @see Fetch, *normalize a method* */
function normaliseMethod(text: string): string {
  const method = text.trim();
  const upper = method.toUpperCase();
  return normalisedMethods.includes(upper) ? upper : method;
}

/** An address that a request can go to, normalised; the problem names the field `url`. */
export function readUrl(text: string): Result<URL, InputProblem> {
  const fieldId = 'url';
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null) {
    return fail({ code: 'url_invalid', spec: rfc(3986, '4.3'), fieldId });
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    const scheme = url.protocol.slice(0, -1);
    return fail({ code: 'url_scheme_unsupported', spec: rfc(9110, '4.2'), fieldId, scheme });
  }
  if (url.username !== '' || url.password !== '') {
    return fail({ code: 'url_has_credentials', spec: rfc(9110, '4.2.4'), fieldId });
  }
  if (url.href.includes('#')) {
    return fail({ code: 'url_has_fragment', spec: rfc(6749, '3.1'), fieldId });
  }
  return ok(url);
}

function pairsOf(fields: readonly DraftField[], place: DraftField['place']): HeaderPair[] {
  return fields.filter((field) => field.place === place).map(({ name, value }) => [name, value]);
}

function appendQuery(url: URL, pairs: readonly HeaderPair[]): string {
  if (pairs.length === 0) return url.href;
  const own = url.search === '' ? '' : `${url.search.slice(1)}&`;
  const href = url.href.replace(/\?.*$/s, '');
  return new URL(`${href}?${own}${encodeForm(pairs)}`).href;
}

// A browser joins values of one name with a comma, so that is what is shown.
function readHeaders(fields: readonly DraftField[]): Result<readonly HeaderPair[], InputProblem> {
  const headers = new Map<string, HeaderPair>();
  for (const { id: fieldId, name, value: typed } of fields) {
    if (!token.test(name)) {
      return fail({ code: 'header_name_invalid', spec: rfc(9110, '5.1'), fieldId, name });
    }
    const value = stripEnds(typed, '\t\n\r ');
    if (!isHeaderValue(value)) {
      return fail({ code: 'header_value_invalid', spec: spec('Fetch'), fieldId, name });
    }
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, before === undefined ? [name, value] : [before[0], `${before[1]}, ${value}`]);
  }
  return ok([...headers.values()]);
}

function isHeaderValue(value: string): boolean {
  // Fetch refuses NUL, CR and LF inside a value, and what is beyond one byte.
  return /^[\x01-\x09\x0B\x0C\x0E-\xFF]*$/.test(value);
}

function withType(headers: readonly HeaderPair[], type: string): readonly HeaderPair[] {
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return hasType ? headers : [...headers, ['content-type', type]];
}
