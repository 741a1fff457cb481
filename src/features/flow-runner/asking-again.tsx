import { useEffect, useEffectEvent, useState } from 'react';
import { useServices } from '#workspace/react/services.ts';

interface AskingAgainProps {
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
  /** A wire name: `authorization_pending`. */
  readonly reason: string;
  readonly onDue: () => void;
}

/** Counts down to the next time, and asks then: polling goes on as long as the page is open. */
export function AskingAgain({ dueAt, reason, onDue }: AskingAgainProps) {
  const { clock } = useServices();
  const [left, setLeft] = useState(() => secondsUntil(dueAt, clock()));
  // Only another due time starts another count, not another render of what is done then.
  const ask = useEffectEvent(onDue);
  useEffect(() => {
    const tick = () => {
      const next = secondsUntil(dueAt, clock());
      setLeft(next);
      if (next > 0) return;
      clearInterval(timer);
      ask();
    };
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [dueAt, clock]);
  return (
    <span role="timer">
      <code>{reason}</code>: asking again in {left} s
    </span>
  );
}

function secondsUntil(dueAt: number, now: number): number {
  return Math.max(0, Math.ceil((dueAt - now) / 1000));
}
