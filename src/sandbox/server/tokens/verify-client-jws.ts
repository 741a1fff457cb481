import { compactVerify, errors, importJWK, type JWK } from 'jose';
import type { SandboxClient } from '#sandbox/contract/definition.ts';

/** What a client may sign with its own keys. @see RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2 */
export const clientKeyAlgorithms: readonly string[] = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'],
];

/** What a client may sign with its secret. @see RFC 7518 §3.2 */
export const clientSecretAlgorithms: readonly string[] = ['HS256', 'HS384', 'HS512'];

type ClientJwk = NonNullable<SandboxClient['jwks']>['keys'][number];

/**
 * Whether a client has signed a token, by one of its registered keys or by its secret, as the token's
 * `alg` says. Keys of `jwks_uri` are not fetched: the sandbox has no network.
 * @see RFC 7515 §5.2, OpenID Connect Core 1.0 §10.1
 */
export async function isSignedByClient(
  client: SandboxClient,
  token: string,
  { alg, kid }: { readonly alg: string; readonly kid: string | null },
): Promise<boolean> {
  if (clientSecretAlgorithms.includes(alg)) {
    const secret = client.client_secret ?? '';
    return secret !== '' && verifies(token, new TextEncoder().encode(secret), alg);
  }
  if (!clientKeyAlgorithms.includes(alg)) return false;
  return isSignedByKeys(client.jwks?.keys ?? [], token, { alg, kid });
}

/** Whether one of these keys has signed a token. @see RFC 7515 §5.2 */
export async function isSignedByKeys(
  candidates: readonly ClientJwk[],
  token: string,
  { alg, kid }: { readonly alg: string; readonly kid: string | null },
): Promise<boolean> {
  for (const key of candidates.filter((one) => isMeant(one, alg, kid))) {
    const imported = await importPublic(key, alg);
    if (imported !== null && (await verifies(token, imported, alg))) return true;
  }
  return false;
}

/** @see RFC 7517 §4.2, §4.4 and §4.5 */
function isMeant(key: ClientJwk, alg: string, kid: string | null): boolean {
  if (key['use'] !== undefined && key['use'] !== 'sig') return false;
  if (kid !== null && key['kid'] !== undefined && key['kid'] !== kid) return false;
  return key['alg'] === undefined || plainName(key['alg']) === plainName(alg);
}

/** RFC 9864 §2.2 gives EdDSA with this curve its own name. */
function plainName(alg: unknown): unknown {
  return alg === 'EdDSA' ? 'Ed25519' : alg;
}

type VerifyingKey = Parameters<typeof compactVerify>[1];

/** The public half as a key; null where it is none for the algorithm. */
async function importPublic(key: ClientJwk, alg: string): Promise<VerifyingKey | null> {
  const { kty, crv, x, y, n, e } = key as JWK & { kty: string };
  try {
    return await importJWK({ kty, ...dropUndefined({ crv, x, y, n, e }) }, alg);
  } catch {
    return null;
  }
}

function dropUndefined(members: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

async function verifies(token: string, key: VerifyingKey, alg: string): Promise<boolean> {
  try {
    await compactVerify(token, key, { algorithms: [alg] });
    return true;
  } catch (error) {
    // A key of another kind is a TypeError; everything else a stranger's token may cause is jose's.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return false;
    throw error;
  }
}
