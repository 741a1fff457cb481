import type { Bytes } from '#protocol/bytes.ts';
import { decodeBase64Url } from '#protocol/jwt/base64url.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import type { JweProblem } from './jwe-problem.ts';
import { readAlgorithms, type JweAlgorithms } from './read-algorithms.ts';

/** An encrypted token taken apart. Nothing in it is authentic until its content is decrypted. */
export interface ReadJwe extends JweAlgorithms {
  readonly header: Readonly<Record<string, unknown>>;
  /** The header as it stands in the token, which is authenticated with the content. */
  readonly protectedText: string;
  readonly encryptedKey: Bytes;
  readonly iv: Bytes;
  readonly ciphertext: Bytes;
  readonly tag: Bytes;
}

const partNames = ['Header', 'Encrypted key', 'Initialization vector', 'Ciphertext', 'Tag'];

/** Takes an encrypted token in the compact form apart, as far as no key is needed. @see RFC 7516 §5.2, §7.1 */
export function readJwe(token: string): Result<ReadJwe, JweProblem> {
  const decoded = decodeJwtUnverified(token);
  if (decoded.kind !== 'jwe' || decoded.header.json === null || decoded.header.problem !== null) {
    return fail({ code: 'jwe_header_unreadable', spec: rfc(7516, '5.2') });
  }
  const header = decoded.header.claims;
  const algorithms = readAlgorithms(header);
  if (!algorithms.ok) return algorithms;
  const { crit } = header;
  if (crit !== undefined) {
    const names = Array.isArray(crit) ? crit.map(valueText) : ['crit'];
    return fail({ code: 'jwe_critical_not_understood', spec: rfc(7516, '4.1.13'), names });
  }
  const parts = readParts(decoded.token);
  if (!parts.ok) return parts;
  const { content } = algorithms.value;
  if (parts.value.iv.length !== content.ivBytes) return fail(unreadable('Initialization vector'));
  const protectedText = decoded.token.slice(0, decoded.token.indexOf('.'));
  return ok({ header, ...algorithms.value, protectedText, ...parts.value });
}

type Parts = Pick<ReadJwe, 'encryptedKey' | 'iv' | 'ciphertext' | 'tag'>;

function readParts(token: string): Result<Parts, JweProblem> {
  const parts: Bytes[] = [];
  for (const [index, part] of token.split('.').entries()) {
    const bytes = decodeBase64Url(part);
    if (!bytes.ok) return fail(unreadable(partNames[index] ?? ''));
    parts.push(bytes.value);
  }
  const empty = new Uint8Array(0);
  const [, encryptedKey = empty, iv = empty, ciphertext = empty, tag = empty] = parts;
  return ok({ encryptedKey, iv, ciphertext, tag });
}

function unreadable(part: string): JweProblem {
  return { code: 'jwe_part_unreadable', spec: rfc(7516, '5.2'), part };
}
