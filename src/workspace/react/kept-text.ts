import { createContext } from 'react';

/** Text that a tab keeps over a reload, by name. Never a secret: it is stored as it is. */
export interface KeptText {
  readonly read: (name: string) => string | null;
  /** Null takes it away. */
  readonly write: (name: string, text: string | null) => void;
}

/** Given by the app; without it nothing is kept. */
export const KeptTextContext = createContext<KeptText>({
  read: () => null,
  write: () => undefined,
});
