import { createMemoryProofKeys } from '#platform/proof-keys.ts';
import { eraseBeside } from './erase-beside.ts';
import type { OpenedStorage } from './dexie-storage.ts';
import { openMemoryStorage } from './memory-storage.ts';

const noStorage =
  'This browser gives the page no database (IndexedDB), as some private windows do. Everything works, and is gone when the tab is closed or reloaded; a sign-in in this tab reloads it, so use a new window.';

/** IndexedDB where there is one, else memory, with the reason for people. */
export async function openStorage(): Promise<OpenedStorage> {
  if (typeof indexedDB === 'undefined') return openForThisPage();
  try {
    const { openDexieStorage } = await import('./dexie-storage.ts');
    return withBrowserStorage(await openDexieStorage());
  } catch {
    return openForThisPage();
  }
}

function openForThisPage(): OpenedStorage {
  return { ...openMemoryStorage(noStorage), proofKeys: createMemoryProofKeys() };
}

function withBrowserStorage(storage: OpenedStorage): OpenedStorage {
  return {
    ...storage,
    eraseEverything: async () => {
      await eraseBeside();
      await storage.eraseEverything();
    },
  };
}
