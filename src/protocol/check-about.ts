import type { Check, CheckOutcome } from './check.ts';
import type { SpecRef } from './spec.ts';

type Say = (title: string, evidence?: string | null) => Check;

/** Makes the check of one rule, once it is known what came of it. */
export function checkAbout(id: string, spec: SpecRef): Record<CheckOutcome, Say> {
  const say =
    (outcome: CheckOutcome): Say =>
    (title, evidence = null) => ({ id, outcome, title, evidence, spec });
  return {
    passed: say('passed'),
    failed: say('failed'),
    warned: say('warned'),
    skipped: say('skipped'),
  };
}
