import type { Selection, SelectionPort } from '#workspace/ports.ts';

const key = 'claimcheck-selection';
const nothing: Selection = { environmentId: null, clientKey: null };

/** The last selected environment and client, for the next visit. */
export const selection: SelectionPort = {
  read: () => {
    try {
      return readSelection(JSON.parse(localStorage.getItem(key) ?? 'null'));
    } catch {
      return nothing;
    }
  },
  write: (selected) => {
    try {
      localStorage.setItem(key, JSON.stringify(selected));
    } catch {
      // Storage is full or forbidden: the choice lasts as long as the page.
    }
  },
};

function readSelection(value: unknown): Selection {
  if (typeof value !== 'object' || value === null) return nothing;
  const { environmentId, clientKey } = value as Readonly<Record<string, unknown>>;
  return {
    environmentId: typeof environmentId === 'string' ? environmentId : null,
    clientKey: typeof clientKey === 'string' ? clientKey : null,
  };
}
