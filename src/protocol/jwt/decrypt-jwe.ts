import { compactDecrypt, decodeProtectedHeader, importJWK } from 'jose';
import type { Jwk } from '#protocol/model/jwks.ts';

/** A token that was inside an encrypted one, and how it was wrapped. */
export interface Decrypted {
  readonly text: string;
  readonly alg: string;
  readonly enc: string;
}

/**
 * Opens an encrypted token with the first private key that does; null where none does. Keys of their
 * own name go first.
 * @see RFC 7516 §5.2
 */
export async function decryptJwe(token: string, keys: readonly Jwk[]): Promise<Decrypted | null> {
  const { alg, enc, kid } = headerOf(token);
  if (typeof alg !== 'string' || typeof enc !== 'string') return null;
  const usable = keys.filter(({ use, d }) => use !== 'sig' && d !== undefined);
  const ordered = usable.toSorted((one, other) => rank(one, kid) - rank(other, kid));
  for (const key of ordered) {
    const text = await open(token, key, alg);
    if (text !== null) return { text, alg, enc };
  }
  return null;
}

function headerOf(token: string) {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return {};
  }
}

function rank({ kid }: Jwk, wanted: string | undefined): number {
  return kid !== undefined && kid === wanted ? 0 : 1;
}

async function open(token: string, key: Jwk, alg: string): Promise<string | null> {
  const { use: _use, key_ops: _ops, alg: _alg, x5c: _chain, ...plain } = key;
  try {
    const { plaintext } = await compactDecrypt(token, await importJWK(plain, alg));
    return new TextDecoder().decode(plaintext);
  } catch {
    return null;
  }
}
