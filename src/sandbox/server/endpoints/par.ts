import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { authorizationRequestChecks } from '#sandbox/server/checks/authorization.ts';
import { checkPushedClient } from '#sandbox/server/checks/check-pushed-client.ts';
import { checkPushedReference } from '#sandbox/server/checks/check-pushed-reference.ts';
import { checkPushedKey } from '#sandbox/server/checks/check-pushed-key.ts';
import { clientAuthenticationChecks } from '#sandbox/server/checks/client-authentication.ts';
import { proofChecks } from '#sandbox/server/checks/proof.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import {
  readPushedAuthorization,
  type AuthorizationContext,
} from '#sandbox/server/grants/authorization-context.ts';
import { readClientRequest, type ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { keepPushed } from '#sandbox/server/grants/pushed-request.ts';
import type { Parameters } from '#sandbox/server/http/parameters.ts';
import { json } from '#sandbox/server/http/responses.ts';
import type { SentProof } from '#sandbox/server/tokens/dpop-proof.ts';

/** Who pushes, and that it is a request and no reference to one. @see RFC 9126 §2.1 */
export const pushingChecks: readonly Check<ClientRequest>[] = [
  ...clientAuthenticationChecks,
  checkPushedReference,
  checkPushedClient,
  ...proofChecks,
  checkPushedKey,
];

/** What is pushed is judged as at the authorization endpoint. @see RFC 9126 §2.1 */
export const pushedChecks: readonly Check<AuthorizationContext>[] = authorizationRequestChecks;

/** Takes an authorization request in advance, and gives an address for it. @see RFC 9126 §2 */
export const par: Endpoint = {
  methods: ['POST'],
  cors: true,
  meetsClients: true,
  audience: 'machine',
  misbehaves: true,
  takesProofs: true,
  answer: async (scene) => {
    const request = await readClientRequest(scene);
    await runChecks(pushingChecks, request, scene.trail.checks);
    const client = present(request.client, 'the client');
    const context = await readPushedAuthorization(scene, client, request.form);
    await runChecks(pushedChecks, context, scene.trail.checks);
    const requestUri = await keepPushed(scene, {
      clientId: client.client_id,
      parameters: withNamedKey(context.form.parameters, request.proof),
    });
    const lifetime = scene.definition.policy.requestUriLifetimeSeconds;
    return json({ request_uri: requestUri, expires_in: lifetime }, { status: 201 });
  },
};

/** A proof says the same as `dpop_jkt`. @see RFC 9449 §10.1 */
function withNamedKey({ get, pairs }: Parameters, proof: SentProof | null): Parameters['pairs'] {
  const jkt = proof?.jkt ?? null;
  return jkt === null || get('dpop_jkt') !== null ? pairs : [...pairs, ['dpop_jkt', jkt]];
}
