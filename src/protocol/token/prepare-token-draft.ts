import type { RequestDraft } from '#protocol/http/draft.ts';
import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';

/** What each grant gives to the token endpoint; null leaves a parameter out. */
export type Grant =
  | {
      readonly grantType: 'authorization_code';
      readonly code: string;
      readonly redirectUri: string | null;
      readonly codeVerifier: string | null;
    }
  | { readonly grantType: 'client_credentials'; readonly scope: string | null }
  | {
      readonly grantType: 'refresh_token';
      readonly refreshToken: string;
      readonly scope: string | null;
    };

/** The grants that are spoken. */
export type GrantType = Grant['grantType'];

/** What a token request is made of. */
export interface TokenInput {
  readonly tokenEndpoint: string;
  /** What `applyClientAuth` made. */
  readonly authentication: readonly NewField[];
  readonly grant: Grant;
  readonly extra: readonly (readonly [name: string, value: string])[];
}

/**
 * The request of a grant to the token endpoint, as a draft.
 * @see RFC 6749 §4.1.3, §4.4.2, §6; RFC 7636 §4.5
 */
export function prepareTokenDraft(input: TokenInput): RequestDraft {
  const { grantType } = input.grant;
  const pairs = [['grant_type', grantType] as const, ...grantPairs(input.grant), ...input.extra];
  const form = pairs.flatMap(([name, value]): NewField[] =>
    value === null ? [] : [{ place: 'form', name, value }],
  );
  // Some servers answer with a form unless they are asked for JSON.
  const accept: NewField = { place: 'header', name: 'accept', value: 'application/json' };
  return makeDraft('POST', input.tokenEndpoint, [accept, ...form, ...input.authentication]);
}

function grantPairs(grant: Grant): readonly (readonly [string, string | null])[] {
  switch (grant.grantType) {
    case 'authorization_code':
      return [
        ['code', grant.code],
        ['redirect_uri', grant.redirectUri],
        ['code_verifier', grant.codeVerifier],
      ];
    case 'client_credentials':
      return [['scope', grant.scope]];
    case 'refresh_token':
      return [
        ['refresh_token', grant.refreshToken],
        ['scope', grant.scope],
      ];
  }
}
