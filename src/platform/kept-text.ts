/** Text of this tab alone, which a reload leaves and the end of the tab does not. */
export const keptText = keptIn(() => sessionStorage, 'claimcheck-text-');

/** What was chosen in this browser, for this page and the next visit. */
export const keptChoices = keptIn(() => localStorage, 'claimcheck-choice-');

function keptIn(area: () => Storage, prefix: string) {
  return {
    read: (name: string): string | null => {
      try {
        return area().getItem(prefix + name);
      } catch {
        return null;
      }
    },
    write: (name: string, text: string | null): void => {
      try {
        if (text === null) area().removeItem(prefix + name);
        else area().setItem(prefix + name, text);
      } catch {
        // Storage is full or forbidden: the text lasts as long as the page.
      }
    },
  };
}
