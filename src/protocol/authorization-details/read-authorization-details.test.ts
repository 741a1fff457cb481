import { expect, test } from 'vitest';
import { compactJson } from '#protocol/http/value-fault.ts';
import { readAuthorizationDetails } from './read-authorization-details.ts';

function faults(text: string, types: readonly string[] | null = null) {
  return readAuthorizationDetails(text, types).faults.map(
    ({ severity, line, column, text: said }) => `${severity} ${line}:${column} ${said}`,
  );
}

test('a list of typed objects has no fault, and is read', () => {
  const text = '[{"type":"payment_initiation","actions":["initiate"]}]';
  const { details, faults: found } = readAuthorizationDetails(text, ['payment_initiation']);
  expect(found).toEqual([]);
  expect(details).toEqual([{ type: 'payment_initiation', actions: ['initiate'] }]);
});

test('a slip of the pen is found at its line and column', () => {
  const text = '[\n  {\n    "type": "payment_initiation",,\n  }\n]';
  expect(faults(text)).toEqual([
    'error 3:34 This is not JSON: here should be a member name in double quotes',
  ]);
  expect(readAuthorizationDetails(text).details).toBeNull();
});

test('what is no list, no object or has no type is found where it stands', () => {
  expect(faults('{"type":"a"}')).toEqual(['error 1:1 It has to be a list: [ … ]']);
  expect(faults('[{"type":"a"},\n 12,\n {"typ":"b"}, {"type":3}]')).toEqual([
    'error 2:2 Each entry has to be an object: { … }',
    'error 3:2 This entry has no type, and each has to name one',
    'error 3:23 type has to be a text in quotes',
  ]);
});

test('common members of another kind are found (RFC 9396 §2.2)', () => {
  expect(faults('[{"type":"a","actions":"read","locations":[1],"identifier":7}]')).toEqual([
    'error 1:24 actions has to be a list of texts: ["…"]',
    'error 1:43 locations has to be a list of texts: ["…"]',
    'error 1:60 identifier has to be a text in quotes',
  ]);
});

test('an empty list, a repeated member and an unknown type are hints', () => {
  expect(faults('[]')).toEqual(['hint 1:1 The list is empty: it asks for nothing']);
  const text = '[{"type":"b","x":1,"x":2}]';
  expect(faults(text, ['a', 'c'])).toEqual([
    'hint 1:10 The server does not name this type among those that it knows: a, c',
    'hint 1:2 x stands there twice, and servers may read either',
  ]);
  expect(readAuthorizationDetails(text).details).toHaveLength(1);
});

test('space around values goes, space inside texts stays', () => {
  const text = '[\n  { "type": "a b", "n": 1.50, "s": "say \\" it" }\n]';
  expect(compactJson(text)).toBe('[{"type":"a b","n":1.50,"s":"say \\" it"}]');
});
