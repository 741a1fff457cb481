const prefix = 'claimcheck-text-';

/** Text of this tab alone, which a reload leaves and the end of the tab does not. */
export const keptText = {
  read: (name: string): string | null => {
    try {
      return sessionStorage.getItem(prefix + name);
    } catch {
      return null;
    }
  },
  write: (name: string, text: string | null): void => {
    try {
      if (text === null) sessionStorage.removeItem(prefix + name);
      else sessionStorage.setItem(prefix + name, text);
    } catch {
      // Storage is full or forbidden: the text lasts as long as the page.
    }
  },
};
