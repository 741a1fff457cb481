import { expect, test } from 'vitest';
import { checkArrival } from '#protocol/authorization/check-arrival.ts';

test('an answer that no run waits for is stray', () => {
  expect(checkArrival('none')).toMatchObject({ code: 'callback_stray' });
  expect(checkArrival('waiting')).toBeNull();
});
