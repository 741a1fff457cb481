import { utf8 } from '#protocol/bytes.ts';
import type { RandomBytes } from '#protocol/random.ts';
import type { Encryption } from './choose-encryption.ts';
import { encryptJwe } from './encrypt-jwe.ts';

/**
 * A signed token inside an encrypted one, in the compact form. Throws where the key does not fit.
 * @see RFC 7516 §7.1, RFC 7519 §5.2
 */
export async function encryptJwt(
  token: string,
  { key, alg, enc }: Encryption,
  random: RandomBytes,
): Promise<string> {
  const header = { alg, enc, cty: 'JWT', ...(key.kid === undefined ? {} : { kid: key.kid }) };
  const input = { header: JSON.stringify(header), plaintext: utf8(token), random };
  const encrypted = await encryptJwe(input, { kind: 'jwk', jwk: key });
  if (!encrypted.ok) throw new Error(`Failed to encrypt: ${encrypted.problem.code}`);
  return encrypted.value;
}
