import { useEffect, useMemo, useState } from 'react';
import { glanceAtToken } from '#protocol/jwt/glance-at-token.ts';
import {
  readTokensUnverified,
  type LaidOutParts,
  type TokenReading,
} from '#protocol/jwt/read-tokens.ts';
import { useIsSettled } from '#ui/later/use-is-settled.ts';
import { useServices } from '#workspace/react/services.ts';

/** What is in a text, or, while a large one is being read, what its beginning shows. */
export type Reading =
  | ({ readonly status: 'read' } & TokenReading)
  | { readonly status: 'reading'; readonly glance: LaidOutParts | null };

/** More text than this is read in a thread of its own. */
const largeFrom = 32 * 1024;

/** Whether a text is read elsewhere and shown in part. */
export function isLargeText(text: string): boolean {
  return text.length > largeFrom;
}

/** Reads what is in the box: at once, or in a thread of its own where that would hold up the page. */
export function useReading(text: string, chosen: number): Reading {
  const isLarge = isLargeText(text);
  const atOnce = useMemo(
    () => (isLarge ? null : readTokensUnverified(text, chosen)),
    [isLarge, text, chosen],
  );
  const later = useLargeReading(isLarge ? text : null, chosen);
  const glance = useMemo(() => (isLarge ? glanceAtToken(text) : null), [isLarge, text]);
  const reading = atOnce ?? later;
  return useMemo(
    () => (reading === null ? { status: 'reading', glance } : { status: 'read', ...reading }),
    [reading, glance],
  );
}

interface Answer {
  readonly text: string;
  readonly asked: number;
  readonly reading: TokenReading;
}

function useLargeReading(text: string | null, chosen: number): TokenReading | null {
  const { readTokens } = useServices();
  const isSettled = useIsSettled();
  const [answer, setAnswer] = useState<Answer | null>(null);
  // The thread is made while nobody waits for it.
  useEffect(() => {
    if (isSettled) void readTokens('', 0).catch(() => undefined);
  }, [readTokens, isSettled]);
  useEffect(() => {
    if (text === null) return undefined;
    let isOver = false;
    readTokens(text, chosen)
      // Without a thread it is read here, late rather than never.
      .catch(() => readTokensUnverified(text, chosen))
      .then(
        (reading) => {
          if (!isOver) setAnswer({ text, asked: chosen, reading });
        },
        () => undefined,
      );
    return () => {
      isOver = true;
    };
  }, [readTokens, text, chosen]);
  return answer !== null && answer.text === text && answer.asked === chosen ? answer.reading : null;
}
