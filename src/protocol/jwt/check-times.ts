import type { Check, CheckOutcome } from '#protocol/check.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';
import { describeDuration } from './describe-duration.ts';

/** When a token is looked at, and how far clocks may differ. */
export interface CheckMoment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly toleranceSeconds: number;
}

/** Members of a token, decoded; the checks say nothing about its signature. */
export interface JwtMembers {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Where the times of one kind of token are asked for. */
export interface TimeRules {
  /** Before each id: `id_token`, `access_token`, `jwt`. */
  readonly prefix: string;
  readonly exp: { readonly isRequired: boolean; readonly spec: SpecRef };
  readonly iat: { readonly isRequired: boolean; readonly spec: SpecRef };
}

/** Later than this as seconds is the year 5138: the number is in milliseconds. */
const millisecondsFrom = 1e11;

/** A NumericDate that can be reckoned with; null otherwise. @see RFC 7519 §2 */
export function numericDate(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** True for a number that only makes sense as milliseconds. @see RFC 7519 §2 */
export function isInMilliseconds(value: unknown): boolean {
  const date = numericDate(value);
  return date !== null && Math.abs(date) >= millisecondsFrom;
}

/** Whether a token is in its time: `exp`, `nbf` and `iat`. @see RFC 7519 §4.1.4 to §4.1.6 */
export function checkTimes(
  claims: Readonly<Record<string, unknown>>,
  moment: CheckMoment,
  rules: TimeRules,
): readonly Check[] {
  return [
    checkExpiry(claims['exp'], moment, rules),
    checkNotBefore(claims['nbf'], moment, rules),
    checkIssuedAt(claims['iat'], moment, rules),
  ];
}

type Found = readonly [outcome: CheckOutcome, title: string];

function unusable(name: string, value: unknown): Found | null {
  if (numericDate(value) === null) {
    return ['failed', `${name} is not a number: a time is in seconds since 1970`];
  }
  return isInMilliseconds(value)
    ? ['failed', `${name} is in milliseconds: it has to be in seconds`]
    : null;
}

function evidence(name: string, value: unknown, { now }: CheckMoment): string | null {
  const date = numericDate(value);
  if (date === null) return null;
  return `${name} ${date}, this computer's clock ${Math.floor(now / 1000)}`;
}

function checkExpiry(value: unknown, moment: CheckMoment, rules: TimeRules): Check {
  const { isRequired, spec } = rules.exp;
  const [outcome, title] = judgeExpiry(value, moment, isRequired);
  return {
    id: `${rules.prefix}.exp`,
    outcome,
    title,
    evidence: evidence('exp', value, moment),
    spec,
  };
}

function judgeExpiry(value: unknown, moment: CheckMoment, isRequired: boolean): Found {
  if (value === undefined) {
    return isRequired
      ? ['failed', 'No exp: the token has to say when it ends']
      : ['warned', 'No exp: the token never ends by itself'];
  }
  const bad = unusable('exp', value);
  if (bad !== null) return bad;
  const left = Number(value) - moment.now / 1000;
  if (left > 0) {
    return ['passed', `Not expired: ${describeDuration(left)} left by this computer's clock`];
  }
  const ago = `Expired ${describeDuration(left)} ago by this computer's clock`;
  return -left < moment.toleranceSeconds
    ? ['warned', `${ago}, within the tolerance of ${describeDuration(moment.toleranceSeconds)}`]
    : ['failed', ago];
}

function checkNotBefore(value: unknown, moment: CheckMoment, rules: TimeRules): Check {
  const [outcome, title] = judgeNotBefore(value, moment);
  const spec = rfc(7519, '4.1.5');
  return {
    id: `${rules.prefix}.nbf`,
    outcome,
    title,
    evidence: evidence('nbf', value, moment),
    spec,
  };
}

function judgeNotBefore(value: unknown, moment: CheckMoment): Found {
  if (value === undefined) return ['skipped', 'No nbf: the token counts from when it was issued'];
  const bad = unusable('nbf', value);
  if (bad !== null) return bad;
  const ahead = Number(value) - moment.now / 1000;
  if (ahead <= 0) return ['passed', `Valid since ${describeDuration(ahead)}`];
  const title = `Not valid before ${describeDuration(ahead)} from now by this computer's clock`;
  return ahead < moment.toleranceSeconds
    ? ['warned', `${title}, within the tolerance`]
    : ['failed', title];
}

function checkIssuedAt(value: unknown, moment: CheckMoment, rules: TimeRules): Check {
  const { isRequired, spec } = rules.iat;
  const [outcome, title] = judgeIssuedAt(value, moment, isRequired);
  return {
    id: `${rules.prefix}.iat`,
    outcome,
    title,
    evidence: evidence('iat', value, moment),
    spec,
  };
}

function judgeIssuedAt(value: unknown, moment: CheckMoment, isRequired: boolean): Found {
  if (value === undefined) {
    return isRequired
      ? ['failed', 'No iat: the token has to say when it was issued']
      : ['skipped', 'No iat: the token does not say when it was issued'];
  }
  const bad = unusable('iat', value);
  if (bad !== null) return bad;
  const ahead = Number(value) - moment.now / 1000;
  if (ahead <= 0) return ['passed', `Issued ${describeDuration(ahead)} ago`];
  const title = `Issued ${describeDuration(ahead)} in the future: this computer's clock and the issuer's differ by at least that`;
  return [ahead < moment.toleranceSeconds ? 'warned' : 'failed', title];
}
