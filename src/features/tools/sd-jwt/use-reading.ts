import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { parseSdJwt } from '#protocol/sd-jwt/parse-sd-jwt.ts';
import { processSdJwtUnverified, type ProcessedSdJwt } from '#protocol/sd-jwt/process-sd-jwt.ts';
import type { SdJwtProblem } from '#protocol/sd-jwt/sd-jwt-problem.ts';

/** What a text turned out to be. Nothing in it is verified. */
export type Reading =
  | { readonly status: 'problem'; readonly problem: SdJwtProblem }
  | { readonly status: 'working' }
  | { readonly status: 'ready'; readonly text: string; readonly processed: ProcessedSdJwt };

/** An SD-JWT with its disclosures in their places. The last one stays until the next is there. */
export function useReading(text: string): Reading {
  const settled = useDeferredValue(text);
  const parsed = useMemo(() => parseSdJwt(settled), [settled]);
  const [last, setLast] = useState<Reading>({ status: 'working' });
  useEffect(() => {
    if (!parsed.ok) return undefined;
    let isOver = false;
    const work = async () => {
      const processed = await processSdJwtUnverified(parsed.value);
      if (!isOver) setLast({ status: 'ready', text: settled, processed });
    };
    void work();
    return () => {
      isOver = true;
    };
  }, [parsed, settled]);
  return parsed.ok ? last : { status: 'problem', problem: parsed.problem };
}
