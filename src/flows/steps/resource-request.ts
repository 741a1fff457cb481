import type { RequestDraft } from '#protocol/http/draft.ts';
import type { Exchange } from '#protocol/http/message.ts';
import type { Processed } from '#protocol/check.ts';
import type { Problem } from '#protocol/problem.ts';
import { prepareResourceDraft } from '#protocol/resource/prepare-resource-draft.ts';
import type { Judgement, StepInput } from '#flows/define-flow.ts';
import { proofField, wantsDpop } from './dpop-field.ts';
import { judgeNonce } from './dpop-nonce.ts';

/** Where a token is tried. */
interface Resource {
  readonly url: string;
  readonly method: string;
}

/**
 * A call with the run's access token, with a proof of possession where the token is bound to a key.
 * @see RFC 6750 §2.1, RFC 9449 §7.1
 */
export async function makeResourceDraft(
  input: StepInput,
  { url, method }: Resource,
): Promise<RequestDraft> {
  const accessToken = input.memory.accessToken ?? '';
  if (!isBound(input)) return prepareResourceDraft({ url, method, accessToken });
  const nonce = input.memory.apiDpopNonce ?? sharedNonce(input, url);
  const proof = await proofField(input, { method, url, nonce, accessToken });
  return prepareResourceDraft({ url, method, accessToken, proof });
}

// A token that was typed by hand has no type: then what was chosen counts.
function isBound(input: StepInput): boolean {
  const { tokenType } = input.memory;
  return tokenType === null ? wantsDpop(input) : tokenType.toLowerCase() === 'dpop';
}

// A nonce is good at the server that gave it, which may have the resource too. RFC 9449 §8.2.
function sharedNonce({ metadata, memory }: StepInput, url: string): string | null {
  const endpoint = metadata.token_endpoint ?? '';
  if (!URL.canParse(url) || !URL.canParse(endpoint)) return null;
  return new URL(url).origin === new URL(endpoint).origin ? memory.dpopNonce : null;
}

/** The judgement on a resource's answer, and the nonce that it gave. @see RFC 9449 §9 */
export function judgeResource(
  exchange: Exchange,
  { checks, problem }: Pick<Processed<unknown, Problem>, 'checks' | 'problem'>,
): Judgement {
  return { checks, problem, ...judgeNonce(exchange, 'apiDpopNonce', problem) };
}
