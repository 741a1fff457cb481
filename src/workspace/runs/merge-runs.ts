import type { Run, RunEvent } from '#workspace/model/run.ts';

/**
 * Puts two states of one run together, so that what two tabs added at the same time is all there:
 * what both have first, then the rest of either in the order in which it happened. Only the last edit
 * of a sitting is kept, as in one tab.
 */
export function mergeRuns(stored: Run, own: Run): Run {
  const common = countCommon(stored.events, own.events);
  const theirs = stored.events.slice(common);
  const ours = own.events.slice(common);
  if (theirs.length === 0) return own;
  const isSameSitting = isEditOf(theirs[0], ours[0]);
  const kept = isSameSitting ? theirs.slice(1) : theirs;
  const known = new Set(ours.map(identityOf));
  const added = kept.filter((event) => !known.has(identityOf(event)));
  if (added.length === 0) return own;
  const rest = [...added, ...ours].toSorted((one, other) => one.at - other.at);
  return { ...own, events: [...own.events.slice(0, common), ...rest] };
}

function countCommon(stored: readonly RunEvent[], own: readonly RunEvent[]): number {
  const index = stored.findIndex((event, at) => {
    const other = own[at];
    return other === undefined || identityOf(event) !== identityOf(other);
  });
  return index === -1 ? stored.length : index;
}

/** What tells events of one run apart: nothing happens twice to a step in one millisecond. */
function identityOf(event: RunEvent): string {
  const about = event.type === 'option-chosen' ? event.option : event.step;
  return `${event.at} ${event.type} ${about}`;
}

function isEditOf(one: RunEvent | undefined, other: RunEvent | undefined): boolean {
  return one?.type === 'step-edited' && other?.type === 'step-edited' && one.step === other.step;
}
