import { useEffect, useState } from 'react';
import { useServices } from '#workspace/react/services.ts';

interface CountdownProps {
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** Said once it is over: `The code has expired.` */
  readonly over: string;
}

/** How long something is still good, by the second. */
export function Countdown({ until, over }: CountdownProps) {
  const left = useSecondsLeft(until);
  if (left === 0) return <span>{over}</span>;
  const minutes = Math.floor(left / 60);
  const seconds = String(left % 60).padStart(2, '0');
  return (
    <span role="timer">
      good for {minutes}:{seconds}
    </span>
  );
}

/** Whether a moment has passed; noticed within a second. */
export function useHasPassed(until: number): boolean {
  return useSecondsLeft(until) === 0;
}

function useSecondsLeft(until: number): number {
  const { clock } = useServices();
  const [now, setNow] = useState(() => clock());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}
