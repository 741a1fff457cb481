import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  anyJson,
  anyMembersOf,
  anyTextWith,
  expectSoon,
  longTexts,
} from '../../../tests/support/hostile-text.ts';
import { readClaimsRequest } from './read-claims-request.ts';

const claim = fc.option(
  fc.record(
    { essential: fc.boolean(), value: fc.string(), values: fc.array(fc.string()) },
    { requiredKeys: [] },
  ),
);
const wishes = fc.dictionary(fc.string(), claim, { maxKeys: 5 });
const request = fc.record({ userinfo: wishes, id_token: wishes }, { requiredKeys: [] });

/** A value is read, or there is a fault that says why not, at a place that the text has. */
function expectToBeRead(text: string): void {
  const { claims, faults } = readClaimsRequest(text, ['email']);
  expect(claims === null).toBe(faults.some(({ severity }) => severity === 'error'));
  const lines = text.split('\n');
  for (const { line, column } of faults) {
    expect(line >= 1 && line <= lines.length && column >= 1).toBe(true);
  }
}

it('throws at no text, and names a fault wherever it reads nothing', () => {
  const members = anyMembersOf('userinfo', 'id_token', 'essential', 'values');
  const json = fc.oneof(anyJson, members).map((value) => JSON.stringify(value, null, 1));
  const text = anyTextWith('{', '}', '"userinfo":', '"id_token":', '{"email":', 'null', ',', '\n');
  fc.assert(fc.property(fc.oneof(text, json), expectToBeRead));
});

it('reads back each claim that was asked for', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const { claims } = readClaimsRequest(JSON.stringify(asked));
      const namesOf = (place: 'userinfo' | 'id_token') => Object.keys(asked[place] ?? {});
      expect(claims?.userinfo.map(({ name }) => name)).toEqual(namesOf('userinfo'));
      expect(claims?.id_token.map(({ name }) => name)).toEqual(namesOf('id_token'));
      for (const { name, isEssential } of claims?.userinfo ?? []) {
        expect(isEssential).toBe(asked.userinfo?.[name]?.essential === true);
      }
    }),
  );
});

it.each(longTexts('[', '{"userinfo":', '"', '\\', ',', '{"a":1},', '\n'))(
  'is soon done with a great deal of it',
  async (text) => {
    await expectSoon(() => readClaimsRequest(text));
    await expectSoon(() => readClaimsRequest(`{"userinfo":{"x":${text}`));
  },
);
