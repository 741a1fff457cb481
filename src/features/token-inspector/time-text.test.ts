import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeText } from './time-text.ts';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);
const second = now / 1000;

it.each([
  ['exp', -180, 'Expired 3 minutes ago'],
  ['exp', 180, 'Expires in 3 minutes'],
  ['nbf', -3600, 'Valid since 1 hour'],
  ['nbf', 3600, 'Valid in 1 hour'],
  ['iat', -60, 'Issued 1 minute ago'],
  ['iat', 60, 'Issued in the future, in 1 minute'],
  ['auth_time', -60, 'Signed in 1 minute ago'],
  ['updated_at', -60, 'Changed 1 minute ago'],
  ['toe', 60, 'Happens in 1 minute'],
  ['toString', -60, '1 minute ago'],
  ['birthday', 60, 'in 1 minute'],
])('says of %s at %i seconds from now: %s', (name, offset, words) => {
  expect(timeText(name, second + offset, now)?.relative).toBe(words);
});

it('takes the very moment for past: a token that ends now has ended', () => {
  expect(timeText('exp', second, now)?.relative).toMatch(/^Expired /);
});

it('gives the moment in UTC, in the time of this place with its zone, and as ISO 8601', () => {
  const text = timeText('exp', second, now);
  expect(text?.utc).toBe('1 Jan 2026 12:00:00 UTC');
  expect(text?.iso).toBe('2026-01-01T12:00:00.000Z');
  const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value;
  expect(text?.local).toContain('2026');
  expect(text?.local.endsWith(` ${zone}`)).toBe(true);
});

it('writes midnight as 00, and a fraction of a second as it is', () => {
  expect(timeText('iat', Date.UTC(2026, 5, 1) / 1000, now)?.utc).toBe('1 Jun 2026 00:00:00 UTC');
  expect(timeText('iat', second + 0.5, now)?.iso).toBe('2026-01-01T12:00:00.500Z');
});

it('has no words for what no calendar has, and throws for no number', () => {
  expect(timeText('exp', 1e15, now)).toBeNull();
  expect(timeText('exp', Number.NaN, now)).toBeNull();
  fc.assert(
    fc.property(fc.string(), fc.double(), (name, seconds) => {
      const text = timeText(name, seconds, now);
      if (text !== null) expect(Date.parse(text.iso)).toBeCloseTo(Math.trunc(seconds * 1000));
    }),
  );
});
