import { CompactEncrypt, importJWK, type JWK } from 'jose';
import type { SandboxClient } from '#sandbox/contract/definition.ts';
import { present } from '#sandbox/server/check.ts';

/** Content encryptions that are taken here and given. @see RFC 7518 §5.1 */
export const contentEncryptions: readonly string[] = [
  ...['A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'],
  ...['A128GCM', 'A192GCM', 'A256GCM'],
];

/** How a key is wrapped for a client, by the kinds of key that can be. @see RFC 7518 §4.1, RFC 8037 §3.2 */
const wrappings: Readonly<Record<string, readonly string[]>> = {
  'RSA-OAEP-256': ['RSA'],
  'RSA-OAEP': ['RSA'],
  'ECDH-ES': ['EC', 'OKP'],
  'ECDH-ES+A128KW': ['EC', 'OKP'],
  'ECDH-ES+A256KW': ['EC', 'OKP'],
};

/** Ways to wrap a key that a client may register for. */
export const keyWrappings: readonly string[] = Object.keys(wrappings);

/** What a client has registered of encryption, for one kind of answer. */
export interface ClientEncryption {
  readonly alg: string;
  /** `A128CBC-HS256` unless said. @see OpenID Connect Dynamic Client Registration 1.0 §2, JARM §3 */
  readonly enc: string | undefined;
}

/** The client's public key for that; undefined where it has none, or we do not know the way. */
function findClientKey({ jwks }: SandboxClient, alg: string): JWK | undefined {
  const kinds = wrappings[alg] ?? [];
  const found = jwks?.keys.find(
    (key) =>
      kinds.includes(key.kty) &&
      key['crv'] !== 'Ed25519' &&
      (key['use'] === undefined || key['use'] === 'enc') &&
      (key['alg'] === undefined || key['alg'] === alg),
  );
  return found as JWK | undefined;
}

/** How something can be encrypted to a client that has a key for that alone; undefined: it has none. */
export function wrappingFor({ jwks }: SandboxClient): string | undefined {
  const key = jwks?.keys.find(({ use }) => use === 'enc');
  if (key === undefined) return undefined;
  if (typeof key['alg'] === 'string') return key['alg'];
  return keyWrappings.find((alg) => wrappings[alg]?.includes(key.kty));
}

/** Why nothing can be encrypted so to a client; null where it can. */
export function whyNotEncrypted(client: SandboxClient, asked: ClientEncryption): string | null {
  const { alg, enc = 'A128CBC-HS256' } = asked;
  if (!keyWrappings.includes(alg)) return `${alg} is not known here`;
  if (!contentEncryptions.includes(enc)) return `${enc} is not known here`;
  return findClientKey(client, alg) === undefined ? `its jwks has no key for ${alg}` : null;
}

/** A signed token, or bare claims, inside an encrypted one, which the client alone can open. @see RFC 7519 §5.2 */
export async function encryptToClient(
  client: SandboxClient,
  { alg, enc = 'A128CBC-HS256' }: ClientEncryption,
  token: string,
): Promise<string> {
  const { kty, crv, x, y, n, e, kid } = present(findClientKey(client, alg), 'a key to encrypt to');
  const members = Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value);
  return new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({
      ...{ alg, enc },
      // Bare claims are a JSON object, which no JWT begins as.
      ...(!token.startsWith('{') && { cty: 'JWT' }),
      ...(kid !== undefined && { kid }),
    })
    .encrypt(await importJWK(Object.fromEntries(members) as JWK, alg));
}
