import { makeDpopProof } from '#protocol/dpop/make-dpop-proof.ts';
import type { NewField } from '#protocol/http/draft-field.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import { rfc } from '#protocol/spec.ts';
import type { FlowOption, StepInput } from '#flows/define-flow.ts';

/** Whether tokens are bound to a key of this client. @see RFC 9449 §5 */
export const dpopOption: FlowOption = {
  id: 'dpop',
  label: 'DPoP',
  choices: [
    { value: 'off', label: 'off (bearer tokens)' },
    { value: 'on', label: 'on (tokens bound to a key)' },
  ],
  initial: 'off',
  spec: rfc(9449, '5'),
  group: 'extension',
};

/** True where tokens are asked for that are bound to a key. */
export function wantsDpop({ options }: Pick<StepInput, 'options'>): boolean {
  return options['dpop'] === 'on';
}

/** What a proof is about. */
export interface ProvenRequest {
  readonly method: string;
  readonly url: string;
  /** The last nonce that this server gave; null: none. */
  readonly nonce: string | null;
  /** With a call to a resource: the token that is sent along. */
  readonly accessToken: string | null;
}

/**
 * The `DPoP` header of a request, made anew at each sending, for the address, method and token that
 * it then has. Empty as long as the address is none.
 * @see RFC 9449 §4.1, §4.2
 */
export async function proofField(input: StepInput, made: ProvenRequest): Promise<NewField> {
  const { sending, loadProofKey, now, random } = input;
  const proven = sending === undefined ? made : { ...made, ...asEdited(sending, made) };
  const field = { place: 'header', name: 'dpop', value: '', fresh: true } as const;
  if (!URL.canParse(proven.url)) return field;
  const value = await makeDpopProof({ ...proven, ...(await loadProofKey()), now, random });
  return { ...field, value };
}

// A person may have led the request elsewhere, or typed another token.
function asEdited(
  { method, url, fields }: RequestDraft,
  { accessToken }: ProvenRequest,
): Omit<ProvenRequest, 'nonce'> {
  const header = fields.find(({ place, name }) => place === 'header' && name === 'authorization');
  const typed = /^DPoP\s+(.*)$/is.exec(header?.value ?? '')?.[1];
  return { method, url, accessToken: accessToken === null ? null : (typed ?? accessToken) };
}
