import { describeDuration } from '#protocol/jwt/describe-duration.ts';

export interface TimeText {
  readonly relative: string;
  readonly utc: string;
  readonly local: string;
  readonly iso: string;
}

const verbs: Readonly<Record<string, readonly [past: string, future: string]>> = {
  exp: ['Expired', 'Expires'],
  nbf: ['Valid since', 'Valid'],
  iat: ['Issued', 'Issued in the future,'],
  auth_time: ['Signed in', 'Signed in, in the future,'],
  updated_at: ['Changed', 'Changed in the future,'],
  toe: ['Happened', 'Happens'],
};

const format = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;

let utcFormat: Intl.DateTimeFormat | undefined;
let localFormat: Intl.DateTimeFormat | undefined;

/** A NumericDate in words; null for what no calendar has. `now` is in milliseconds. */
export function timeText(name: string, seconds: number, now: number): TimeText | null {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  utcFormat ??= new Intl.DateTimeFormat('en-GB', { ...format, timeZone: 'UTC' });
  localFormat ??= new Intl.DateTimeFormat('en-GB', { ...format, timeZoneName: 'short' });
  const words = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  const [past, future] = words ?? ['', ''];
  const distance = seconds - now / 1000;
  const length = describeDuration(distance);
  const isPast = distance <= 0;
  const sentence = isPast
    ? `${past} ${length}${past === 'Valid since' ? '' : ' ago'}`
    : `${future} in ${length}`;
  return {
    relative: sentence.trim(),
    utc: `${utcFormat.format(date).replace(',', '')} UTC`,
    local: localFormat.format(date).replace(',', ''),
    iso: date.toISOString(),
  };
}
