import { assembleRequest } from '#protocol/http/assemble-request.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';
import type { DraftField } from '#protocol/http/draft.ts';
import type { HttpRequest } from '#protocol/http/message.ts';
import type { InputProblem } from '#protocol/problem.ts';
import { ok, type Result } from '#protocol/result.ts';
import { makeCallBody, type MadeBody } from './call-body.ts';
import type { CallDraft, CallHeader } from './call-draft.ts';
import { credentialFields, type HeldToken } from './credential-fields.ts';

/**
 * The request that a draft makes, byte for byte: the person's headers first, then the credential, then
 * the content type of the body where no header gives one.
 * @see RFC 6750 §2.1; Fetch, *Headers class*
 */
export function prepareCall(
  draft: CallDraft,
  held: HeldToken | null,
): Result<HttpRequest, InputProblem> {
  const { method, url, headers, credential } = draft;
  const made = makeDraft(method, url, credentialFields(credential, held));
  const own = headers.filter(isWritten).map(asField);
  const assembled = assembleRequest({ ...made, fields: [...own, ...made.fields] });
  const body = makeCallBody(draft.body);
  if (!assembled.ok || body === null) return assembled;
  return ok(withBody(assembled.value, body));
}

// An empty row is one that is about to be written.
function isWritten({ name, value }: CallHeader): boolean {
  return name.trim() !== '' || value !== '';
}

function asField({ id, name, value, included }: CallHeader): DraftField {
  return { id, place: 'header', name: name.trim(), value, included, made: null, secret: false };
}

function withBody(request: HttpRequest, { content, type }: MadeBody): HttpRequest {
  const hasType = request.headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (hasType) return { ...request, body: content };
  if (type !== '') {
    return { ...request, headers: [...request.headers, ['content-type', type]], body: content };
  }
  // To text a browser would add a type by itself; bytes go as they are. Fetch, *extract a body*.
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { ...request, body: bytes };
}
