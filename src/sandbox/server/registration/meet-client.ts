import type { Check } from '#sandbox/server/check.ts';
import { runChecks } from '#sandbox/server/check.ts';
import { checkClientAddress } from '#sandbox/server/checks/check-client-address.ts';
import {
  clientDocumentChecks,
  describedClientChecks,
} from '#sandbox/server/checks/client-document.ts';
import { splitScope } from '#sandbox/server/grants/scope.ts';
import { readClientAssertion, subjectOf } from '#sandbox/server/grants/client-assertion.ts';
import { formMediaType, mediaType, readForm } from '#sandbox/server/http/parameters.ts';
import { toParameters } from '#sandbox/server/http/parameters.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { describeServer } from '#sandbox/server/endpoints/metadata.ts';
import { freshSeconds, readClientDocument, type ClientDocument } from './client-document.ts';
import { readClientMetadata, type ClientMetadata } from './client-metadata.ts';
import { keepRegistered, toSandboxClient, type RegisteredClient } from './registered-clients.ts';
import type { RegistrationRequest } from './registration-request.ts';

/**
 * The scene with the client that its request names by the address of a document, which is read where
 * it is not known or not fresh any more. What cannot be a client is `invalid_client`.
 * @see Client ID Metadata Document §3, §4 and §5
 */
export async function meetClient(scene: Scene): Promise<Scene> {
  const { policy, clients } = scene.definition;
  const clientId = policy.clientDocuments === 'fetched' ? await namedClient(scene) : null;
  if (clientId === null || !/^https?:/i.test(clientId)) return scene;
  const kept = scene.registered.find((one) => one.clientId === clientId);
  const isOwned = kept === undefined && clients.some(({ client_id: id }) => id === clientId);
  if (isOwned || (kept?.freshUntil ?? 0) > scene.now) return scene;
  scene.trail.clientId = clientId;
  const client = await readDescribed(scene, clientId);
  await keepRegistered(scene.dependencies, scene.sandboxId, client);
  const others = clients.filter(({ client_id: id }) => id !== clientId);
  const definition = { ...scene.definition, clients: [...others, toSandboxClient(client)] };
  return { ...scene, definition };
}

/** The body stays as it is for whoever reads it next. */
async function namedClient({ request, url }: Scene): Promise<string | null> {
  if (request.method !== 'POST') return toParameters(url.searchParams).get('client_id');
  if (mediaType(request) !== formMediaType) return null;
  const { parameters } = await readForm(request.clone());
  return parameters.get('client_id') ?? subjectOf(readClientAssertion(parameters));
}

async function readDescribed(scene: Scene, clientId: string): Promise<RegisteredClient> {
  const asked = { scene, clientId, outcome: null, members: null };
  await runChecks([checkClientAddress], asked, scene.trail.checks);
  const document = await readClientDocument(scene, clientId);
  await runChecks(clientDocumentChecks, document, scene.trail.checks);
  const request = toRequest(document);
  await judge(describedClientChecks, request);
  const { outcome } = document;
  const seconds = freshSeconds(outcome?.arrived === true ? outcome.cacheControl : null);
  const { now } = scene;
  return {
    ...{ clientId, secret: null, tokenHash: '', issuedAt: now, usedAt: now },
    ...{ metadata: request.read.metadata ?? {}, freshUntil: now + seconds * 1000 },
  };
}

/** As a registration is judged; but here the client is refused, and not its registration. */
async function judge(
  checks: readonly Check<RegistrationRequest>[],
  request: RegistrationRequest,
): Promise<void> {
  try {
    await runChecks(checks, request, request.scene.trail.checks);
  } catch (thrown) {
    if (!(thrown instanceof OAuthError)) throw thrown;
    throw new OAuthError('invalid_client', `The client’s document: ${thrown.description}`);
  }
}

function toRequest({ scene, members }: ClientDocument): RegistrationRequest {
  const server = describeServer(scene);
  const method = members?.['token_endpoint_auth_method'] ?? 'none';
  const read = readClientMetadata({ ...members, token_endpoint_auth_method: method });
  const known = scene.definition.scopes.map(({ name }) => name);
  return {
    ...{ scene, members, server, current: null, contentType: 'application/json' },
    read:
      read.metadata === null
        ? read
        : { faulty: null, metadata: reduce(read.metadata, server.grant_types_supported, known) },
  };
}

/**
 * It was written for every server: what this one has not is left aside, and so are addresses that it
 * would call by itself.
 */
function reduce(
  metadata: ClientMetadata,
  grants: readonly string[] = [],
  scopes: readonly string[] = [],
): ClientMetadata {
  const {
    backchannel_logout_uri: _logout,
    backchannel_client_notification_endpoint: _notified,
    backchannel_token_delivery_mode: _mode,
    ...kept
  } = metadata;
  const scope = splitScope(metadata.scope ?? null).filter((name) => scopes.includes(name));
  return {
    ...kept,
    grant_types: (metadata.grant_types ?? []).filter((name) => grants.includes(name)),
    scope: scope.join(' '),
  };
}
