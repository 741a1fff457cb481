import { explainProblem } from '#knowledge/explain-problem.ts';
import { flowOf } from '#flows/registry.ts';
import type { Advice } from '#workspace/model/fix.ts';
import type { Run } from '#workspace/model/run.ts';
import type { StepView } from '#workspace/model/step-view.ts';
import type { Scene } from '#workspace/runner/scene.ts';
import { gatherContext, type AdviceContext, type AdviceRule } from './advice-context.ts';
import { adviseOnCancelled } from './cancelled.ts';
import { generalFixes } from './general-fixes.ts';
import {
  editedChallenge,
  editedRedemption,
  oldCode,
  refusedRefresh,
  usedCode,
} from './grant-rules.ts';
import {
  blindlySpent,
  blockedByBrowser,
  blockedByCors,
  noAnswer,
  notThere,
  unreadableBeforehand,
  wrongAddress,
} from './network-rules.ts';
import { expiredReference, missingSwitch } from './switch-rules.ts';
import {
  editedRequest,
  refusedClient,
  refusedMode,
  refusedScope,
  refusedToken,
  silentPrompt,
  weakPkce,
} from './request-rules.ts';
import { withoutRelay } from './without-relay.ts';

/** What advice is made of. */
export interface AdviceInput {
  readonly run: Run;
  readonly step: StepView;
  /** Null when the environment or the client has been deleted. */
  readonly scene: Scene | null;
  /** True where it is known that this page has no relay. */
  readonly lacksRelay: boolean;
}

// The first that has something to say counts: the more particular stand before the more general.
const rules: readonly AdviceRule[] = [
  unreadableBeforehand,
  wrongAddress,
  blindlySpent,
  blockedByCors,
  noAnswer,
  blockedByBrowser,
  notThere,
  editedRedemption,
  editedChallenge,
  usedCode,
  oldCode,
  refusedRefresh,
  refusedClient,
  refusedScope,
  silentPrompt,
  weakPkce,
  refusedMode,
  expiredReference,
  missingSwitch,
  refusedToken,
  editedRequest,
];

/**
 * What a failure means in this run, and the buttons that mend it: what is known of the problem in
 * general, sharpened by what was changed and sent. Null where nothing failed.
 */
export function advise({ run, step, scene, lacksRelay }: AdviceInput): Advice | null {
  const { status } = step.status;
  if (status === 'cancelled') return adviseOnCancelled(run, step.id, scene);
  if (status !== 'failed') return null;
  const context = gatherContext({ run, stepId: step.id, scene, flow: flowOf(run.flow) });
  if (context === null) return null;
  const { title, said, meaning, causes, todo, fix } = explainProblem(context.problem);
  const general: Advice = {
    ...{ title, said, meaning, causes, todo },
    fixes: generalFixes(fix, context),
  };
  const advice = sharpen(general, context);
  return lacksRelay ? withoutRelay(advice, context) : advice;
}

function sharpen(general: Advice, context: AdviceContext): Advice {
  for (const rule of rules) {
    const particular = rule(context);
    if (particular !== null) return { ...general, ...particular };
  }
  return general;
}
