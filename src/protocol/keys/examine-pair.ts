import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { rfc } from '#protocol/spec.ts';
import { addPublicHalf } from './add-public-half.ts';
import { memberBytes } from './jwk-bytes.ts';
import { isPrivateJwk } from './pem-forms.ts';
import { thumbprint } from './thumbprint.ts';

const say = checkAbout('key.pair', rfc(7518, '6'));

/** Whether the private half of a key is of its public one; nothing where there is no private half. @see RFC 7518 §6.2.2, §6.3.2 */
export async function examinePair(jwk: Jwk): Promise<readonly Check[]> {
  if (!isPrivateJwk(jwk)) return [];
  const belongs = jwk.kty === 'RSA' ? belongsRsa(jwk) : await belongsCurve(jwk);
  if (belongs === null) return [say.skipped('Whether both halves belong together cannot be told')];
  return [
    belongs
      ? say.passed('The private half belongs to the public one')
      : say.failed('The private half is of another key than the public one'),
  ];
}

/** Longer numbers take a page's time; no key of anybody's has them. */
const mostBytes = 2048;

function belongsRsa(jwk: Jwk): boolean | null {
  const numbers = ['n', 'e', 'd', 'p', 'q'].map((member) => {
    const bytes = memberBytes(jwk, member);
    return bytes.ok && bytes.value.length <= mostBytes ? asNumber(bytes.value) : null;
  });
  const [n, e, d, p, q] = numbers;
  // RFC 7518 §6.3.2: the primes may be left out, and then there is nothing to compare by.
  if (n == null || e == null || d == null || p == null || q == null) return null;
  if (p < 2n || q < 2n || jwk['oth'] !== undefined) return null;
  return n === p * q && (e * d - 1n) % (p - 1n) === 0n && (e * d - 1n) % (q - 1n) === 0n;
}

function asNumber(bytes: Uint8Array): bigint {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return BigInt(`0x${hex}`);
}

async function belongsCurve(jwk: Jwk): Promise<boolean | null> {
  const { x: _x, y: _y, pub: _pub, ...secret } = jwk;
  const whole = await addPublicHalf({ jwk: { ...secret }, lacksPublicHalf: true });
  return whole.ok ? (await thumbprint(whole.value)) === (await thumbprint(jwk)) : null;
}
