import { typeName } from '#protocol/http/find-member.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import { endpointNames, type ServerMetadata } from '#protocol/model/server-metadata.ts';

const texts = ['issuer', ...endpointNames];
const lists = [
  'scopes_supported',
  'response_types_supported',
  'response_modes_supported',
  'grant_types_supported',
  'token_endpoint_auth_methods_supported',
  'code_challenge_methods_supported',
  'id_token_signing_alg_values_supported',
  'dpop_signing_alg_values_supported',
];
const flags = [
  'authorization_response_iss_parameter_supported',
  'require_pushed_authorization_requests',
  'client_id_metadata_document_supported',
];

/** Metadata whose known members have their types, and what was unusual about them. */
export interface ReadMetadata {
  readonly metadata: ServerMetadata;
  readonly oddities: readonly string[];
}

/**
 * Brings members to the types of RFC 8414 §2 where that loses nothing, and leaves out those where it
 * would; unknown members stay as they are.
 */
export function readMetadataMembers(members: JsonMembers, issuer: string): ReadMetadata {
  const oddities: string[] = [];
  const read = Object.entries(members).flatMap(([name, value]): [string, unknown][] => {
    const wanted = typeOf(name);
    if (wanted === null || value === undefined) return [[name, value]];
    if (value === null) {
      oddities.push(`${name} is null`);
      return [];
    }
    const { result, isOdd } = bring(value, wanted);
    if (isOdd) oddities.push(`${name} is ${typeName(value)}, not ${wanted}`);
    return result === undefined ? [] : [[name, result]];
  });
  return { metadata: { issuer, ...Object.fromEntries(read) }, oddities };
}

type Wanted = 'a string' | 'an array of strings' | 'a boolean';

function typeOf(name: string): Wanted | null {
  if (texts.includes(name)) return 'a string';
  if (lists.includes(name)) return 'an array of strings';
  return flags.includes(name) ? 'a boolean' : null;
}

function bring(value: unknown, wanted: Wanted): { result: unknown; isOdd: boolean } {
  switch (wanted) {
    case 'a string':
      return bringText(value);
    case 'a boolean':
      return bringFlag(value);
    case 'an array of strings':
      return bringList(value);
  }
}

function bringText(value: unknown): { result: unknown; isOdd: boolean } {
  if (typeof value === 'string') return { result: value, isOdd: false };
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
  return { result: typeof only === 'string' ? only : undefined, isOdd: true };
}

function bringFlag(value: unknown): { result: unknown; isOdd: boolean } {
  if (typeof value === 'boolean') return { result: value, isOdd: false };
  const isWord = value === 'true' || value === 'false';
  return { result: isWord ? value === 'true' : undefined, isOdd: true };
}

function bringList(value: unknown): { result: unknown; isOdd: boolean } {
  if (typeof value === 'string') return { result: value.split(/\s+/).filter(Boolean), isOdd: true };
  if (!Array.isArray(value)) return { result: undefined, isOdd: true };
  const result = value.filter((one) => typeof one === 'string');
  return { result, isOdd: result.length !== value.length };
}
