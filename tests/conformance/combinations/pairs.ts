/** Names and the values that each may have. */
export type Factors = Readonly<Record<string, readonly string[]>>;

/** One value for each name. */
export type Combination = Readonly<Record<string, string>>;

type Pair = readonly [one: string, value: string, other: string, otherValue: string];

/**
 * Few combinations in which any two values of two names stand together at least once. Greedy: each row
 * takes, name by name, the value that brings the most pairs that have not been seen.
 */
export function pairwise(factors: Factors): readonly Combination[] {
  const names = Object.keys(factors);
  const open = new Set(allPairs(factors).map(keyOf));
  const rows: Combination[] = [];
  while (open.size > 0) {
    const row = nextRow(factors, names, open);
    for (const pair of pairsOf(row)) open.delete(keyOf(pair));
    rows.push(row);
  }
  return rows;
}

// It begins with a pair that has not been seen, so that each row brings at least that one.
function nextRow(factors: Factors, names: readonly string[], open: ReadonlySet<string>) {
  const [first = '[]'] = open;
  const [one, value, other, otherValue] = JSON.parse(first) as Pair;
  const row: Record<string, string> = { [one]: value, [other]: otherValue };
  for (const name of names) {
    if (name in row) continue;
    const brought = (candidate: string) =>
      pairsOf({ ...row, [name]: candidate }).filter((pair) => open.has(keyOf(pair))).length;
    const ranked = (factors[name] ?? []).toSorted((a, b) => brought(b) - brought(a));
    row[name] = ranked[0] ?? '';
  }
  return Object.fromEntries(names.map((name) => [name, row[name] ?? '']));
}

function allPairs(factors: Factors): Pair[] {
  const names = Object.keys(factors);
  return names.flatMap((one, index) =>
    names
      .slice(index + 1)
      .flatMap((other) =>
        (factors[one] ?? []).flatMap((value) =>
          (factors[other] ?? []).map((otherValue): Pair => [one, value, other, otherValue]),
        ),
      ),
  );
}

/** The pairs that a combination holds. */
export function pairsOf(row: Combination): Pair[] {
  return allPairs(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]])));
}

// The two names in their order, whatever the order in which a row was filled.
function keyOf([one, value, other, otherValue]: Pair): string {
  const pair = [
    [one, value],
    [other, otherValue],
  ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return JSON.stringify(pair.flat());
}
