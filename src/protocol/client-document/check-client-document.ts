import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { isMembers, type JsonMembers } from '#protocol/http/read-body.ts';
import { privateMembers } from '#protocol/keys/generate-signing-keys.ts';
import { rfc, spec } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';

const draft = (section: string) => spec('Client ID Metadata Document', section);

/** The client that a document should be about. */
export interface DocumentExpectation {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly authentication: string;
}

/** Judges what a client's document says: each rule by itself. @see Client ID Metadata Document §4 */
export function checkClientDocument(
  members: JsonMembers,
  expected: DocumentExpectation,
): readonly Check[] {
  return [
    checkClientId(members['client_id'], expected.clientId),
    checkNoSecret(members),
    checkMethod(members['token_endpoint_auth_method'], expected.authentication),
    checkKeys(members),
    checkPrivateKeys(members['jwks']),
    checkRedirectUris(members, expected.redirectUri),
    checkName(members['client_name']),
  ];
}

function checkClientId(clientId: unknown, address: string): Check {
  const say = checkAbout('client_id', draft('4'));
  if (typeof clientId !== 'string') return say.failed('The document has no client_id');
  return clientId === address
    ? say.passed('client_id is the address of the document, character by character', clientId)
    : say.failed('client_id is not the address of the document', `${clientId}, not ${address}`);
}

// Whoever reads the document reads the secret: only its name is told.
function checkNoSecret(members: JsonMembers): Check {
  const say = checkAbout('client_secret', draft('4.1'));
  const named = ['client_secret', 'client_secret_expires_at'].filter((name) => name in members);
  return named.length === 0
    ? say.passed('There is no secret in it')
    : say.failed('Everybody can read it, and there is a secret in it', named.join(', '));
}

function checkMethod(method: unknown, own: string): Check {
  const say = checkAbout('token_endpoint_auth_method', draft('4.1'));
  if (method === undefined) {
    return say.warned('It does not say how the client proves itself; RFC 7591 then means a secret');
  }
  if (typeof method !== 'string') return say.failed('token_endpoint_auth_method is not a string');
  if (method.startsWith('client_secret_')) {
    return say.failed('The method rests on a secret that cannot be shared', method);
  }
  return method === own
    ? say.passed('The method needs no shared secret', method)
    : say.failed('The client is set up here for another method', `${method}, not ${own}`);
}

function checkKeys(members: JsonMembers): Check {
  const say = checkAbout('jwks', draft('8.2'));
  const method = members['token_endpoint_auth_method'];
  const named = ['jwks', 'jwks_uri'].filter((name) => name in members);
  if (named.length === 2) return say.failed('There is jwks and jwks_uri; one of them has to go');
  const needsKeys = method === 'private_key_jwt' || method === 'self_signed_tls_client_auth';
  if (named.length === 1) return say.passed('The public keys of the client are named', named[0]);
  return needsKeys
    ? say.failed('The method needs public keys, and there are none', valueText(method))
    : say.skipped('The method needs no keys');
}

function checkPrivateKeys(jwks: unknown): Check {
  const say = checkAbout('jwks.private', draft('4.1'));
  const keys: unknown = isMembers(jwks) ? jwks['keys'] : undefined;
  if (!Array.isArray(keys)) return say.skipped('There are no keys in it');
  const names = [...privateMembers].filter((name) =>
    keys.some((key: unknown) => isMembers(key) && name in key),
  );
  return names.length === 0
    ? say.passed('Its keys are public halves')
    : say.failed('A key in it is private, and must be replaced', `has ${names.join(', ')}`);
}

function checkRedirectUris(members: JsonMembers, own: string): Check {
  const say = checkAbout('redirect_uris', draft('4.2'));
  const uris: unknown = members['redirect_uris'];
  const grants: unknown = members['grant_types'];
  if (uris === undefined && Array.isArray(grants) && !grants.includes('authorization_code')) {
    return say.skipped('The client has no grant that redirects');
  }
  if (!Array.isArray(uris) || uris.length === 0) {
    return say.failed('There are no redirect_uris: nobody can be sent back to the client');
  }
  return uris.includes(own)
    ? say.passed('The redirect URI of this client is among them', own)
    : say.failed('The redirect URI of this client is not among them', own);
}

function checkName(name: unknown): Check {
  const say = checkAbout('client_name', rfc(7591, '2'));
  return typeof name === 'string' && name !== ''
    ? say.passed('People see a name', name)
    : say.warned('There is no client_name: people see the bare address');
}
