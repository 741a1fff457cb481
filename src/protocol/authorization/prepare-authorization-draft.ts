import type { RequestDraft } from '#protocol/http/draft.ts';
import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import type { Pkce } from './make-pkce.ts';

/** The ways for an answer to come back. @see OAuth 2.0 Multiple Response Types §2.1 */
export type ResponseMode = 'query' | 'fragment' | 'form_post';

/** What an authorization request is made of; null leaves a parameter out. */
export interface AuthorizationInput {
  readonly authorizationEndpoint: string;
  readonly clientId: string;
  readonly redirectUri: string | null;
  readonly scope: string | null;
  readonly state: string | null;
  readonly nonce: string | null;
  readonly pkce: Pkce | 'none-unsafe';
  /** Null leaves it to the server: `query` for a code. */
  readonly responseMode: ResponseMode | null;
  readonly extra: readonly (readonly [name: string, value: string])[];
}

/**
 * The authorization request for a code, as a draft; the browser takes it to the server.
 * @see RFC 6749 §4.1.1; RFC 7636 §4.3; OpenID Connect Core 1.0 §3.1.2.1
 */
export function prepareAuthorizationDraft(input: AuthorizationInput): RequestDraft {
  const { pkce } = input;
  const pairs: readonly (readonly [string, string | null])[] = [
    ['response_type', 'code'],
    ['client_id', input.clientId],
    ['redirect_uri', input.redirectUri],
    ['scope', input.scope],
    ['state', input.state],
    ['nonce', input.nonce],
    ['code_challenge', pkce === 'none-unsafe' ? null : pkce.challenge],
    ['code_challenge_method', pkce === 'none-unsafe' ? null : pkce.method],
    ['response_mode', input.responseMode],
    ...input.extra,
  ];
  const fields = pairs.flatMap(([name, value]): NewField[] =>
    value === null ? [] : [{ place: 'query', name, value }],
  );
  return makeDraft('GET', input.authorizationEndpoint, fields);
}
