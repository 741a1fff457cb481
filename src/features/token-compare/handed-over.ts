/** What another page gave along with the navigation; never in the address. */
export interface HandedOver {
  readonly first: string;
  readonly second: string;
  /** Ids of runs of this browser. */
  readonly firstRun: string;
  readonly secondRun: string;
}

/** Reads a navigation's state, which may be anything; null where it hands nothing over. */
export function readHandedOver(state: unknown): HandedOver | null {
  if (typeof state !== 'object' || state === null) return null;
  const members = new Map<string, unknown>(Object.entries(state));
  const text = (name: string): string => {
    const value = members.get(name);
    return typeof value === 'string' ? value : '';
  };
  const handed = {
    first: text('first'),
    second: text('second'),
    firstRun: text('firstRun'),
    secondRun: text('secondRun'),
  };
  return Object.values(handed).some((value) => value !== '') ? handed : null;
}
