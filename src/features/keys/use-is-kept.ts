import { useEffect, useState } from 'react';
import { thumbprint } from '#protocol/keys/thumbprint.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { halfOf, type BenchKey } from './bench.ts';

/** Whether a key is kept here already, with as much of it as is on the bench. */
export function useIsKept(benchKey: BenchKey): boolean {
  const keys = useWorkspaceState((state) => state.keys);
  const [isKept, setIsKept] = useState(false);
  useEffect(() => {
    let isGone = false;
    const find = async () => {
      const wanted = await thumbprint(benchKey.jwk);
      for (const kept of keys) {
        // An unreadable secret has no thumbprint: it is known by itself.
        if (kept.handle !== null && kept.handle === benchKey.handle) return true;
        const isWhole = halfOf(benchKey) === 'public' || halfOf(kept) !== 'public';
        if (isWhole && wanted !== null && (await thumbprint(kept.jwk)) === wanted) return true;
      }
      return false;
    };
    void find().then((found) => {
      if (!isGone) setIsKept(found);
    });
    return () => {
      isGone = true;
    };
  }, [benchKey, keys]);
  return isKept;
}
