import type { MomentForm, MomentProblem } from '#protocol/jwt/read-moment.ts';

export const momentProblems: Readonly<Record<MomentProblem['code'], string>> = {
  moment_unknown:
    'This is no time that can be read. Write 1795464000, 2026-11-28T12:00:00Z, an HTTP date or now + 1 h.',
  moment_beyond: 'No calendar goes as far: a date ends in the year 275760.',
  moment_no_such_day: 'There is no such day or hour: look at month, day and hours.',
};

export const formWords: Readonly<Record<MomentForm, string>> = {
  seconds: 'seconds since 1970',
  milliseconds: 'milliseconds since 1970',
  microseconds: 'microseconds since 1970',
  nanoseconds: 'nanoseconds since 1970',
  date: 'a date with its time zone',
  'date-without-zone': 'a date in UTC',
  'http-date': 'an HTTP date',
  relative: 'a distance from now',
};

interface FormNote {
  readonly kind: 'warn' | 'info';
  readonly title: string;
  readonly more: string;
}

const tooFine = (unit: string): FormNote => ({
  kind: 'warn',
  title: `In ${unit}: a token wants seconds.`,
  more: 'As seconds it would be beyond the year 5138. Divide it, or a token with it would live almost for ever (RFC 7519 §2).',
});

export const formNotes: Readonly<Partial<Record<MomentForm, FormNote>>> = {
  milliseconds: tooFine('milliseconds'),
  microseconds: tooFine('microseconds'),
  nanoseconds: tooFine('nanoseconds'),
  'date-without-zone': {
    kind: 'info',
    title: 'It names no time zone, and is read as UTC.',
    more: 'Write Z or +02:00 at its end to say which is meant.',
  },
};
