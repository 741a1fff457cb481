import { compactVerify, errors, importJWK, importX509, type CryptoKey, type JWK } from 'jose';
import type { SandboxClient } from '#sandbox/contract/definition.ts';

/** What a client may sign with its own keys. @see RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2 */
export const clientKeyAlgorithms: readonly string[] = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'],
];

/** What a client may sign with its secret. @see RFC 7518 §3.2 */
export const clientSecretAlgorithms: readonly string[] = ['HS256', 'HS384', 'HS512'];

/** A key that a client, or an issuer of assertions, has made known. */
export type ClientJwk = NonNullable<SandboxClient['jwks']>['keys'][number];

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
  for (const key of await importVerifyingKeys(candidates, { alg, kid })) {
    if (await verifies(token, key, alg)) return true;
  }
  return false;
}

/** Of some keys those that are meant, and fit. @see RFC 7515 §6 */
export async function importVerifyingKeys(
  candidates: readonly ClientJwk[],
  { alg, kid }: { readonly alg: string; readonly kid: string | null },
): Promise<CryptoKey[]> {
  const meant = candidates.filter((one) => isMeant(one, alg, kid));
  const imported = await Promise.all(meant.map((key) => importPublic(key, alg)));
  return imported.filter((key) => key !== null);
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

/** The public half as a key, or that of its certificate; null where it is none for the algorithm. @see RFC 7517 §4.7 */
async function importPublic(key: ClientJwk, alg: string): Promise<CryptoKey | null> {
  const { kty, crv, x, y, n, e, x5c } = key as JWK & { kty: string };
  try {
    if (n === undefined && x === undefined && x5c?.[0] !== undefined) {
      return await importX509(
        `-----BEGIN CERTIFICATE-----\n${x5c[0]}\n-----END CERTIFICATE-----`,
        alg,
      );
    }
    const imported = await importJWK({ kty, ...dropUndefined({ crv, x, y, n, e }) }, alg);
    return imported instanceof Uint8Array ? null : imported;
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

async function verifies(token: string, key: CryptoKey | Uint8Array, alg: string): Promise<boolean> {
  try {
    await compactVerify(token, key, { algorithms: [alg] });
    return true;
  } catch (error) {
    // A key of another kind is a TypeError; everything else a stranger's token may cause is jose's.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return false;
    throw error;
  }
}
