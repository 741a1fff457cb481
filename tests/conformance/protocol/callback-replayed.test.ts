import { expect, test } from 'vitest';
import { checkArrival } from '#protocol/authorization/check-arrival.ts';

test('an answer to a run that has one is replayed', () => {
  expect(checkArrival('answered-already')).toMatchObject({ code: 'callback_replayed' });
});
