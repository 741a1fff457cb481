import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compactJson, jsonMemberText, removeJsonMember, setJsonMember } from './edit-json.ts';

it('changes one value and leaves the rest as it is written', () => {
  const text = '{\n  "exp" :1e3, "a":\t1.0,\n  "b": "\\u0061" }';
  expect(setJsonMember(text, 'a', '2')).toBe('{\n  "exp" :1e3, "a":\t2,\n  "b": "\\u0061" }');
  expect(setJsonMember(text, 'b', '[1]')).toBe('{\n  "exp" :1e3, "a":\t1.0,\n  "b": [1] }');
});

it('changes the last of a repeated member, which is the one that counts', () => {
  expect(setJsonMember('{"a":1,"a":2}', 'a', '3')).toBe('{"a":1,"a":3}');
});

it.each([
  ['{}', '{"z": 1}'],
  ['{ }', '{"z": 1}'],
  ['{"a":1}', '{"a":1,"z":1}'],
  ['{ "a": 1 }', '{ "a": 1, "z": 1 }'],
  ['{\n  "a": 1\n}', '{\n  "a": 1,\n  "z": 1\n}'],
])('adds a member to %j in its own manner', (text, expected) => {
  expect(setJsonMember(text, 'z', '1')).toBe(expected);
});

it.each([
  ['{"z":1}', '{}'],
  ['{"z":1,"a":2}', '{"a":2}'],
  ['{"a":2,"z":1}', '{"a":2}'],
  ['{\n  "z": 1,\n  "a": 2\n}', '{\n  "a": 2\n}'],
  ['{"z":1,"a":2,"z":3}', '{"a":2}'],
  ['{"a":{"z":1}}', '{"a":{"z":1}}'],
])('takes a member out of %j', (text, expected) => {
  expect(removeJsonMember(text, 'z')).toBe(expected);
});

it.each(['', '[1]', '{"a":}', '"a"', '{"a":1'])('edits nothing in %j', (text) => {
  expect(setJsonMember(text, 'a', '1')).toBeNull();
  expect(removeJsonMember(text, 'a')).toBeNull();
  expect(jsonMemberText(text, 'a')).toBeNull();
});

it('knows a member by its name, however that is escaped', () => {
  expect(jsonMemberText('{"\\u0061": 1.50}', 'a')).toBe('1.50');
  expect(setJsonMember('{"__proto__":1}', '__proto__', '2')).toBe('{"__proto__":2}');
});

it('leaves out white space and nothing else', () => {
  expect(compactJson('{ "a b" : [ 1.0 , 1e2,\n"\\" \\\\" ] }')).toBe(
    '{"a b":[1.0,1e2,"\\" \\\\"]}',
  );
  expect(compactJson('{ "a": }')).toBeNull();
});

it('gives what JSON.parse then reads, for any object', () => {
  const name = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.dictionary(name, fc.jsonValue()), name, fc.jsonValue(), (object, key, value) => {
      for (const text of [JSON.stringify(object), JSON.stringify(object, null, 2)]) {
        const set = setJsonMember(text, key, JSON.stringify(value)) ?? '';
        const expected = Object.fromEntries([...Object.entries(object), [key, value]]);
        expect(JSON.parse(set)).toEqual(JSON.parse(JSON.stringify(expected)));
        const removed = removeJsonMember(set, key) ?? '';
        expect(Object.keys(JSON.parse(removed) as object)).not.toContain(key);
        expect(compactJson(text)).toBe(JSON.stringify(object));
      }
    }),
  );
});
