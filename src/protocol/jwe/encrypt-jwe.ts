import { utf8, type Bytes } from '#protocol/bytes.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { setJsonMember } from '#protocol/jwt/edit-json.ts';
import { readSigningHeader } from '#protocol/jwt/sign-jws.ts';
import type { RandomBytes } from '#protocol/random.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { kindMisfit } from './decryption-key.ts';
import { encryptContent } from './encrypt-content.ts';
import { deflateRaw } from './inflate.ts';
import { usualLimits } from './jwe-limits.ts';
import type { JweProblem } from './jwe-problem.ts';
import { readAlgorithms, type JweAlgorithms } from './read-algorithms.ts';
import { wrapKey, type KeyToEncrypt } from './wrap-key.ts';

/** What is to be encrypted, and how. */
export interface JweInput {
  /** As it was typed, with `alg` and `enc`; what the algorithm adds (`epk`, `p2s`) is put at its end. */
  readonly header: string;
  readonly plaintext: Bytes;
  readonly random: RandomBytes;
}

/** Rounds where nobody says how many: jose, which many servers use, decrypts no more by itself. */
export const usualRounds = 10_000;

/**
 * An encrypted token in the compact form.
 * @see RFC 7516 §5.1, §7.1
 */
export async function encryptJwe(
  { header: headerText, plaintext, random }: JweInput,
  recipient: KeyToEncrypt,
): Promise<Result<string, JweProblem>> {
  const read = readHeader(headerText);
  if (!read.ok) return read;
  const { header, alg, management, content, isCompressed } = read.value;
  const misfit = recipient.kind === 'jwk' ? kindMisfit(recipient.jwk, alg, management) : null;
  if (misfit !== null) {
    const spec = rfc(7518, '4.1');
    return fail({ code: 'jwe_no_key_fits', spec, algorithm: alg, reasons: [misfit] });
  }
  const rounds = { usual: usualRounds, limit: usualLimits.rounds };
  const wrapped = await wrapKey({ ...read.value, header, random, rounds }, recipient);
  if (!wrapped.ok) return wrapped;
  const { key, encryptedKey, members } = wrapped.value;
  const whole = members.reduce(
    (text, [name, value]) => setJsonMember(text, name, value) ?? text,
    headerText,
  );
  const protectedText = encodeBase64Url(utf8(whole));
  const iv = new Uint8Array(random(content.ivBytes));
  const { ciphertext, tag } = await encryptContent(
    content,
    { key, plaintext: isCompressed ? await deflateRaw(plaintext) : plaintext },
    { iv, aad: utf8(protectedText) },
  );
  const parts = [encryptedKey, iv, ciphertext, tag].map(encodeBase64Url);
  return ok([protectedText, ...parts].join('.'));
}

function readHeader(text: string): Result<JweInputHeader, JweProblem> {
  const read = readSigningHeader(text);
  if (!read.ok) return fail({ code: 'jwe_header_not_json', spec: rfc(7516, '4') });
  const algorithms = readAlgorithms(read.value);
  return algorithms.ok ? ok({ header: read.value, ...algorithms.value }) : algorithms;
}

interface JweInputHeader extends JweAlgorithms {
  readonly header: Readonly<Record<string, unknown>>;
}
