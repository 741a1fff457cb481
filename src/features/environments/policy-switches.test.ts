import { expect, test } from 'vitest';
import { starterPolicy } from '#sandbox/contract/starter.ts';
import { nameValue, numberFault, policyGroups } from './policy-switches.ts';

test('there is one switch for every member of the policy', () => {
  const keys = policyGroups.flatMap(({ switches }) => switches.map(({ key }) => key));
  expect(keys.toSorted()).toEqual(Object.keys(starterPolicy).toSorted());
});

test('a value is named as the screen calls it', () => {
  expect(nameValue('dpop', 'required')).toBe('Required');
  expect(nameValue('codeLifetimeSeconds', 60)).toBe('60 s');
});

test('a number that is none, not whole or out of bounds is refused with the bounds', () => {
  const bounds = { least: 1, most: 600 };
  for (const text of ['', '0', '601', '1.5', '-3', '1e2', 'ten']) {
    expect([text, numberFault(text, bounds)]).toEqual([text, 'A whole number from 1 to 600.']);
  }
  for (const text of ['1', '60', ' 600 ']) expect(numberFault(text, bounds)).toBeNull();
});
