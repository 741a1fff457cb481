import { utf8, type Bytes } from '#protocol/bytes.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import { encodeBase64Url } from './base64url.ts';
import { jsonValue, parseJsonTree } from './json-tree.ts';
import type { SigningKey } from './signing-key.ts';
import type { SigningProblem } from './signing-problem.ts';

/** What is to be signed, as it was typed. */
export interface SigningInput {
  readonly header: string;
  readonly payload: string | Bytes;
}

/**
 * A token in the compact form, over the very bytes of header and payload: nothing is parsed and written
 * anew, so numbers, order and repeated members stay as they are.
 * @see RFC 7515 §5.1, §7.1
 */
export async function signJws(
  input: SigningInput,
  { algorithm, key, parameters }: SigningKey,
): Promise<Result<string, SigningProblem>> {
  const text = signingText(input, algorithm);
  if (!text.ok) return text;
  try {
    const signature = await crypto.subtle.sign(parameters, key, utf8(text.value));
    return ok(`${text.value}.${encodeBase64Url(new Uint8Array(signature))}`);
  } catch {
    // An RSA key may be too short for the hash that it is to sign.
    return fail({ code: 'signing_key_unusable', spec: rfc(7518, '3.1'), algorithm });
  }
}

/**
 * A token that is not signed, which anybody could have written. Only for a test of what refuses it.
 * @see RFC 7515 §A.5, RFC 7518 §3.6, RFC 8725 §3.2
 */
export function makeUnsecuredJws(input: SigningInput): Result<string, SigningProblem> {
  const text = signingText(input, null);
  return text.ok ? ok(`${text.value}.`) : text;
}

/** @param algorithm What the header has to say; null where it may say anything. */
function signingText(
  { header, payload }: SigningInput,
  algorithm: string | null,
): Result<string, SigningProblem> {
  const read = readSigningHeader(header);
  if (!read.ok) return read;
  const { alg, b64 } = read.value;
  const spec = rfc(7515, '4.1.1');
  if (typeof alg !== 'string') return fail({ code: 'signing_alg_missing', spec });
  if (algorithm !== null && alg !== algorithm) {
    return fail({ code: 'signing_alg_mismatch', spec, algorithm: alg, keyAlgorithm: algorithm });
  }
  const before = encodeBase64Url(utf8(header));
  if (b64 !== false) {
    const bytes = typeof payload === 'string' ? utf8(payload) : payload;
    return ok(`${before}.${encodeBase64Url(bytes)}`);
  }
  const plain = typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
  return plain.includes('.')
    ? fail({ code: 'signing_payload_dot', spec: rfc(7797, '5.2') })
    : ok(`${before}.${plain}`);
}

/** The members of a header that was typed. @see RFC 7515 §4 */
export function readSigningHeader(
  text: string,
): Result<Readonly<Record<string, unknown>>, SigningProblem> {
  const parsed = parseJsonTree(text);
  const spec = rfc(7515, '4');
  if (!parsed.ok) {
    const { index, expected } = parsed.problem;
    return fail({ code: 'signing_header_not_json', spec, index, expected });
  }
  const value = jsonValue(parsed.value);
  return isRecord(value) ? ok(value) : fail({ code: 'signing_header_not_object', spec });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
