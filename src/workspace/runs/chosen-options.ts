import type { ChosenOptions, FlowOption } from '#flows/define-flow.ts';
import type { Run } from '#workspace/model/run.ts';
import { reduceRun, type FlowShape } from './reduce-run.ts';

/** What is needed of a flow to say what has been chosen of it. */
export interface OptionedFlow extends FlowShape {
  readonly options: readonly Pick<FlowOption, 'id' | 'initial'>[];
}

/** The options of a run: as chosen, else as they are at first. */
export function chosenOptions(run: Run, flow: OptionedFlow): ChosenOptions {
  const initial = Object.fromEntries(flow.options.map((option) => [option.id, option.initial]));
  return { ...initial, ...reduceRun(run, flow).options };
}
