import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import { fail, ok, type Result } from '#protocol/result.ts';

/** Why an answer holds no status list token that can be read. */
export type StatusListAnswerProblem =
  | { readonly code: 'status_list_http'; readonly status: number }
  /** The CBOR form. */
  | { readonly code: 'status_list_cwt' }
  | { readonly code: 'status_list_not_jwt'; readonly contentType: string | null };

/** Asks for a status list as a JWT. @see Token Status List §8.1 */
export function prepareStatusListRequest(url: string): HttpRequest {
  return { method: 'GET', url, headers: [['accept', 'application/statuslist+jwt']], body: null };
}

/** The status list token in an answer. @see Token Status List §8.2 */
export function processStatusListResponse(
  response: HttpResponse,
): Result<string, StatusListAnswerProblem> {
  const { status, headers, body, bodyEncoding } = response;
  if (status < 200 || status > 299) return fail({ code: 'status_list_http', status });
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  if (isCwt(contentType, body, bodyEncoding)) return fail({ code: 'status_list_cwt' });
  const text = body.trim();
  return bodyEncoding === 'utf-8' && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)
    ? ok(text)
    : fail({ code: 'status_list_not_jwt', contentType });
}

/** By its media type, or by the tag that it begins with (COSE_Sign1 or COSE_Mac0). @see Token Status List §5.2 */
function isCwt(type: string | null, body: string, encoding: HttpResponse['bodyEncoding']): boolean {
  if (type !== null && /^application\/statuslist\+cwt\b/i.test(type)) return true;
  return encoding === 'base64' && /^0[oY][Q-T]/.test(body);
}

/** True for the CBOR form written in hexadecimal, as the specification prints it. @see Token Status List §5.2 */
export function looksLikeCwtHex(text: string): boolean {
  return /^d[12]84[0-9a-f]{20,}$/i.test(text.replace(/\s+/g, ''));
}

/** The sentence for each problem. */
export function explainStatusListAnswer(problem: StatusListAnswerProblem): string {
  switch (problem.code) {
    case 'status_list_http':
      return `The address answered ${problem.status}, not a status list token.`;
    case 'status_list_cwt':
      return 'This is a status list token in the CBOR form (CWT), which is not read here: only the JWT form is. Ask its provider for application/statuslist+jwt.';
    case 'status_list_not_jwt':
      return `The answer is no JWT${problem.contentType === null ? '' : ` (its type is ${problem.contentType})`}.`;
  }
}
