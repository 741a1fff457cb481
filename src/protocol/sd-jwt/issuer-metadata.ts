import type { HttpRequest, HttpResponse } from '#protocol/http/message.ts';
import { readJwks } from '#protocol/keys/parse-key-material.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';

/** Where an issuer's keys are, as its metadata says. */
export type IssuerKeys =
  | { readonly kind: 'keys'; readonly keys: readonly Jwk[] }
  | { readonly kind: 'address'; readonly jwksUri: string };

/** Why metadata must not be used. */
export type IssuerMetadataProblem =
  | { readonly code: 'issuer_metadata_status'; readonly status: number }
  | { readonly code: 'issuer_metadata_not_json' }
  | {
      readonly code: 'issuer_metadata_mismatch';
      readonly expected: string;
      readonly received: string | null;
    }
  | { readonly code: 'issuer_metadata_keys'; readonly found: 'both' | 'neither' | 'unreadable' };

/**
 * Where the metadata of a credential's issuer is; null for an issuer that is no plain https address.
 * @see SD-JWT VC §4
 */
export function issuerMetadataAddress(iss: unknown): string | null {
  if (typeof iss !== 'string' || !/^https:\/\//.test(iss) || !URL.canParse(iss)) return null;
  const url = new URL(iss);
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return null;
  }
  return `${url.origin}/.well-known/jwt-vc-issuer${url.pathname.replace(/\/$/, '')}`;
}

/** @see SD-JWT VC §4.1 */
export function prepareIssuerMetadataRequest(url: string): HttpRequest {
  return { method: 'GET', url, headers: [['accept', 'application/json']], body: null };
}

/** Reads the issuer's metadata, and uses nothing of it unless it is this issuer's. @see SD-JWT VC §4.2, §4.3 */
export function processIssuerMetadata(
  { status, body }: HttpResponse,
  iss: string,
): Result<IssuerKeys, IssuerMetadataProblem> {
  if (status !== 200) return fail({ code: 'issuer_metadata_status', status });
  const members = readMembers(body);
  if (members === null) return fail({ code: 'issuer_metadata_not_json' });
  const { issuer, jwks, jwks_uri: jwksUri } = members;
  if (issuer !== iss) {
    const received = typeof issuer === 'string' ? issuer : null;
    return fail({ code: 'issuer_metadata_mismatch', expected: iss, received });
  }
  return readKeys(jwks, jwksUri);
}

function readKeys(jwks: unknown, jwksUri: unknown): Result<IssuerKeys, IssuerMetadataProblem> {
  if (jwks !== undefined && jwksUri !== undefined) {
    return fail({ code: 'issuer_metadata_keys', found: 'both' });
  }
  if (jwks !== undefined) {
    const read = readJwks(jwks, JSON.stringify(jwks));
    return read.ok
      ? ok({ kind: 'keys', keys: read.value.keys })
      : fail({ code: 'issuer_metadata_keys', found: 'unreadable' });
  }
  if (jwksUri === undefined) return fail({ code: 'issuer_metadata_keys', found: 'neither' });
  return typeof jwksUri === 'string' && /^https:\/\//.test(jwksUri) && URL.canParse(jwksUri)
    ? ok({ kind: 'address', jwksUri })
    : fail({ code: 'issuer_metadata_keys', found: 'unreadable' });
}

function readMembers(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    // An object that is no array has its members by their names.
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : null;
  } catch {
    return null;
  }
}

/** The sentence for each problem. */
export function explainIssuerMetadataProblem(problem: IssuerMetadataProblem): string {
  switch (problem.code) {
    case 'issuer_metadata_status':
      return `The address answered ${problem.status}, not the issuer’s metadata. Many issuers publish none: give the key instead.`;
    case 'issuer_metadata_not_json':
      return 'The answer is not a JSON object.';
    case 'issuer_metadata_mismatch':
      return `The metadata is for ${problem.received ?? 'no issuer'}, not for ${problem.expected}: it must not be used.`;
    case 'issuer_metadata_keys':
      return problem.found === 'both'
        ? 'The metadata has both jwks and jwks_uri: it may have only one of them.'
        : 'The metadata names no keys that can be read.';
  }
}
