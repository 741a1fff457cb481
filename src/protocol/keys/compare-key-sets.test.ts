import { expect, it } from 'vitest';
import { compareKeySets } from './compare-key-sets.ts';

const key = (x: string, more: object = {}) => ({ kty: 'OKP', crv: 'Ed25519', x, ...more });

it('tells what was added, removed, changed and replaced', async () => {
  const before = [
    key('A', { kid: 'a' }),
    key('B', { kid: 'b' }),
    key('C', { kid: 'c' }),
    key('D', { kid: 'd' }),
  ];
  const after = [
    key('A', { kid: 'a' }),
    key('B', { kid: 'b', use: 'sig' }),
    key('X', { kid: 'c' }),
    key('E'),
  ];
  expect(await compareKeySets(before, after)).toEqual({
    added: [after[3]],
    removed: [before[3]],
    changed: [
      { before: before[1], after: after[1], isReplaced: false, members: ['use'] },
      { before: before[2], after: after[2], isReplaced: true, members: ['x'] },
    ],
    unchanged: 1,
  });
});

it('knows a key again that was renamed, and each key once', async () => {
  const renamed = await compareKeySets([key('A', { kid: 'a' })], [key('A', { kid: 'b' })]);
  expect(renamed.changed.map(({ members }) => members)).toEqual([['kid']]);
  const twice = await compareKeySets([key('A')], [key('A'), key('A')]);
  expect([twice.unchanged, twice.added.length]).toEqual([1, 1]);
  expect(await compareKeySets([], [])).toEqual({
    added: [],
    removed: [],
    changed: [],
    unchanged: 0,
  });
});
