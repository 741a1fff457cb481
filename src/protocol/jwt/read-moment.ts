import { fail, ok, type Result } from '#protocol/result.ts';

/** How a written moment was understood. */
export type MomentForm =
  | 'seconds'
  | 'milliseconds'
  | 'microseconds'
  | 'nanoseconds'
  | 'date'
  /** A date and time without a zone: taken as UTC. */
  | 'date-without-zone'
  | 'http-date'
  | 'relative';

/** A moment, in seconds since 1970, and how it was written. */
export interface Moment {
  readonly seconds: number;
  readonly form: MomentForm;
}

/** Why a text is no moment. */
export type MomentProblem =
  | { readonly code: 'moment_unknown' }
  | { readonly code: 'moment_beyond' }
  | { readonly code: 'moment_no_such_day' };

/** Numbers from here on make sense in the next smaller unit only: 5138 as seconds. */
const units: readonly (readonly [form: MomentForm, from: number, perSecond: number])[] = [
  ['nanoseconds', 1e17, 1e9],
  ['microseconds', 1e14, 1e6],
  ['milliseconds', 1e11, 1e3],
  ['seconds', 0, 1],
];

const spans: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** The last moment that a Date can have, in seconds. ECMA-262 §21.4.1.1 */
const lastSeconds = 8.64e12;

/**
 * Reads a NumericDate, the same in a smaller unit by mistake, a date of ISO 8601, an HTTP date, or
 * `now + 5 m`. `now` is in milliseconds.
 * @see RFC 7519 §2, RFC 3339 §5.6, RFC 9110 §5.6.7
 */
export function readMoment(text: string, now: number): Result<Moment, MomentProblem> {
  const trimmed = text.trim().replace(/^["']|(?<!["',])["',]+$/g, '');
  const read =
    readNumber(trimmed) ?? readRelative(trimmed, now) ?? readDate(trimmed) ?? readHttp(trimmed);
  if (read === null) return fail({ code: 'moment_unknown' });
  if (!read.ok) return read;
  return Math.abs(read.value.seconds) > lastSeconds ? fail({ code: 'moment_beyond' }) : read;
}

type Read = Result<Moment, MomentProblem> | null;

function readNumber(text: string): Read {
  const plain = text.replace(/(?<=\d)[_,](?=\d{3})/g, '');
  if (!/^[+-]?\d{1,25}(?:\.\d+)?(?:e\+?\d{1,2})?$/i.test(plain)) return null;
  const number = Number(plain);
  const unit = units.find(([, from]) => Math.abs(number) >= from);
  return unit === undefined ? null : ok({ seconds: number / unit[2], form: unit[0] });
}

function readRelative(text: string, now: number): Read {
  const found = /^now(?:\s*([+-])\s*(\d{1,9})\s*([smhdw]))?$/i.exec(text);
  if (found === null) return null;
  const [, sign, count = '0', unit = 's'] = found;
  const span = Number(count) * (spans[unit.toLowerCase()] ?? 0);
  return ok({ seconds: Math.floor(now / 1000) + (sign === '-' ? -span : span), form: 'relative' });
}

const isoDate =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;

function readDate(text: string): Read {
  const found = isoDate.exec(text);
  if (found === null) return null;
  const [, day = '', time = '00:00', fraction = '0', zone] = found;
  const milliseconds = Date.parse(`${day}T${time}Z`);
  // A day that its month does not have is carried over into the next by some readers.
  const isReal =
    !Number.isNaN(milliseconds) &&
    new Date(milliseconds).toISOString().startsWith(`${day}T${time}`);
  if (!isReal) return fail({ code: 'moment_no_such_day' });
  const seconds = milliseconds / 1000 + Number(`0.${fraction}`) - zoneSeconds(zone);
  return ok({ seconds, form: zone === undefined ? 'date-without-zone' : 'date' });
}

function zoneSeconds(zone: string | undefined): number {
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '');
  if (found === null) return 0;
  const length = Number(found[2]) * 3600 + Number(found[3]) * 60;
  return found[1] === '-' ? -length : length;
}

const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

function readHttp(text: string): Read {
  if (!httpDate.test(text)) return null;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds)
    ? fail({ code: 'moment_no_such_day' })
    : ok({ seconds: milliseconds / 1000, form: 'http-date' });
}
