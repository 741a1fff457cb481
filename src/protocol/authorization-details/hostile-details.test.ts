import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  anyJson,
  anyMembersOf,
  anyTextWith,
  expectSoon,
  longTexts,
} from '../../../tests/support/hostile-text.ts';
import { readAuthorizationDetails } from './read-authorization-details.ts';

const members = anyMembersOf('type', 'locations', 'actions', 'datatypes', 'identifier');

it('throws at no text, and names a fault wherever it reads nothing', () => {
  const json = fc
    .oneof(anyJson, fc.array(members, { maxLength: 3 }))
    .map((value) => JSON.stringify(value, null, 1));
  const text = anyTextWith('[', ']', '{', '"type":', '"a"', '"actions":', ',', '\n');
  fc.assert(
    fc.property(fc.oneof(text, json), (one) => {
      const { details, faults } = readAuthorizationDetails(one, ['payment']);
      expect(details === null).toBe(faults.some(({ severity }) => severity === 'error'));
      const lines = one.split('\n').length;
      for (const { line, column } of faults) {
        expect(line >= 1 && line <= lines && column >= 1).toBe(true);
      }
    }),
  );
});

it('reads back what was written', () => {
  const texts = fc.array(fc.string());
  const detail = fc.record(
    { type: fc.string(), actions: texts, locations: texts, identifier: fc.string(), more: anyJson },
    { requiredKeys: ['type'] },
  );
  fc.assert(
    fc.property(fc.array(detail, { minLength: 1, maxLength: 4 }), (written) => {
      const text = JSON.stringify(written);
      expect(readAuthorizationDetails(text).details).toEqual(JSON.parse(text));
    }),
  );
});

it.each(longTexts('[', '[{"type":', '{"type":"a"},', '"', '\\', ',', '\n'))(
  'is soon done with a great deal of it',
  async (text) => {
    await expectSoon(() => readAuthorizationDetails(text));
    await expectSoon(() => readAuthorizationDetails(`[{"type":"a","actions":${text}`));
  },
);
