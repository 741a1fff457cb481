import { decryptJweSteps, type JweSteps } from '#protocol/jwe/decrypt-jwe.ts';
import { namedKeys, type DecryptionKey } from '#protocol/jwe/decryption-key.ts';
import { readAnyKey } from '#protocol/keys/key-from-text.ts';
import { parseKeyMaterial, type SecretEncoding } from '#protocol/keys/parse-key-material.ts';
import { fail, ok, type Result } from '#protocol/result.ts';

/** What opens an encrypted token, as it was typed. */
export interface DecryptionChoice {
  readonly text: string;
  readonly encoding: SecretEncoding;
}

/** Opens a token with a typed key, set of keys, PEM, secret or password; says why where it is no key. */
export async function decryptToken(
  token: string,
  choice: DecryptionChoice,
): Promise<Result<JweSteps, string>> {
  const keys = await readKeys(choice);
  return keys.ok ? ok(await decryptJweSteps(token, keys.value)) : keys;
}

async function readKeys({
  text,
  encoding,
}: DecryptionChoice): Promise<Result<readonly DecryptionKey[], string>> {
  const trimmed = text.trim();
  if (trimmed === '') return fail('Give a private key, a secret or a password.');
  if (/^[{[]/.test(trimmed) || trimmed.includes('-----BEGIN ')) {
    const read = await readAnyKey(trimmed);
    if (read.ok) return ok(namedKeys(read.value.map(({ jwk }) => jwk)));
    return fail(
      read.problem.code === 'key_encrypted'
        ? 'This key is encrypted with a password. Decrypt it first: openssl pkey -in key.pem'
        : 'This cannot be read as a key: was it copied in part?',
    );
  }
  const material = parseKeyMaterial(text, encoding);
  if (!material.ok) return fail('The secret is not written as was said.');
  if (material.value.kind !== 'secret')
    return fail('Keys are not fetched here: paste the key itself.');
  const { bytes } = material.value;
  return ok([{ name: 'the secret given here', material: { kind: 'secret', bytes } }]);
}
