import { useEffect, useState } from 'react';
import { useServices } from '#workspace/react/services.ts';
import { describeDuration } from './describe-duration.ts';

/** How long something has been going on, a few times a second. Not for those who listen. */
export function Elapsed({ since }: { readonly since: number }) {
  const { clock } = useServices();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 200);
    return () => clearInterval(timer);
  }, [clock]);
  return <span aria-hidden="true">{describeDuration(now - since)}</span>;
}
