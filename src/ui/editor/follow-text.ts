/** Keeps a text that an editor and its owner both change the same for the two of them. */
export interface FollowedText {
  /** The editor's text was changed by hand; the owner is to be told. */
  readonly typed: (value: string) => void;
  /** Whether the owner's text is one that the editor has to show. */
  readonly isNews: (value: string) => boolean;
}

/**
 * What is typed goes out and comes back late, and maybe more than once: by then more may have been
 * typed, and showing what came back would take that away. Only a text that was not typed here is news.
 */
export function followText(first: string): FollowedText {
  let current = first;
  let heard = first;
  let awaited: readonly string[] = [];
  return {
    typed: (value) => {
      current = value;
      awaited = [...awaited, value];
    },
    isNews: (value) => {
      const isRepeated = value === heard;
      heard = value;
      if (value === current) awaited = [];
      if (isRepeated || value === current) return false;
      const place = awaited.indexOf(value);
      awaited = place === -1 ? [] : awaited.slice(place + 1);
      if (place !== -1) return false;
      current = value;
      return true;
    },
  };
}
