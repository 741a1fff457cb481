import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { decodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import { isOnCurve } from './ec-point.ts';
import { memberBytes, withoutLeadingZeros } from './jwk-bytes.ts';
import { curveNamed, latticeNamed } from './key-kinds.ts';

const sayForm = checkAbout('key.form', rfc(7518, '6'));

/** Whether a key is whole and strong enough. @see RFC 7518 §3.2, §3.3, §6, RFC 8725 §2.5, §3.5 */
export function examineStrength(jwk: Jwk): readonly Check[] {
  switch (jwk.kty) {
    case 'RSA':
      return examineRsa(jwk);
    case 'EC':
      return [examineEc(jwk)];
    case 'OKP':
      return [examineOkp(jwk)];
    case 'AKP':
      return [examineAkp(jwk)];
    case 'oct':
      return [examineSecret(jwk)];
    default:
      return [sayForm.skipped('This kind of key is not known here', jwk.kty)];
  }
}

function number(jwk: Jwk, member: string): Uint8Array<ArrayBuffer> | null {
  const text = jwk[member];
  const bytes = typeof text === 'string' && text !== '' ? decodeBase64Url(text) : null;
  return bytes?.ok === true ? withoutLeadingZeros(bytes.value) : null;
}

function bitsOf(bytes: Uint8Array): number {
  return bytes.length * 8 - Math.clz32(bytes[0] ?? 0) + 24;
}

function examineRsa(jwk: Jwk): readonly Check[] {
  const [n, e] = [number(jwk, 'n'), number(jwk, 'e')];
  if (n === null || e === null) return [malformed(n === null ? 'n' : 'e')];
  const say = checkAbout('key.strength', rfc(7518, '3.3'));
  const bits = bitsOf(n);
  const isOdd = ((n.at(-1) ?? 0) & 1) === 1;
  if (!isOdd)
    return [sayForm.failed('The modulus is even: it is the product of no two large primes')];
  const size =
    bits < 2048
      ? say.failed('An RSA key needs 2048 bits', `${bits} bits`)
      : say.passed('It is long enough', `${bits} bits`);
  return [size, examineExponent(e)];
}

function examineExponent(e: Uint8Array): Check {
  const say = checkAbout('key.exponent', rfc(8017, '3.1'));
  const value = e.length > 4 ? null : e.reduce((sum, byte) => sum * 256 + byte, 0);
  if (value === 1) {
    return say.failed(
      'The exponent is 1: a signature is then its own text, and anyone can make one',
    );
  }
  if (((e.at(-1) ?? 0) & 1) === 0) return say.failed('The exponent is even, which no RSA key has');
  if (value === null) return say.warned('The exponent is unusually large', `${e.length} bytes`);
  return value < 65_537
    ? say.warned(
        'The exponent is small: padding that is checked carelessly can be forged',
        String(value),
      )
    : say.passed('The exponent is a usual one', String(value));
}

function examineEc(jwk: Jwk): Check {
  const curve = curveNamed(jwk.crv);
  if (curve?.kty !== 'EC')
    return sayForm.skipped('This curve is not known here', valueText(jwk.crv));
  const [x, y] = [memberBytes(jwk, 'x'), memberBytes(jwk, 'y')];
  if (!x.ok || !y.ok) return malformed(x.ok ? 'y' : 'x');
  if (x.value.length !== curve.size || y.value.length !== curve.size) {
    const found = `x has ${x.value.length}, y has ${y.value.length}`;
    return sayForm.failed(`Coordinates on ${curve.crv} have ${curve.size} bytes`, found);
  }
  const say = checkAbout('key.strength', rfc(8725, '3.4'));
  return isOnCurve(curve.crv, x.value, y.value)
    ? say.passed('It is a point of its curve', curve.crv)
    : say.failed('It is no point of its curve: whoever uses it may give away a key', curve.crv);
}

function examineOkp(jwk: Jwk): Check {
  const curve = curveNamed(jwk.crv);
  if (curve?.kty !== 'OKP')
    return sayForm.skipped('This curve is not known here', valueText(jwk.crv));
  return examineLength(jwk, 'x', curve.size);
}

function examineAkp(jwk: Jwk): Check {
  const lattice = latticeNamed(jwk.alg);
  if (lattice === null) {
    return jwk.alg === undefined
      ? sayForm.failed('No alg, which a key of type AKP has to have')
      : sayForm.skipped('This algorithm is not known here', valueText(jwk.alg));
  }
  return examineLength(jwk, 'pub', lattice.size);
}

function examineLength(jwk: Jwk, member: string, size: number): Check {
  const bytes = memberBytes(jwk, member);
  if (!bytes.ok) return malformed(member);
  const found = `${bytes.value.length} bytes`;
  return bytes.value.length === size
    ? sayForm.passed('It has the length of its kind', found)
    : sayForm.failed(`“${member}” should have ${size} bytes`, found);
}

function examineSecret(jwk: Jwk): Check {
  const bytes = memberBytes(jwk, 'k');
  if (!bytes.ok) return malformed('k');
  const bits = bytes.value.length * 8;
  const needed = Number(/^HS(\d{3})$/.exec(valueText(jwk.alg))?.[1] ?? 128);
  const say = checkAbout('key.strength', rfc(7518, '3.2'));
  return bits < needed
    ? say.failed(`A secret needs ${needed} bits here`, `${bits} bits`)
    : say.passed('It is long enough', `${bits} bits`);
}

function malformed(member: string): Check {
  return sayForm.failed(`“${member}” is missing or not base64url`);
}
