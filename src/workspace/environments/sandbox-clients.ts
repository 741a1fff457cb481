import { isDocumentAddress } from '#protocol/client-document/check-document-address.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { SandboxClient, SandboxDefinition } from '#sandbox/contract/definition.ts';
import { confidentialGrantTypes, publicGrantTypes } from '#sandbox/contract/starter.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { callbackUrl } from './resolve-client.ts';

/** The definition to put in place: the environment's clients, at this app's own address. */
export function definitionInPlace(
  definition: SandboxDefinition,
  clients: Environment['clients'],
  appUrl: string,
): SandboxDefinition {
  // One that registered itself is the server's already, which may have changed or deleted it since.
  // One whose id is the address of its document is read there, where the policy lets it.
  const isRead = (clientId: string) =>
    definition.policy.clientDocuments === 'fetched' && isDocumentAddress(clientId);
  const owned = clients.filter(
    ({ registration, clientId }) => registration === null && !isRead(clientId),
  );
  const described = owned.map((client) => describeClient(client, definition, appUrl));
  // Two clients of one client_id would be one to the server: the later one counts.
  const byId = new Map(described.map((client) => [client.client_id, client]));
  return { ...definition, clients: [...byId.values()] };
}

/** The client that keeps grants which RFC 9700 §2.1.2 and §2.4 advise against. */
const legacyClientId = 'legacy-app';

function describeClient(
  client: Client,
  { clients }: SandboxDefinition,
  appUrl: string,
): SandboxClient {
  const known = clients.find(({ client_id }) => client_id === client.clientId);
  const own = callbackUrl(appUrl);
  const redirectUris = [...new Set([own, client.redirectUri ?? own])];
  const signOutUris = known?.post_logout_redirect_uris ?? [];
  return {
    // What was chosen for it in the definition stays: signed answers, encryption, bound tokens.
    ...withoutCredentials(known),
    client_id: client.clientId,
    client_name: client.name,
    ...credentialsOf(client, known),
    token_endpoint_auth_method: client.authentication,
    redirect_uris: redirectUris,
    post_logout_redirect_uris: signOutUris.length > 0 ? signOutUris : redirectUris,
    grant_types: grantTypesOf(client, known),
    scope: known?.scope ?? '',
  };
}

function withoutCredentials(known: SandboxClient | undefined): Partial<SandboxClient> {
  if (known === undefined) return {};
  const { client_secret: _secret, jwks: _keys, ...kept } = known;
  return kept;
}

/** What it proves itself with. An HMAC of a `client_secret_jwt` needs the secret on both sides. */
function credentialsOf(
  { authentication, clientSecret, keys }: Client,
  known: SandboxClient | undefined,
): Partial<SandboxClient> {
  const usesSecret = authentication.startsWith('client_secret_');
  const shown = keys.length > 0 ? { keys: keys.flatMap(publicHalf) } : known?.jwks;
  return {
    ...(usesSecret ? { client_secret: clientSecret ?? '' } : {}),
    ...(shown === undefined || shown.keys.length === 0 ? {} : { jwks: shown }),
  };
}

/** The grants that a client is registered for when its sandbox's definition is put in place. */
export function grantTypesOf(
  client: Pick<Client, 'authentication'>,
  known: SandboxClient | undefined,
): string[] {
  if (known?.client_id === legacyClientId) return known.grant_types;
  return [...(client.authentication === 'none' ? publicGrantTypes : confidentialGrantTypes)];
}

/** Members that a public key may show. @see RFC 7517 §4, RFC 7518 §6, RFC 8037 §2 */
const publicMembers = [
  ...['kid', 'use', 'alg', 'x5u', 'x5c', 'x5t', 'x5t#S256'],
  ...['crv', 'x', 'y', 'n', 'e'],
] as const;
const asymmetricKinds: readonly string[] = ['RSA', 'EC', 'OKP'];

/** It names what is public, so that a member nobody thought of stays here; a shared secret has none. */
function publicHalf(key: Jwk): ({ kty: string } & Record<string, unknown>)[] {
  if (!asymmetricKinds.includes(key.kty)) return [];
  const shown = publicMembers.filter((name) => name in key);
  return [{ kty: key.kty, ...Object.fromEntries(shown.map((name) => [name, key[name]])) }];
}
