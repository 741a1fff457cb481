import { createContext } from 'react';

/** Text that is kept over a reload, by name. Never a secret: it is stored as it is. */
export interface KeptText {
  readonly read: (name: string) => string | null;
  /** Null takes it away. */
  readonly write: (name: string, text: string | null) => void;
}

const nothingKept: KeptText = { read: () => null, write: () => undefined };

/** What a tab keeps. Given by the app; without it nothing is kept. */
export const KeptTextContext = createContext(nothingKept);

/** What the browser keeps for the next visit: how somebody likes to work. */
export const KeptChoicesContext = createContext(nothingKept);
