import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

test('leaves queries, fragments and whatever looks like a token out of a report', () => {
  const error = new Error(
    'Failed at https://app.example/callback?code=abc123#x with eyJhbGciOiJub25lIn0aaaa.eyJzdWIiOiJhIn0.sig',
  );
  const text = describeError(error, '/callback');
  expect(text).toContain('https://app.example/callback');
  expect(text).not.toContain('abc123');
  expect(text).not.toContain('eyJ');
});

test('says of a thrown value that is no error nothing but that', () => {
  expect(describeError({ secret: 'x' }, '/')).toBe(
    'Claimcheck, at /\nA value that is not an error was thrown.',
  );
});
