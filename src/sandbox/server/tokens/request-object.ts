import { compactDecrypt, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import type { SandboxClient } from '#sandbox/contract/definition.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { isForEncryption } from './keys.ts';
import { readJwsUnverified, type UnverifiedJws } from './read-jws.ts';
import { clientSecretAlgorithms, isSignedByClient } from './verify-client-jws.ts';

/** A request object as it was sent, with what can be found out of it; not judged yet. */
export interface RequestObject {
  readonly isEncrypted: boolean;
  /** Null where it cannot be decrypted, or holds no signed JWT. */
  readonly jws: UnverifiedJws | null;
  /** Whether the client has signed it with a key of its own. */
  readonly isSigned: boolean;
}

/** Opens a request object: signed, or signed and then encrypted to us. @see RFC 9101 §6.1 and §6.2 */
export async function openRequestObject(
  scene: Scene,
  client: SandboxClient | null,
  token: string,
): Promise<RequestObject> {
  const isEncrypted = token.split('.').length === 5;
  const inner = isEncrypted ? await decrypt(scene, token) : token;
  const jws = inner === null ? null : readJwsUnverified(inner);
  if (client === null || inner === null || jws === null || isMac(jws)) {
    return { isEncrypted, jws, isSigned: false };
  }
  return { isEncrypted, jws, isSigned: await isSignedByClient(client, inner, jws) };
}

/** A secret that both sides know signs nothing that the client could be held to. */
function isMac({ alg }: UnverifiedJws): boolean {
  return clientSecretAlgorithms.includes(alg);
}

/** Decrypts with our key of that name; null where that cannot be done. @see RFC 7516 §5.2 */
async function decrypt({ definition }: Scene, token: string): Promise<string | null> {
  try {
    const { kid, alg } = decodeProtectedHeader(token);
    const key = definition.keys.find(
      (one) => isForEncryption(one) && one.alg === alg && (kid === undefined || one.kid === kid),
    );
    if (key === undefined) return null;
    const imported = await importJWK({ ...key } as JWK, key.alg);
    const { plaintext } = await compactDecrypt(token, imported, {
      keyManagementAlgorithms: [key.alg],
    });
    return new TextDecoder().decode(plaintext);
  } catch {
    return null;
  }
}

/** Claims of the JWT itself, which are no parameters. @see RFC 9101 §4, RFC 7519 §4.1 */
const jwtClaims = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/** The parameters that an object holds, as if they had been sent. @see RFC 9101 §4 and §6.3 */
export function parametersOf({ claims }: UnverifiedJws): [string, string][] {
  return Object.entries(claims)
    .filter(([name]) => !jwtClaims.includes(name))
    .flatMap(([name, value]) => valuesOf(value).map((one): [string, string] => [name, one]));
}

/** A list of texts is a parameter sent again and again (RFC 8707 §2); what has parts is JSON. */
function valuesOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  if (typeof value === 'object') return [JSON.stringify(value)];
  return [String(value as string | number | boolean)];
}
