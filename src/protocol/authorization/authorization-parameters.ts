import type { Pkce } from './make-pkce.ts';

/**
 * The ways for an answer to come back.
 * @see OAuth 2.0 Multiple Response Types §2.1, OAuth 2.0 Form Post Response Mode §2, JARM §2.3
 */
export const responseModes = [
  'query',
  'fragment',
  'form_post',
  'query.jwt',
  'fragment.jwt',
  'form_post.jwt',
  'jwt',
] as const;

/** One of them, by its registered name. */
export type ResponseMode = (typeof responseModes)[number];

/** How an answer really travels, whatever is in it. */
export type ResponseWay = 'query' | 'fragment' | 'form_post';

/** The mode of that name; null where it is none that is known. */
export function readResponseMode(name: string | null | undefined): ResponseMode | null {
  return responseModes.find((mode) => mode === name) ?? null;
}

/** True where the answer is to be a JWT. @see JARM §2.3 */
export function wantsJwt(mode: ResponseMode | null): boolean {
  return mode?.endsWith('jwt') ?? false;
}

/**
 * How an answer is to travel: as was asked, else as the response type has it, in the query for a code
 * alone and in the fragment where a token is in it.
 * @see OAuth 2.0 Multiple Response Types §2.1, §5; JARM §2.3.4
 */
export function responseWay(mode: ResponseMode | null, responseType: string): ResponseWay {
  const way = mode?.replace(/\.?jwt$/, '') ?? '';
  if (way === 'query' || way === 'fragment' || way === 'form_post') return way;
  return /\b(?:id_)?token\b/.test(responseType) ? 'fragment' : 'query';
}

/** What an authorization request is made of; null leaves a parameter out. */
export interface AuthorizationInput {
  readonly responseType: string;
  readonly clientId: string;
  readonly redirectUri: string | null;
  readonly scope: string | null;
  readonly state: string | null;
  readonly nonce: string | null;
  readonly pkce: Pkce | 'none-unsafe';
  /** Null leaves it to the server. */
  readonly responseMode: ResponseMode | null;
  readonly extra: readonly (readonly [name: string, value: string])[];
}

/**
 * The parameters of an authorization request, whether they go by the browser's address, in a pushed
 * form or as the claims of a signed object.
 * @see RFC 6749 §4.1.1; RFC 7636 §4.3; OpenID Connect Core 1.0 §3.1.2.1
 */
export function authorizationParameters(
  input: AuthorizationInput,
): readonly (readonly [name: string, value: string])[] {
  const { pkce } = input;
  const pairs: readonly (readonly [string, string | null])[] = [
    ['response_type', input.responseType],
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
  return pairs.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}
