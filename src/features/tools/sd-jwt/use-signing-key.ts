import { useEffect, useState } from 'react';
import type { Result } from '#protocol/result.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { readSigningKey, type KeyChoice, type SigningChoice } from './key-choice.ts';

export type ReadKey = Result<SigningChoice | null, string>;

const nothing: ReadKey = { ok: true, value: null };

/** The key chosen, once it was read. */
export function useSigningKey(choice: KeyChoice): ReadKey {
  const kept = useWorkspaceState(({ keys }) => keys);
  const [read, setRead] = useState<ReadKey>(nothing);
  useEffect(() => {
    let isOver = false;
    void readSigningKey(choice, kept).then((result) => {
      if (!isOver) setRead(result);
    });
    return () => {
      isOver = true;
    };
  }, [choice, kept]);
  return read;
}
