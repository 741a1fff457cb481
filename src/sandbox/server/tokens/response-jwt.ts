import {
  algorithmSchema,
  type SandboxAlgorithm,
  type SandboxClient,
  type SandboxDefinition,
} from '#sandbox/contract/definition.ts';
import { present } from '#sandbox/server/check.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { toSeconds } from './access-token.ts';
import { encryptToClient, whyNotEncrypted, type ClientEncryption } from './encrypt-to-client.ts';
import { findSigningKey } from './keys.ts';
import { signJwt } from './sign-jwt.ts';

/** An answer is good for ten minutes, the most that is recommended. @see JARM §2.1 */
const lifetimeSeconds = 600;

/** What the client has registered, or the policy says; null where no key of ours signs so. */
function signingAlgorithm(
  definition: SandboxDefinition,
  client: SandboxClient,
): SandboxAlgorithm | null {
  const registered = client.authorization_signed_response_alg;
  const parsed = algorithmSchema.safeParse(registered ?? definition.policy.idTokenAlgorithm);
  const isOurs = parsed.success && findSigningKey(definition, parsed.data) !== undefined;
  return isOurs ? parsed.data : null;
}

/** @see JARM §3 */
function encryptionFor(client: SandboxClient): ClientEncryption | null {
  const { authorization_encrypted_response_alg: alg } = client;
  return alg === undefined ? null : { alg, enc: client.authorization_encrypted_response_enc };
}

/** Why no answer to a client can be a JWT; null where it can. @see JARM §3 */
export function whyNoResponseJwt(
  definition: SandboxDefinition,
  client: SandboxClient,
): string | null {
  if (signingAlgorithm(definition, client) === null) {
    return `no key signs with ${client.authorization_signed_response_alg ?? ''}`;
  }
  const encryption = encryptionFor(client);
  return encryption === null ? null : whyNotEncrypted(client, encryption);
}

/** An answer as a JWT: signed, and encrypted where the client is registered so. @see JARM §2.1 and §2.2 */
export async function issueResponseJwt(
  scene: Scene,
  clientId: string,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  const { definition, issuer, now } = scene;
  const found = definition.clients.find(({ client_id }) => client_id === clientId);
  const client = present(found, 'the client');
  const algorithm = present(signingAlgorithm(definition, client), 'a key to sign with');
  const signed = await signJwt(
    scene,
    { algorithm, typ: 'JWT' },
    { iss: issuer, aud: clientId, exp: toSeconds(now) + lifetimeSeconds, ...parameters },
  );
  const encryption = encryptionFor(client);
  return encryption === null ? signed : encryptToClient(client, encryption, signed);
}
