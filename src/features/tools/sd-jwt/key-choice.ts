import { algorithmOf, type SignatureKey } from '#protocol/jwt/sign-jwt.ts';
import { publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import { readAnyKey, type KeyTextProblem } from '#protocol/keys/key-from-text.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import type { StoredKey } from '#workspace/model/stored-key.ts';

/** A private key that was pasted, or one that is kept in this browser. */
export interface KeyChoice {
  readonly text: string;
  /** The id of the kept key; empty for the pasted one. */
  readonly keptId: string;
}

export const noKey: KeyChoice = { text: '', keptId: '' };

/** A key that can sign. */
export interface SigningChoice {
  readonly key: SignatureKey;
  readonly alg: string;
  readonly publicKey: Jwk;
}

/** Reads the key chosen; null where none is, a sentence where it cannot sign. */
export async function readSigningKey(
  { text, keptId }: KeyChoice,
  kept: readonly StoredKey[],
): Promise<Result<SigningChoice | null, string>> {
  if (keptId !== '') return readKept(kept.find(({ id }) => id === keptId));
  if (text.trim() === '') return ok(null);
  const read = await readAnyKey(text);
  if (!read.ok) return fail(explain(read.problem));
  const jwk = read.value.find(({ jwk: one }) => isPrivate(one))?.jwk;
  if (jwk === undefined) {
    return fail('This is a public key or a secret. Signing needs a private key.');
  }
  return signingChoice(jwk, jwk);
}

function readKept(kept: StoredKey | undefined): Result<SigningChoice, string> {
  if (kept === undefined) return fail('This key is no longer kept. Choose another.');
  return signingChoice(kept.jwk, kept.handle ?? kept.jwk);
}

function signingChoice(jwk: Jwk, key: SignatureKey): Result<SigningChoice, string> {
  const alg = algorithmOf(jwk);
  return alg === null
    ? fail('No signature algorithm fits this key.')
    : ok({ key, alg, publicKey: publicJwk(jwk) });
}

/** True for a key of two halves whose private one is there. */
export function isPrivate(jwk: Jwk): boolean {
  return jwk.d !== undefined || jwk['priv'] !== undefined;
}

/** Kept keys that can sign. */
export function keptSigners(kept: readonly StoredKey[]): readonly StoredKey[] {
  return kept.filter(
    ({ jwk, handle }) =>
      jwk.kty !== 'oct' &&
      jwk.use !== 'enc' &&
      (isPrivate(jwk) || handle !== null) &&
      algorithmOf(jwk) !== null,
  );
}

function explain({ code }: KeyTextProblem): string {
  if (code === 'key_encrypted') return 'This key is encrypted with a password. Decrypt it first.';
  if (code === 'key_json_syntax') return 'This begins like JSON, but is not JSON: copied in part?';
  return 'This is no key that can be read: give a private key as JWK or PEM.';
}
