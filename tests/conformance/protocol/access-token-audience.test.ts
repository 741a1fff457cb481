import { expect, test } from 'vitest';
import { checkAudience } from '#protocol/token/check-audience.ts';
import { unsignedToken } from './unsigned-token.ts';

const orders = 'https://api.example/orders';
const reports = 'https://api.example/reports';

function outcome(aud: unknown, asked: readonly string[]) {
  return checkAudience(unsignedToken({ aud }), asked).map((check) => check.outcome);
}

test('aud that is what was asked for passes, also more generally', () => {
  expect(outcome(orders, [orders])).toEqual(['passed']);
  expect(outcome([reports, orders], [orders, reports])).toEqual(['passed']);
  expect(outcome('https://api.example/', [orders, reports])).toEqual(['passed']);
});

test('aud that leaves a resource out, names another or names more is a warning', () => {
  expect(outcome(orders, [orders, reports])).toEqual(['warned']);
  expect(outcome('https://other.example', [orders])).toEqual(['warned']);
  expect(outcome('https://api.example/ord', [orders])).toEqual(['warned']);
  expect(outcome([orders, reports], [orders])).toEqual(['warned']);
  expect(outcome('an-api', [orders])).toEqual(['warned']);
});

test('a token for nobody in particular fails where a resource was asked for', () => {
  expect(outcome(undefined, [orders])).toEqual(['failed']);
  expect(outcome([], [orders])).toEqual(['failed']);
});

test('an opaque token is not looked into, and what was not asked is not compared', () => {
  expect(checkAudience('opaque', [orders])).toMatchObject([{ outcome: 'skipped' }]);
  expect(outcome(undefined, [])).toEqual([]);
});
