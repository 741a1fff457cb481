/** Something that a person should know of what became of a command. */
export interface CurlNote {
  /** What it is about, as it was written: `--insecure`, `$TOKEN`. */
  readonly about: string;
  readonly says: string;
}

/** Collects what is to be said, each thing once. */
export interface CurlNotes {
  readonly left: (about: string, says: string) => void;
  readonly fileWanted: (path: string) => void;
  readonly all: () => readonly CurlNote[];
}

/** More than anybody reads. */
const most = 50;

/** An empty collection. */
export function collectNotes(): CurlNotes {
  const notes = new Map<string, CurlNote>();
  const left = (about: string, says: string) => {
    if (notes.size < most) notes.set(`${about} ${says}`, { about, says });
  };
  return {
    left,
    fileWanted: (path) =>
      left(path, 'A page reads no files by itself: choose this one below, in the body.'),
    all: () => [...notes.values()],
  };
}
