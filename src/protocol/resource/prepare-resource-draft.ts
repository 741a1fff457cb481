import type { RequestDraft } from '#protocol/http/draft.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';

/** What a call with a token is made of. */
export interface ResourceInput {
  readonly url: string;
  readonly method: string;
  readonly accessToken: string;
}

/**
 * A call with a bearer token in the `Authorization` header, as a draft.
 * @see RFC 6750 §2.1; OpenID Connect Core 1.0 §5.3.1
 */
export function prepareResourceDraft({ url, method, accessToken }: ResourceInput): RequestDraft {
  return makeDraft(method, url, [
    { place: 'header', name: 'accept', value: 'application/json' },
    { place: 'header', name: 'authorization', value: `Bearer ${accessToken}`, secret: true },
  ]);
}
