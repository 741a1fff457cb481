import { algorithmSchema, type SandboxClient } from '#sandbox/contract/definition.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { encryptToClient, whyNotEncrypted } from './encrypt-to-client.ts';
import { findSigningKey } from './keys.ts';
import { signJwt, type JwtKind } from './sign-jwt.ts';

/** How a client wants an answer. @see OpenID Connect Dynamic Client Registration 1.0 §2 */
export interface AnswerForm {
  readonly signedWith: string | undefined;
  readonly encryptedWith: string | undefined;
  readonly contentEncryption: string | undefined;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Makes a JWT of an answer: signed, encrypted, or one in the other.
 * @see OpenID Connect Core 1.0 §5.3.2, RFC 9701 §5
 */
export async function answerJwt(
  scene: Scene,
  client: SandboxClient,
  { form, typ, claims }: { form: AnswerForm; typ: JwtKind['typ']; claims: Claims },
): Promise<string> {
  if (form.signedWith === undefined) return encryptFor(client, form, JSON.stringify(claims));
  const algorithm = algorithmSchema.safeParse(form.signedWith).data;
  if (algorithm === undefined || findSigningKey(scene.definition, algorithm) === undefined) {
    throw unfit(`No key of this sandbox signs with ${form.signedWith}`);
  }
  return encryptFor(client, form, await signJwt(scene, { algorithm, typ }, claims));
}

/** Encrypts to a key of the client where it is registered so. @see RFC 7516 §5.1, RFC 7519 §5.2 */
export async function encryptFor(
  client: SandboxClient,
  { encryptedWith: alg, contentEncryption: enc }: AnswerForm,
  text: string,
): Promise<string> {
  if (alg === undefined) return text;
  const encryption = { alg, enc };
  const why = whyNotEncrypted(client, encryption);
  if (why !== null) throw unfit(`Nothing can be encrypted to the client: ${why}`);
  return encryptToClient(client, encryption, text);
}

/** The registration asks for what cannot be done. @see RFC 7591 §3.2.2 */
function unfit(description: string): OAuthError {
  return new OAuthError('invalid_client_metadata', `${description}.`);
}
