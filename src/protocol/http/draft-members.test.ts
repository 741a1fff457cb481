import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeDraft } from './draft-field.ts';
import { membersOf, writeMember } from './draft-members.ts';

it('reads what is written as JSON as that, and the rest as text', () => {
  const fields = { iss: 'me', exp: '12', aud: '["a","b"]', flag: 'true', odd: '[1', word: '"12"' };
  const draft = makeDraft(
    'GET',
    'https://as.example/',
    Object.entries(fields).map(([name, value]) => ({ place: 'claim', name, value }) as const),
  );
  expect(membersOf(draft.fields, 'claim')).toEqual({
    ...{ iss: 'me', exp: 12, aud: ['a', 'b'], flag: true, odd: '[1', word: '12' },
  });
});

it('leaves out what is not included, and fields of other places', () => {
  const draft = makeDraft('GET', 'https://as.example/', [
    { place: 'claim', name: 'a', value: '1', included: false },
    { place: 'jose', name: 'b', value: '2' },
  ]);
  expect(membersOf(draft.fields, 'claim')).toEqual({});
});

it('writes any JSON value so that it reads back the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const fields = makeDraft('GET', 'https://as.example/', [
        { place: 'json', name: 'x', value: writeMember(value) },
      ]).fields;
      expect(membersOf(fields, 'json')['x']).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
