import type { Run } from '#workspace/model/run.ts';

/** True while nothing was edited, sent or opened: such a run is not kept, and belongs in no history. */
export function isUntouched({ events }: Pick<Run, 'events'>): boolean {
  return events.every(
    ({ type }) =>
      type === 'step-prepared' || type === 'step-failed-to-prepare' || type === 'option-chosen',
  );
}
