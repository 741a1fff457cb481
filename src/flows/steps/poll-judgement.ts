import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { Exchange } from '#protocol/http/message.ts';
import type { SpecRef } from '#protocol/spec.ts';
import type { Judgement, StepInput } from '#flows/define-flow.ts';

/** What a poll rests on. */
export interface Poll {
  /** Milliseconds since the epoch; null where nobody said. */
  readonly expiresAt: number | null;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly spec: SpecRef;
}

/** Each `slow_down` makes the pause so much longer, for good. @see RFC 8628 §3.5 */
const slowerBySeconds = 5;

/**
 * The judgement on an answer to a question that is asked until the person has decided: `again` while the
 * server says to wait, the problem once it says something else, or once the time is over.
 * @see RFC 8628 §3.5, CIBA Core 1.0 §11
 */
export function pollJudgement(
  judgement: Judgement,
  { memory, now }: Pick<StepInput, 'memory' | 'now'>,
  { expiresAt, sentAt: at, spec }: Poll,
): Judgement {
  const { problem } = judgement;
  const reason = problem?.code === 'oauth_error' ? problem.error : null;
  if (reason !== 'authorization_pending' && reason !== 'slow_down') return judgement;
  const before = memory.pollIntervalSeconds ?? 5;
  const afterSeconds = Math.max(1, reason === 'slow_down' ? before + slowerBySeconds : before);
  const waited = memory.polledAt === null ? null : (at - memory.polledAt) / 1000;
  const checks = [
    ...judgement.checks.map((check) =>
      check.id === 'error' ? describe(reason, afterSeconds, spec) : check,
    ),
    ...(reason === 'slow_down' ? judgePace(waited, before, spec) : []),
  ];
  const learned = { pollIntervalSeconds: afterSeconds, polledAt: at };
  const isOver = expiresAt !== null && now >= expiresAt;
  if (isOver) return { checks: [...checks, lifetimeOver(spec)], problem, learned };
  return { checks, problem, learned, again: { afterSeconds, reason } };
}

function describe(reason: string, seconds: number, spec: SpecRef): Check {
  const say = checkAbout('error', spec);
  return reason === 'slow_down'
    ? say.warned('The server is asked too often: from now on every', `${seconds} s`)
    : say.passed('The person has not decided yet: asked again in', `${seconds} s`);
}

/** `slow_down` is for who asked too soon: whether that was so is known here. @see RFC 8628 §3.5 */
function judgePace(waited: number | null, told: number, spec: SpecRef): readonly Check[] {
  const say = checkAbout('slow_down', spec);
  if (waited === null) return [say.skipped('The first question cannot be too soon after another')];
  const evidence = `waited ${Math.floor(waited)} s, told ${told} s`;
  return [
    waited < told
      ? say.passed('It was asked sooner than the server allows', evidence)
      : say.failed('The server slows a client down that waited as long as it was told', evidence),
  ];
}

/** When a request left, as far as its answer tells. Milliseconds since the epoch. */
export function sentAt({ response }: Pick<Exchange, 'response'>): number {
  return response.receivedAt - response.durationMilliseconds;
}

function lifetimeOver(spec: SpecRef): Check {
  return checkAbout('expires_in', spec).failed('The time that the server gave is over');
}
