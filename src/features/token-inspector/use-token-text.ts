import { useDeferredValue, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { decodeJwtUnverified, type DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import { findTokens, type FoundToken } from '#protocol/jwt/find-tokens.ts';

/** More text than this is decoded once typing pauses. */
const immediateLimit = 64 * 1024;
const pauseMilliseconds = 150;

export interface TokenText {
  readonly boxRef: RefObject<HTMLTextAreaElement | null>;
  /** As it is in the box. */
  readonly text: string;
  readonly found: readonly FoundToken[];
  readonly chosen: number;
  readonly decoded: DecodedToken;
  readonly choose: (index: number) => void;
  /** What was typed; the box has it already. */
  readonly typed: (text: string) => void;
  /** Puts a text into the box. */
  readonly put: (text: string) => void;
}

/** The text of the box and what is in it. The box keeps its own text, so that none typed early is lost. */
export function useTokenText(): TokenText {
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [choice, setChoice] = useState({ text: '', index: 0 });
  const settled = useSettled(useDeferredValue(text));
  const found = useMemo(() => findTokens(settled), [settled]);
  const chosen = choice.text === settled ? choice.index : 0;
  const token = found[chosen]?.token ?? '';
  const decoded = useMemo(() => decodeJwtUnverified(token), [token]);
  const put = (next: string) => {
    if (boxRef.current !== null) boxRef.current.value = next;
    setText(next);
  };
  useEffect(() => {
    const early = boxRef.current?.value ?? '';
    if (early !== '') setText(early);
  }, []);
  useTokenInAddress(put);
  return {
    boxRef,
    text,
    found,
    chosen,
    decoded,
    choose: (index) => setChoice({ text: settled, index }),
    typed: setText,
    put,
  };
}

function useSettled(text: string): string {
  const [paused, setPaused] = useState('');
  const isLong = text.length > immediateLimit;
  useEffect(() => {
    if (!isLong) return undefined;
    const timer = setTimeout(() => setPaused(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text, isLong]);
  return isLong ? paused : text;
}

/**
 * Takes the token that another page handed over with the navigation, or that a link carries in its
 * fragment, and clears both from the address bar and the session history.
 */
function useTokenInAddress(put: (token: string) => void): void {
  const { hash, pathname, search, state } = useLocation();
  const handed = tokenHandedOver(state);
  const navigate = useNavigate();
  const putRef = useRef(put);
  useEffect(() => {
    putRef.current = put;
  });
  useEffect(() => {
    if (handed !== null) {
      putRef.current(handed);
      void navigate(pathname + search, { replace: true, preventScrollReset: true });
      return;
    }
    const parameters = new URLSearchParams(hash.slice(1));
    const names = ['token', 'access_token', 'id_token'];
    if (!names.some((name) => parameters.has(name))) return;
    const present = names.filter((name) => parameters.has(name));
    const only = present.length === 1 ? parameters.get(present[0] ?? '') : null;
    putRef.current(only ?? hash);
    void navigate(pathname + search, { replace: true, preventScrollReset: true });
  }, [hash, handed, pathname, search, navigate]);
}

function tokenHandedOver(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('token' in state)) return null;
  return typeof state.token === 'string' ? state.token : null;
}
