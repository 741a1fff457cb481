/** Seconds that a server may take to answer: the least, the usual and the most that can be chosen. */
export const patienceRange = { least: 1, usual: 30, most: 600 } as const;

/** Whether a server may be given so many seconds. */
export function isPatience(seconds: number): boolean {
  const { least, most } = patienceRange;
  return Number.isInteger(seconds) && seconds >= least && seconds <= most;
}
