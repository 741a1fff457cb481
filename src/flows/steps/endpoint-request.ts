import type { RequestDraft } from '#protocol/http/draft.ts';
import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import type { InputProblem } from '#protocol/problem.ts';
import { ok, type Result } from '#protocol/result.ts';
import type { StepInput } from '#flows/define-flow.ts';
import { clientAuthFields } from './token-request.ts';

/**
 * A form that a client posts to an endpoint other than that for tokens, with its proof of itself.
 * @see RFC 7009 §2.1, RFC 7662 §2.1, RFC 8628 §3.1, CIBA Core 1.0 §7.1
 */
export async function makeEndpointDraft(
  input: StepInput,
  endpoint: string | undefined,
  fields: readonly NewField[],
): Promise<Result<RequestDraft, InputProblem>> {
  const authentication = await clientAuthFields(input);
  if (!authentication.ok) return authentication;
  return ok(makeDraft('POST', endpoint ?? '', [...fields, ...authentication.value]));
}

/** Words for an endpoint that the server's metadata does not name. */
export function lacksEndpoint(endpoint: string | undefined, name: string): string | null {
  return endpoint === undefined
    ? `${name}, of which the server’s metadata says nothing: if it has one, enter it among the endpoints of this environment`
    : null;
}

/** A form field, and one that is offered but left out at first. */
export function formField(name: string, value: string | null): NewField {
  return { place: 'form', name, value: value ?? '', included: value !== null };
}
