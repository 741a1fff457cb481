import { useEffect, useState } from 'react';

/**
 * The outcome of work that takes a moment, such as a hash; null until it is there. `work` must not
 * change while its input does not (`useCallback`), and what is outdated is dropped.
 */
export function useComputed<T>(work: () => Promise<T>): T | null {
  const [done, setDone] = useState<T | null>(null);
  useEffect(() => {
    let isOver = false;
    work()
      .then((value) => {
        if (!isOver) setDone(() => value);
      })
      // Only a browser without WebCrypto fails here, and the page says that by itself.
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [work]);
  // Until the new one is there the old one stays, so that nothing flickers as one types.
  return done;
}
