import { checkAbout } from '#protocol/check-about.ts';
import type { Check } from '#protocol/check.ts';
import { isInMilliseconds, numericDate, type CheckMoment } from '#protocol/jwt/check-times.ts';
import { describeDuration } from '#protocol/jwt/describe-duration.ts';
import { rfc } from '#protocol/spec.ts';

/** Whether a key binding JWT was made just now. @see RFC 9901 §7.3 step 5.e */
export function checkKeyBindingTimes(
  claims: Readonly<Record<string, unknown>>,
  maxAgeSeconds: number | null,
  moment: CheckMoment,
): readonly Check[] {
  const issued = checkIssued(claims['iat'], maxAgeSeconds, moment);
  return claims['exp'] === undefined ? [issued] : [issued, checkExpiry(claims['exp'], moment)];
}

function checkIssued(value: unknown, maxAgeSeconds: number | null, moment: CheckMoment): Check {
  const check = checkAbout('kb_jwt.iat', rfc(9901, '7.3'));
  const issued = numericDate(value);
  if (issued === null) return check.failed('No iat: it does not say when it was made');
  if (isInMilliseconds(issued)) return check.failed('iat is in milliseconds: it has to be seconds');
  const age = moment.now / 1000 - issued;
  const evidence = `iat ${issued}, this computer's clock ${Math.floor(moment.now / 1000)}`;
  if (age < -moment.toleranceSeconds) {
    return check.failed(`Made ${describeDuration(age)} in the future`, evidence);
  }
  if (maxAgeSeconds === null) {
    const made = `Made ${describeDuration(Math.max(age, 0))} ago`;
    return check.skipped(`${made}: how old it may be is for the verifier to say`, evidence);
  }
  return age > maxAgeSeconds + moment.toleranceSeconds
    ? check.failed(
        `Made ${describeDuration(age)} ago, longer than the ${describeDuration(maxAgeSeconds)} allowed: it may be a replay`,
        evidence,
      )
    : check.passed(`Made ${describeDuration(Math.max(age, 0))} ago`, evidence);
}

function checkExpiry(value: unknown, { now, toleranceSeconds }: CheckMoment): Check {
  const check = checkAbout('kb_jwt.exp', rfc(7519, '4.1.4'));
  const ends = numericDate(value);
  if (ends === null) return check.failed('exp is not a number');
  const left = ends - now / 1000;
  return left > -toleranceSeconds
    ? check.passed('The key binding JWT is not expired')
    : check.failed(`The key binding JWT expired ${describeDuration(left)} ago`);
}
