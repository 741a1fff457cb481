import { useEffect, useState } from 'react';
import { useServices } from '#workspace/react/services.ts';

/** The time, to the second while it is wanted; 0 until the page is alive. `since` reads it anew. */
export function useClock(isWanted: boolean, since: unknown): number {
  const { clock } = useServices();
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (!isWanted) return undefined;
    const read = () => setNow(clock());
    read();
    const timer = setInterval(read, 1000);
    return () => clearInterval(timer);
  }, [clock, isWanted, since]);
  return now;
}
