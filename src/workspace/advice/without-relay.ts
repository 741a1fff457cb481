import type { Advice, Fix } from '#workspace/model/fix.ts';
import type { AdviceContext } from './advice-context.ts';
import { startOver } from './fixes.ts';
import { generalFixes } from './general-fixes.ts';

/**
 * Advice for a page whose host has no relay: nothing is offered that cannot be done, and how to get a
 * relay is said in its place.
 */
export function withoutRelay(advice: Advice, context: AdviceContext): Advice {
  const { fixes } = advice;
  if (!fixes.some(isRelay)) return advice;
  // What may be spent by now is not sent again, relay or not.
  const isSpent = fixes.some((fix) => fix.kind === 'use-relay' && fix.fresh);
  const others = fixes.filter((fix) => !isRelay(fix));
  const fresh = isSpent && !others.some(({ kind }) => kind === 'start-over');
  const left = fresh ? [startOver(context), ...others] : others;
  return {
    ...advice,
    note: 'There is no relay here that takes requests: it is part of the program that serves the app. To have it, run Claimcheck on your own machine with npm start.',
    fixes: left.length > 0 ? left : generalFixes(null, context),
  };
}

function isRelay({ kind }: Fix): boolean {
  return kind === 'use-relay';
}
