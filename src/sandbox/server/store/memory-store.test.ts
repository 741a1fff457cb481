import { expect, it } from 'vitest';
import { testDefinition } from '../../../../tests/support/sandbox-definition.ts';
import { createMemoryStore } from './memory-store.ts';

it('forgets the least recently used definition, with its grants, and never default', async () => {
  const store = createMemoryStore(2);
  const definition = testDefinition();
  const address = { sandbox: 'b', kind: 'consent', key: 'k' } as const;
  for (const id of ['default', 'a', 'b']) await store.writeDefinition(id, definition, 0);
  await store.update(address, () => ({
    record: { allowed: [], family: null, removeAt: 1 },
    result: null,
  }));
  await store.readDefinition('a', 0);
  await store.writeDefinition('c', definition, 0);
  expect(await store.readDefinition('b', 0)).toBeNull();
  expect(await store.read(address)).toBeNull();
  expect(await store.readDefinition('a', 0)).not.toBeNull();
  expect(await store.readDefinition('default', 0)).not.toBeNull();
});

it('removes what is past its time', async () => {
  const store = createMemoryStore();
  const address = { sandbox: 'a', kind: 'consent', key: 'k' } as const;
  const record = { allowed: [], family: null, removeAt: 10 };
  await store.update(address, () => ({ record, result: null }));
  await store.removeOld(9);
  expect(await store.read(address)).toEqual(record);
  await store.removeOld(10);
  expect(await store.read(address)).toBeNull();
});
