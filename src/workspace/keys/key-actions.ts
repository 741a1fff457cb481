import type { Core } from '#workspace/core.ts';
import type { StoredKey, StoredKeySet } from '#workspace/model/stored-key.ts';
import { randomId } from '#workspace/random-text.ts';
import type { Undo } from '#workspace/workspace.ts';

/** Everything that the screens can do with the keys that are kept here. */
export interface KeyActions {
  /** Keeps a key as it is given. Whoever calls it has asked the user, private members or not. */
  readonly save: (key: Pick<StoredKey, 'name' | 'jwk' | 'handle'>) => Promise<StoredKey>;
  readonly rename: (id: string, name: string) => Promise<void>;
  readonly remove: (id: string) => Undo;
  /** Keeps what an address answered with, in the place of what it answered before. */
  readonly saveSet: (set: Pick<StoredKeySet, 'id' | 'fetchedAt' | 'keys'>) => Promise<void>;
  readonly removeSet: (id: string) => Undo;
}

/** The actions on kept keys and fetched key sets. */
export function createKeyActions(core: Core): KeyActions {
  const { keeper, ports, store } = core;
  return {
    save: async ({ name, jwk, handle }) => {
      const id = randomId(ports.random);
      const key: StoredKey = { version: 1, id, name, createdAt: ports.clock(), jwk, handle };
      await keeper.putKey(key);
      return key;
    },
    rename: async (id, name) => {
      const key = store.getState().keys.find((one) => one.id === id);
      if (key !== undefined) await keeper.putKey({ ...key, name });
    },
    remove: (id) => {
      const key = store.getState().keys.find((one) => one.id === id);
      void keeper.dropKey(id);
      return {
        message: `The key “${key?.name ?? ''}” was deleted.`,
        undo: () => {
          if (key !== undefined) void keeper.putKey(key);
        },
      };
    },
    saveSet: ({ id, fetchedAt, keys }) => keeper.putKeySet({ version: 1, id, fetchedAt, keys }),
    removeSet: (id) => {
      const set = store.getState().keySets.find((one) => one.id === id);
      void keeper.dropKeySet(id);
      return {
        message: `The keys of ${id} were forgotten.`,
        undo: () => {
          if (set !== undefined) void keeper.putKeySet(set);
        },
      };
    },
  };
}
