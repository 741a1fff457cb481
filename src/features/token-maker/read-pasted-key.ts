import { utf8 } from '#protocol/bytes.ts';
import { readAnyKey, type KeyTextProblem } from '#protocol/keys/key-from-text.ts';
import { explainKeyMaterialProblem, parseKeyMaterial } from '#protocol/keys/parse-key-material.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { KeyChoice, MaterialState } from './key-choice.ts';

/** What is wanted of a pasted key. */
export interface WantedKey {
  /** True where the algorithm takes a secret or a password. */
  readonly isSecret: boolean;
  /** Whether a key of a set can be used; the first that can is. */
  readonly fits: (jwk: Jwk) => boolean;
}

const looksLikeJson = /^\s*[{[]/;

/** Whether a pasted text is taken as a secret, whose encoding has then to be said. */
export function isTakenAsSecret(text: string, { isSecret }: Pick<WantedKey, 'isSecret'>): boolean {
  return isSecret && text !== '' && !looksLikeJson.test(text);
}

/** Reads what was pasted: a JWK, a set of them, PEM in any form, or a secret. */
export async function readPastedKey(
  { text, encoding }: KeyChoice,
  wanted: WantedKey,
): Promise<MaterialState> {
  if (text.trim() === '') return problem('Paste a key: a JWK, a private key in PEM, or a secret.');
  if (isTakenAsSecret(text, wanted)) return readSecret(text, encoding);
  const read = await readAnyKey(text);
  if (!read.ok) return problem(sentences[read.problem.code] ?? damaged);
  const keys = read.value.map(({ jwk }) => jwk);
  const jwk = keys.find(wanted.fits) ?? keys[0];
  if (jwk === undefined) return problem(damaged);
  const kid = jwk.kid === undefined ? '' : ` (${jwk.kid})`;
  return {
    status: 'ready',
    key: { material: { kind: 'jwk', jwk }, name: `the key given here${kid}` },
  };
}

function readSecret(text: string, encoding: KeyChoice['encoding']): MaterialState {
  // As text it is taken to the letter: a PEM text too, which is what key confusion makes of it.
  if (encoding === 'utf-8') {
    return {
      status: 'ready',
      key: { material: { kind: 'secret', bytes: utf8(text) }, name: 'the secret given here' },
    };
  }
  const parsed = parseKeyMaterial(text, encoding);
  if (!parsed.ok) return problem(explainKeyMaterialProblem(parsed.problem));
  if (parsed.value.kind !== 'secret') return problem('This is no secret in that encoding.');
  const { bytes } = parsed.value;
  return {
    status: 'ready',
    key: { material: { kind: 'secret', bytes }, name: 'the secret given here' },
  };
}

function problem(sentence: string): MaterialState {
  return { status: 'problem', sentence };
}

const damaged = 'This key is damaged: was it copied in part?';

const sentences: Readonly<Partial<Record<KeyTextProblem['code'], string>>> = {
  key_text_empty: 'Paste a key: a JWK, a private key in PEM, or a secret.',
  key_text_unknown: 'This is no key that is known: a JWK begins with “{”, PEM with “-----BEGIN”.',
  key_json_syntax: 'This begins like JSON, but is not JSON: a key copied in part?',
  key_json_shape: 'This JSON is no key: a JWK has “kty”.',
  key_set_empty: 'This key set has no keys in it.',
  key_encrypted:
    'This key is encrypted with a password. Decrypt it first: openssl pkey -in key.pem',
  key_form_unsupported: 'This form of key is not known here.',
};
