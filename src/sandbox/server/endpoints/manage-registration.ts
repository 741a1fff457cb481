import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkRegistrationToken } from '#sandbox/server/checks/check-registration-token.ts';
import { checkUpdatedClient } from '#sandbox/server/checks/check-updated-client.ts';
import { clientMetadataChecks } from '#sandbox/server/checks/client-metadata.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { json } from '#sandbox/server/http/responses.ts';
import { describeRegistered } from '#sandbox/server/registration/describe-registered.ts';
import {
  readManagement,
  type ManagementRequest,
} from '#sandbox/server/registration/management-request.ts';
import {
  removeRegistered,
  type RegisteredClient,
} from '#sandbox/server/registration/registered-clients.ts';
import {
  metadataOf,
  readRegistration,
  type RegistrationRequest,
} from '#sandbox/server/registration/registration-request.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { keep, secretFor } from './register.ts';

/** What holds for everything that is done to a registration. @see RFC 7592 §2 */
export const managementChecks: readonly Check<ManagementRequest>[] = [checkRegistrationToken];

/** What holds for a description that takes the place of another. @see RFC 7592 §2.2 */
export const updateChecks: readonly Check<RegistrationRequest>[] = [
  ...clientMetadataChecks,
  checkUpdatedClient,
];

/** Reads, changes and deletes a registration. @see RFC 7592 §2 */
export const manageRegistration: Endpoint = {
  methods: ['GET', 'PUT', 'DELETE'],
  cors: true,
  audience: 'machine',
  misbehaves: true,
  answer: async (scene) => {
    const request = await readManagement(scene);
    await runChecks(managementChecks, request, scene.trail.checks);
    const registered = present(request.registered, 'the registration');
    if (scene.request.method === 'PUT') return update(scene, registered);
    if (scene.request.method === 'DELETE') return remove(scene, registered);
    const token = present(request.token, 'the token');
    return json(describeRegistered(scene.issuer, registered, token));
  },
};

/** What is left out of the new description is gone, and the token is a new one. @see RFC 7592 §2.2 and §5 */
async function update(scene: Scene, registered: RegisteredClient): Promise<Response> {
  const request = await readRegistration(scene, registered);
  await runChecks(updateChecks, request, scene.trail.checks);
  const metadata = metadataOf(request);
  const secret = secretFor(scene, metadata, registered.secret);
  return keep(scene, { ...registered, metadata, secret }, 200);
}

/** Its tokens and codes end with it: what an unknown client was given is good for nothing. @see RFC 7592 §2.3 */
async function remove(scene: Scene, { clientId }: RegisteredClient): Promise<Response> {
  await removeRegistered(scene.dependencies, scene.sandboxId, clientId);
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
}
