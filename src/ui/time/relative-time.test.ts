import { expect, test } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = Date.UTC(2026, 0, 1);

test('says what is a few seconds away as just now', () => {
  expect(relativeTime(now - 9_000, now)).toBe('just now');
});

test('counts seconds, minutes, hours and days, before and after', () => {
  expect(relativeTime(now - 30_000, now)).toBe('30 seconds ago');
  expect(relativeTime(now - 61_000, now)).toBe('1 minute ago');
  expect(relativeTime(now + 2 * 3_600_000, now)).toBe('in 2 hours');
  expect(relativeTime(now - 86_400_000, now)).toBe('yesterday');
});
