import { concatBytes, utf8, type Bytes } from '#protocol/bytes.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { KeyManagement } from './jwe-algorithms.ts';
import type { JweProblem } from './jwe-problem.ts';

/** What a password becomes a key with. */
export interface PasswordRules {
  readonly alg: string;
  readonly management: KeyManagement;
  /** `p2s`, decoded. */
  readonly salt: Bytes;
  /** `p2c`. */
  readonly rounds: number;
}

/** The key that wraps, from a password. @see RFC 7518 §4.8 */
export async function passwordKey(
  password: Bytes,
  { alg, management, salt, rounds }: PasswordRules,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const parameters = {
    name: 'PBKDF2',
    hash: management.hash ?? 'SHA-256',
    salt: concatBytes(utf8(alg), new Uint8Array(1), salt),
    iterations: rounds,
  };
  const bits = (management.wrapBytes ?? 16) * 8;
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, bits));
}

/** The rounds that a header asks for, where they are a number that may be asked for. @see RFC 7518 §4.8.1.2, RFC 8725 §3.5 */
export function readRounds(value: unknown, limit: number): Result<number, JweProblem> {
  const spec = rfc(7518, '4.8.1.2');
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    return fail({ code: 'jwe_parameter_invalid', spec, member: 'p2c' });
  }
  return value > limit
    ? fail({ code: 'jwe_rounds_excessive', spec, rounds: value, limit })
    : ok(value);
}
