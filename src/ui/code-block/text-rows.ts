/** A text cut into rows of bounded width: a line, or a piece of one that is longer. */
export interface TextRows {
  readonly count: number;
  /** The row's text, with its line break where the line ends there. */
  readonly rowAt: (index: number) => string;
  /** The row in which a character of the text stands. */
  readonly rowOf: (character: number) => number;
}

/** A longer line is cut: a browser lays out a line as a whole. */
const widest = 400;

/** Finds where each row begins; the rows, joined, are the text again. */
export function cutIntoRows(text: string): TextRows {
  let starts = new Uint32Array(1024);
  let count = 0;
  const add = (start: number) => {
    if (count === starts.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(starts);
      starts = larger;
    }
    starts[count] = start;
    count += 1;
  };
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    for (let from = start; from < end; from += widest) add(from);
    start = end;
  }
  const startOf = (index: number) => (index < count ? (starts[index] ?? 0) : text.length);
  return {
    count,
    rowAt: (index) => text.slice(startOf(index), startOf(index + 1)),
    rowOf: (character) => lastAtOrBefore(starts.subarray(0, count), character),
  };
}

function lastAtOrBefore(starts: Uint32Array, character: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= character) low = middle;
    else high = middle;
  }
  return low;
}
