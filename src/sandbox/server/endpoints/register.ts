import { registrationScope } from '#sandbox/contract/definition.ts';
import { runChecks, type Check } from '#sandbox/server/check.ts';
import { bearerChecks } from '#sandbox/server/checks/bearer.ts';
import { checkRegistrationOpen } from '#sandbox/server/checks/check-registration-open.ts';
import { clientMetadataChecks } from '#sandbox/server/checks/client-metadata.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { readBearer } from '#sandbox/server/grants/bearer-request.ts';
import { randomText, sha256 } from '#sandbox/server/http/encoding.ts';
import { json } from '#sandbox/server/http/responses.ts';
import { needsSecret, type ClientMetadata } from '#sandbox/server/registration/client-metadata.ts';
import { describeRegistered } from '#sandbox/server/registration/describe-registered.ts';
import {
  keepRegistered,
  type RegisteredClient,
} from '#sandbox/server/registration/registered-clients.ts';
import { metadataOf, readRegistration } from '#sandbox/server/registration/registration-request.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/** What holds before a description is looked at. @see RFC 7591 §3 */
export const registeringChecks: readonly Check<Scene>[] = [checkRegistrationOpen];

/** Long enough for every HMAC that a client may sign with. @see RFC 7518 §3.2 */
const secretBytes = 48;

/** Takes a client's description of itself, and makes a client of it. @see RFC 7591 §3 */
export const register: Endpoint = {
  methods: ['POST'],
  cors: true,
  audience: 'machine',
  misbehaves: true,
  takesProofs: true,
  answer: async (scene) => {
    await runChecks(registeringChecks, scene, scene.trail.checks);
    await checkInitialAccessToken(scene);
    const request = await readRegistration(scene, null);
    await runChecks(clientMetadataChecks, request, scene.trail.checks);
    const { dependencies, now } = scene;
    const metadata = metadataOf(request);
    const clientId = randomText(dependencies.random, 16);
    const made = { clientId, metadata, issuedAt: now, usedAt: now };
    scene.trail.clientId = clientId;
    return keep(scene, { ...made, secret: secretFor(scene, metadata, null) }, 201);
  },
};

/** A token of this sandbox, where the policy asks for one. @see RFC 7591 §3 */
async function checkInitialAccessToken(scene: Scene): Promise<void> {
  if (scene.definition.policy.registration !== 'initial-access-token') return;
  const bearer = await readBearer(scene, {
    ...{ places: 'header', scopeNeeded: registrationScope, audiences: null },
    ...{ stepUp: { acr: null, maxAgeSeconds: null }, metadataAddress: null },
  });
  await runChecks(bearerChecks, bearer, scene.trail.checks);
}

/** The present secret stays as long as one is needed. @see RFC 7592 §2.2 */
export function secretFor(
  { dependencies }: Scene,
  metadata: ClientMetadata,
  present: string | null,
): string | null {
  if (!needsSecret(metadata)) return null;
  return present ?? randomText(dependencies.random, secretBytes);
}

/** Keeps a registration with a new token to manage it, and tells of both. @see RFC 7592 §3 and §5 */
export async function keep(
  scene: Scene,
  client: Omit<RegisteredClient, 'tokenHash'>,
  status: 200 | 201,
): Promise<Response> {
  const { dependencies, sandboxId, issuer } = scene;
  const token = randomText(dependencies.random);
  const registered = { ...client, tokenHash: await sha256(token) };
  await keepRegistered(dependencies, sandboxId, registered);
  return json(describeRegistered(issuer, registered, token), { status });
}
