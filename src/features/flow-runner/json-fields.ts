import { readAuthorizationDetails } from '#protocol/authorization-details/read-authorization-details.ts';
import {
  readClaimsRequest,
  type ClaimPlace,
} from '#protocol/claims-request/read-claims-request.ts';
import { supportedNames } from '#protocol/discovery/supported-names.ts';
import { compactJson, type ValueFault } from '#protocol/http/value-fault.ts';
import { formatJson } from '#protocol/jwt/format-json.ts';
import { parseJsonTree } from '#protocol/jwt/json-tree.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';

/** Parameters whose value is JSON, and that have an editor of their own. */
export type JsonFieldName = 'authorization_details' | 'claims';

/** The parameter that a field is, where it is one of them. */
export function jsonFieldName(name: string): JsonFieldName | null {
  return name === 'authorization_details' || name === 'claims' ? name : null;
}

/** Everything that is wrong with a value, by what the server says that it knows. */
export function faultsOf(
  name: JsonFieldName,
  text: string,
  metadata: ServerMetadata | null,
): readonly ValueFault[] {
  return name === 'claims'
    ? readClaimsRequest(text, supportedNames(metadata, 'claims_supported')).faults
    : readAuthorizationDetails(text, detailTypes(metadata)).faults;
}

/** Over several lines where it is JSON; else as it is. */
export function layOut(text: string): string {
  const parsed = parseJsonTree(text);
  return parsed.ok ? formatJson(parsed.value) : text;
}

/** As it goes into the request: without space where it is JSON, else as it was typed. */
export function toWire(text: string): string {
  return parseJsonTree(text).ok ? compactJson(text) : text;
}

/** The types that a server names; null where it names none. @see RFC 9396 §10 */
export function detailTypes(metadata: ServerMetadata | null): readonly string[] | null {
  return supportedNames(metadata, 'authorization_details_types_supported');
}

// RFC 9396 §2, figure 2; §7.1. Types of others are begun with their name alone.
const examples: Readonly<Record<string, object>> = {
  payment_initiation: {
    actions: ['initiate', 'status', 'cancel'],
    locations: ['https://example.com/payments'],
    instructedAmount: { currency: 'EUR', amount: '123.50' },
    creditorName: 'Merchant A',
    creditorAccount: { iban: 'DE02100100109307118603' },
  },
  account_information: { actions: ['list_accounts', 'read_balances'] },
};

/** The list with one entry more; a list of this one where it cannot be read. */
export function addDetail(text: string, type: string): string {
  const detail = { type, ...(Object.hasOwn(examples, type) ? examples[type] : {}) };
  const before = parse(text);
  return JSON.stringify([...(Array.isArray(before) ? before : []), detail], null, 2);
}

/** A claim to be asked for. */
export interface ClaimWish {
  readonly name: string;
  readonly place: ClaimPlace;
  readonly isEssential: boolean;
  /** The values of which one is wanted; none: any. */
  readonly values: readonly string[];
}

/** The request with one claim more, or with that claim asked for anew. @see OpenID Connect Core §5.5.1 */
export function addClaim(text: string, { name, place, isEssential, values }: ClaimWish): string {
  const before = asObject(parse(text));
  const one = {
    ...(isEssential ? { essential: true } : {}),
    ...(values.length === 1 ? { value: values[0] } : {}),
    ...(values.length > 1 ? { values } : {}),
  };
  const wish = Object.keys(one).length === 0 ? null : one;
  const inPlace = { ...asObject(before[place]), [name]: wish };
  return JSON.stringify({ ...before, [place]: inPlace }, null, 2);
}

/** Claims that OpenID Connect defines, for a server that does not say what it has. §5.1, §2 */
const standardClaims = [
  ...['name', 'given_name', 'family_name', 'email', 'email_verified', 'picture', 'locale'],
  ...['zoneinfo', 'phone_number', 'phone_number_verified', 'address', 'birthdate', 'gender'],
];

/** The claims that can be added with a click; those of the sign-in itself stand first. */
export function claimsOffered(metadata: ServerMetadata | null): readonly string[] {
  const known = supportedNames(metadata, 'claims_supported') ?? standardClaims;
  return [...new Set(['acr', 'auth_time', ...known])];
}

/** The values that a server names for a claim. @see OpenID Connect Discovery §3 */
export function valuesOffered(metadata: ServerMetadata | null, claim: string): readonly string[] {
  return claim === 'acr' ? (supportedNames(metadata, 'acr_values_supported') ?? []) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}
