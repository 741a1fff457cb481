/** A line of either text; numbers count from 1, null where the text has no such line. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly firstNumber: number | null;
  readonly secondNumber: number | null;
}

/** Texts that differ in more lines than this are shown as one replaced by the other. */
const mostEdits = 600;

/**
 * The shortest way from one text to the other in whole lines, by Myers' greedy algorithm; what two
 * texts have in common at both ends is set aside first.
 * @see E. Myers, An O(ND) Difference Algorithm and Its Variations, 1986, §4
 */
export function diffLines(first: string, second: string): readonly DiffLine[] {
  const one = first.split('\n');
  const other = second.split('\n');
  const start = commonStart(one, other);
  const end = commonEnd(one, other, start);
  const middle = {
    one: one.slice(start, one.length - end),
    other: other.slice(start, other.length - end),
  };
  const kinds = [
    ...new Array<DiffLine['kind']>(start).fill('same'),
    ...editScript(middle.one, middle.other),
    ...new Array<DiffLine['kind']>(end).fill('same'),
  ];
  return number(kinds, one, other);
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  return start;
}

function commonEnd(one: readonly string[], other: readonly string[], start: number): number {
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  )
    end += 1;
  return end;
}

/** For each step of the way whether a line is taken over, left out or put in. */
function editScript(one: readonly string[], other: readonly string[]): DiffLine['kind'][] {
  const trace = forwardTrace(one, other);
  if (trace === null) {
    return [
      ...one.map((): DiffLine['kind'] => 'removed'),
      ...other.map((): DiffLine['kind'] => 'added'),
    ];
  }
  return walkBack(trace, one.length, other.length);
}

type Furthest = ReadonlyMap<number, number>;

/** For each number of edits the furthest line of `one` that each diagonal reaches. */
function forwardTrace(
  one: readonly string[],
  other: readonly string[],
): readonly Furthest[] | null {
  const reached = new Map<number, number>([[1, 0]]);
  const trace: Furthest[] = [];
  for (let edits = 0; edits <= Math.min(one.length + other.length, mostEdits); edits += 1) {
    trace.push(new Map(reached));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isPutIn(reached, diagonal, edits)
        ? (reached.get(diagonal + 1) ?? 0)
        : (reached.get(diagonal - 1) ?? 0) + 1;
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal])
        x += 1;
      reached.set(diagonal, x);
      if (x >= one.length && x - diagonal >= other.length) return trace;
    }
  }
  return null;
}

function isPutIn(reached: Furthest, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return (
    diagonal !== edits && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1)
  );
}

function walkBack(trace: readonly Furthest[], length: number, otherLength: number) {
  const kinds: DiffLine['kind'][] = [];
  let x = length;
  let y = otherLength;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const before = isPutIn(reached, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const beforeX = reached.get(before) ?? 0;
    const beforeY = beforeX - before;
    while (x > beforeX && y > beforeY && x > 0 && y > 0) {
      kinds.push('same');
      x -= 1;
      y -= 1;
    }
    if (edits > 0) kinds.push(x === beforeX ? 'added' : 'removed');
    x = beforeX;
    y = beforeY;
  }
  return kinds.reverse();
}

function number(
  kinds: readonly DiffLine['kind'][],
  one: readonly string[],
  other: readonly string[],
): readonly DiffLine[] {
  let first = 0;
  let second = 0;
  return kinds.map((kind): DiffLine => {
    const text = (kind === 'added' ? other[second] : one[first]) ?? '';
    if (kind !== 'added') first += 1;
    if (kind !== 'removed') second += 1;
    return {
      kind,
      text,
      firstNumber: kind === 'added' ? null : first,
      secondNumber: kind === 'removed' ? null : second,
    };
  });
}
