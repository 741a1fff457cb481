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
  | {
      readonly grantType: 'client_credentials';
      readonly scope: string | null;
      /** RFC 8707 §2.2. */
      readonly resource?: string | null;
    }
  | {
      readonly grantType: 'refresh_token';
      readonly refreshToken: string;
      readonly scope: string | null;
    }
  | {
      readonly grantType: ExtensionGrantType;
      readonly parameters: readonly GrantParameter[];
    };

/**
 * Grants whose parameters their flows name; `custom` stands for one that a person types.
 * @see RFC 6749 §4.3, §4.5
 */
export type ExtensionGrantType =
  | 'password'
  | 'urn:ietf:params:oauth:grant-type:device_code'
  | 'urn:ietf:params:oauth:grant-type:token-exchange'
  | 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  | 'urn:ietf:params:oauth:grant-type:saml2-bearer'
  | 'urn:openid:params:grant-type:ciba'
  | 'custom';

/** A parameter of a grant; left out at first where `included` says so. */
export type GrantParameter = Omit<NewField, 'place'>;

/** The grants that are spoken. */
export type GrantType = Grant['grantType'];

/** What a token request is made of. */
export interface TokenInput {
  readonly tokenEndpoint: string;
  /** What `applyClientAuth` made. */
  readonly authentication: readonly NewField[];
  readonly grant: Grant;
  readonly extra: readonly (readonly [name: string, value: string])[];
  /** Known to many servers, and left out at first. */
  readonly offered?: readonly GrantParameter[];
}

/**
 * The request of a grant to the token endpoint, as a draft.
 * @see RFC 6749 §4.1.3, §4.4.2, §6; RFC 7636 §4.5
 */
export function prepareTokenDraft(input: TokenInput): RequestDraft {
  const made = [...grantFields(input.grant), ...formFields(input.extra)];
  const offered = (input.offered ?? [])
    .filter(({ name }) => !made.some((field) => field.name === name))
    .map((one): NewField => ({ ...one, place: 'form', included: false }));
  const form = [...made, ...offered];
  // Some servers answer with a form unless they are asked for JSON.
  const accept: NewField = { place: 'header', name: 'accept', value: 'application/json' };
  return makeDraft('POST', input.tokenEndpoint, [accept, ...form, ...input.authentication]);
}

function formFields(pairs: readonly (readonly [string, string | null])[]): readonly NewField[] {
  return pairs.flatMap(([name, value]): NewField[] =>
    value === null ? [] : [{ place: 'form', name, value }],
  );
}

function grantFields(grant: Grant): readonly NewField[] {
  const named = grant.grantType === 'custom' ? [] : [['grant_type', grant.grantType] as const];
  if (!('parameters' in grant)) return formFields([...named, ...grantPairs(grant)]);
  const own = grant.parameters.map((parameter): NewField => ({ ...parameter, place: 'form' }));
  return [...formFields(named), ...own];
}

type CoreGrant = Exclude<Grant, { readonly parameters: unknown }>;

function grantPairs(grant: CoreGrant): readonly (readonly [string, string | null])[] {
  switch (grant.grantType) {
    case 'authorization_code':
      return [
        ['code', grant.code],
        ['redirect_uri', grant.redirectUri],
        ['code_verifier', grant.codeVerifier],
      ];
    case 'client_credentials':
      return [
        ['scope', grant.scope],
        ['resource', grant.resource ?? null],
      ];
    case 'refresh_token':
      return [
        ['refresh_token', grant.refreshToken],
        ['scope', grant.scope],
      ];
  }
}
