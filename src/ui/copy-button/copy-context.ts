import { createContext } from 'react';

/** Puts a text on the clipboard; false when the browser did not let it. Given by the app. */
export const CopyContext = createContext<(text: string) => Promise<boolean>>(() =>
  Promise.resolve(false),
);
