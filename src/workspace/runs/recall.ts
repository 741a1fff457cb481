import type { ChosenOptions } from '#flows/define-flow.ts';
import { emptyMemory, type RunMemory } from '#flows/run-memory.ts';
import type { Run } from '#workspace/model/run.ts';
import { chosenOptions, type OptionedFlow } from './chosen-options.ts';
import { reduceRun, type FlowShape } from './reduce-run.ts';

/** What recalling must know of a flow beside its shape: which steps the options leave out. */
export interface RecalledFlow extends FlowShape, OptionedFlow {
  readonly steps: readonly {
    readonly id: string;
    readonly optional: boolean;
    readonly when?: (options: ChosenOptions) => boolean;
  }[];
}

/** What a run knows: what it brought along, and what its steps taught, in the flow's order. */
export function recall(run: Run, flow: RecalledFlow): RunMemory {
  const { steps } = reduceRun(run, flow);
  const options = chosenOptions(run, flow);
  return flow.steps
    .filter((step) => step.when?.(options) ?? true)
    .reduce((memory, { id }) => ({ ...memory, ...steps[id]?.learned }), {
      ...emptyMemory,
      ...run.brought?.learned,
    });
}
