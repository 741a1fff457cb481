import { expect, it } from 'vitest';
import { defaultEnvironment } from '#workspace/environments/default-environment.ts';
import { readTables } from './stored-tables.ts';

it('reports a record that cannot be read, and reads the others', () => {
  const good = defaultEnvironment('http://localhost:4173/', 1);
  const damaged = { id: 'damaged', version: 1, name: 7 };
  const { environments, unreadable } = readTables({
    environments: [damaged, good],
    runs: ['x'],
    keys: [],
    keySets: [],
    calls: [],
    aside: [],
  });
  expect(environments).toEqual([good]);
  expect(unreadable.map(({ table, key }) => [table, key])).toEqual([
    ['environments', 'damaged'],
    ['runs', ''],
  ]);
  expect(unreadable[0]?.raw).toBe(JSON.stringify(damaged));
});

it('goes on telling of a record that was set aside', () => {
  const record = { id: 'default', version: 99 };
  const { environments, unreadable } = readTables({
    environments: [],
    runs: [],
    keys: [],
    keySets: [],
    calls: [],
    aside: [{ table: 'environments', record }],
  });
  expect(environments).toEqual([]);
  expect(unreadable).toEqual([
    {
      table: 'environments',
      key: 'default',
      reason: 'It was written by a newer version of this program (99).',
      raw: JSON.stringify(record),
    },
  ]);
});
