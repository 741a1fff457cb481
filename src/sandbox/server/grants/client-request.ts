import type { SandboxClient } from '#sandbox/contract/definition.ts';
import { readProof } from '#sandbox/server/tokens/dpop-proof.ts';
import { readForm, type Form } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import type { ProofRequest } from './proof-request.ts';
import { readBasic, type BasicCredentials } from './basic-credentials.ts';
import {
  assertionMethod,
  isOwnAssertion,
  readClientAssertion,
  subjectOf,
  type ClientAssertion,
} from './client-assertion.ts';

/** A request that a client makes for itself: to the token, introspection or revocation endpoint. */
export interface ClientRequest extends ProofRequest {
  readonly form: Form;
  /** What `Authorization: Basic` held; `malformed` where it could not be read. */
  readonly basic: BasicCredentials | 'malformed' | null;
  /** Who it says it is. */
  readonly clientId: string | null;
  readonly secret: string | null;
  readonly assertion: ClientAssertion | null;
  /** Whether the assertion is signed by the client that it names. */
  readonly isAssertionSigned: boolean;
  readonly client: SandboxClient | null;
  readonly method: SandboxClient['token_endpoint_auth_method'];
}

/** Reads who asks; nothing is judged yet. @see RFC 6749 §2.3.1, RFC 7521 §4.2 */
export async function readClientRequest(scene: Scene): Promise<ClientRequest> {
  const form = await readForm(scene.request);
  const basic = readBasic(scene.request.headers.get('Authorization'));
  const fromHeader = basic === 'malformed' ? null : basic;
  const posted = form.parameters.get('client_secret');
  const assertion = readClientAssertion(form.parameters);
  const clientId = fromHeader?.clientId ?? form.parameters.get('client_id') ?? subjectOf(assertion);
  scene.trail.clientId = clientId;
  const client = scene.definition.clients.find(({ client_id }) => client_id === clientId) ?? null;
  return {
    ...{ scene, form, basic, clientId, client, assertion, place: 'token-endpoint' },
    metadataAddress: null,
    proof: await readProof(scene.request),
    secret: fromHeader?.secret ?? posted,
    isAssertionSigned: await isOwnAssertion(client, assertion),
    method: usedMethod(basic !== null, posted !== null, assertion),
  };
}

function usedMethod(
  hasBasic: boolean,
  hasPosted: boolean,
  assertion: ClientAssertion | null,
): ClientRequest['method'] {
  if (hasBasic) return 'client_secret_basic';
  if (assertion !== null) return assertionMethod(assertion);
  return hasPosted ? 'client_secret_post' : 'none';
}
