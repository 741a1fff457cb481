import type { Fix } from '#workspace/model/fix.ts';

/** A repair that the person makes on another page. */
interface UnfinishedRepair {
  readonly runId: string;
  readonly step: string;
  readonly fix: Fix;
}

let unfinished: UnfinishedRepair | null = null;

/** Notes that the person has gone to mend something for a run. */
export function rememberRepair(repair: UnfinishedRepair): void {
  unfinished = repair;
}

/** The repair that a run waits for, once. */
export function takeRepair(runId: string): UnfinishedRepair | null {
  if (unfinished?.runId !== runId) return null;
  const found = unfinished;
  unfinished = null;
  return found;
}
