import { useDeferredValue, useMemo, useState } from 'react';
import { decodeJwtUnverified, type DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import { findTokens, type FoundToken } from '#protocol/jwt/find-tokens.ts';

export interface ComparedText {
  /** As it is in the box. */
  readonly text: string;
  readonly found: readonly FoundToken[];
  readonly chosen: number;
  readonly decoded: DecodedToken;
  readonly put: (text: string) => void;
  readonly choose: (index: number) => void;
}

/** One of the two boxes: its text, and the token in it. */
export function useComparedToken(): ComparedText {
  const [text, setText] = useState('');
  const [choice, setChoice] = useState({ text: '', index: 0 });
  const settled = useDeferredValue(text);
  const found = useMemo(() => findTokens(settled), [settled]);
  const chosen = choice.text === settled && choice.index < found.length ? choice.index : 0;
  const token = found[chosen]?.token ?? '';
  const decoded = useMemo(() => decodeJwtUnverified(token), [token]);
  return {
    text,
    found,
    chosen,
    decoded,
    put: setText,
    choose: (index) => setChoice({ text: settled, index }),
  };
}
