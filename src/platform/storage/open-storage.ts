import type { StoragePort } from '#workspace/ports.ts';
import { eraseBeside } from './erase-beside.ts';
import { openMemoryStorage } from './memory-storage.ts';

const noStorage =
  'This browser gives the page no database (IndexedDB), as some private windows do. Everything works, and is gone when the tab is closed or reloaded; a sign-in in this tab reloads it, so use a new window.';

/** IndexedDB where there is one, else memory, with the reason for people. */
export async function openStorage(): Promise<StoragePort> {
  if (typeof indexedDB === 'undefined') return openMemoryStorage(noStorage);
  try {
    const { openDexieStorage } = await import('./dexie-storage.ts');
    return withBrowserStorage(await openDexieStorage());
  } catch {
    return openMemoryStorage(noStorage);
  }
}

function withBrowserStorage(storage: StoragePort): StoragePort {
  return {
    ...storage,
    eraseEverything: async () => {
      await eraseBeside();
      await storage.eraseEverything();
    },
  };
}
