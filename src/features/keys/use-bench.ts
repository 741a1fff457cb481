import { useEffect, useState } from 'react';
import { examineKeys, type ExaminedKeys } from '#protocol/keys/examine-keys.ts';
import { useServices } from '#workspace/react/services.ts';
import type { Bench } from './bench.ts';

export interface ExaminedBench {
  readonly bench: Bench;
  readonly examined: ExaminedKeys;
}

// Keys that were read from PEM lie in no set: a private key and its certificate, say.
function kindOf({ from, text }: Bench): 'published' | 'set' | 'bundle' {
  if (from === 'fetched') return 'published';
  return from === 'read' && text === null ? 'bundle' : 'set';
}

/** What is on the bench, once it has been looked at; null while nothing is there. */
export function useExamined(bench: Bench | null): ExaminedBench | null {
  const { clock } = useServices();
  const [shown, setShown] = useState<ExaminedBench | null>(null);
  useEffect(() => {
    if (bench === null) return undefined;
    let isGone = false;
    const { keys, text } = bench;
    const how = { as: kindOf(bench), text, now: clock() };
    void examineKeys(
      keys.map(({ jwk }) => jwk),
      how,
    ).then((examined) => {
      if (!isGone) setShown({ bench, examined });
    });
    return () => {
      isGone = true;
    };
  }, [bench, clock]);
  return bench === null ? null : shown;
}
