import type { RequestDraft } from '#protocol/http/draft.ts';
import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';

/** What a call with a token is made of. */
export interface ResourceInput {
  readonly url: string;
  readonly method: string;
  readonly accessToken: string;
  /** The proof that goes with a token that is bound to a key; left out: a bearer token. */
  readonly proof?: NewField;
}

/**
 * A call with a token in the `Authorization` header, as a draft: after `Bearer` whoever holds it may
 * use it, after `DPoP` whoever proves the key that it is bound to.
 * @see RFC 6750 §2.1; RFC 9449 §7.1; OpenID Connect Core 1.0 §5.3.1
 */
export function prepareResourceDraft({
  url,
  method,
  accessToken,
  proof,
}: ResourceInput): RequestDraft {
  const scheme = proof === undefined ? 'Bearer' : 'DPoP';
  return makeDraft(method, url, [
    { place: 'header', name: 'accept', value: 'application/json' },
    { place: 'header', name: 'authorization', value: `${scheme} ${accessToken}`, secret: true },
    ...(proof === undefined ? [] : [proof]),
  ]);
}
