import type { SandboxClient } from '#sandbox/contract/definition.ts';
import { readProof } from '#sandbox/server/tokens/dpop-proof.ts';
import { readForm, type Form } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import type { ProofRequest } from './proof-request.ts';
import { readBasic, type BasicCredentials } from './basic-credentials.ts';

/** A request that a client makes for itself: to the token, introspection or revocation endpoint. */
export interface ClientRequest extends ProofRequest {
  readonly form: Form;
  /** What `Authorization: Basic` held; `malformed` where it could not be read. */
  readonly basic: BasicCredentials | 'malformed' | null;
  /** Who it says it is. */
  readonly clientId: string | null;
  readonly secret: string | null;
  readonly client: SandboxClient | null;
  readonly method: SandboxClient['token_endpoint_auth_method'];
}

/** Reads who asks; nothing is judged yet. @see RFC 6749 §2.3.1 */
export async function readClientRequest(scene: Scene): Promise<ClientRequest> {
  const form = await readForm(scene.request);
  const basic = readBasic(scene.request.headers.get('Authorization'));
  const fromHeader = basic === 'malformed' ? null : basic;
  const posted = form.parameters.get('client_secret');
  const clientId = fromHeader?.clientId ?? form.parameters.get('client_id');
  scene.trail.clientId = clientId;
  return {
    ...{ scene, form, basic, clientId, place: 'token-endpoint' },
    proof: await readProof(scene.request),
    secret: fromHeader?.secret ?? posted,
    client: scene.definition.clients.find(({ client_id }) => client_id === clientId) ?? null,
    method: usedMethod(basic !== null, posted !== null),
  };
}

function usedMethod(hasBasic: boolean, hasPosted: boolean): ClientRequest['method'] {
  if (hasBasic) return 'client_secret_basic';
  return hasPosted ? 'client_secret_post' : 'none';
}
