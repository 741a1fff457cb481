import { useEffect, useRef, useState, type RefObject } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { isLargeText, useReading, type Reading } from './use-reading.ts';

/** So much of a large text stands in the box: laying out the whole of it would take a second. */
const shownOfLarge = 4000;

export interface TokenText {
  readonly boxRef: RefObject<HTMLTextAreaElement | null>;
  /** The whole text, also where the box shows its beginning alone. */
  readonly text: string;
  readonly isShortened: boolean;
  readonly reading: Reading;
  readonly choose: (index: number) => void;
  /** What was typed; the box has it already. */
  readonly typed: (text: string) => void;
  /** Puts a text into the box, a large one by its beginning. */
  readonly put: (text: string) => void;
  /** Puts the whole of a large text into the box. */
  readonly showWhole: () => void;
}

/** The text of the box and what is in it. The box keeps its own text, so that none typed early is lost. */
export function useTokenText(): TokenText {
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [isShortened, setIsShortened] = useState(false);
  const [choice, setChoice] = useState({ text: '', index: 0 });
  const reading = useReading(text, choice.text === text ? choice.index : 0);
  const show = (next: string, isWhole: boolean) => {
    const box = boxRef.current;
    if (box !== null) box.value = isWhole ? next : `${next.slice(0, shownOfLarge)}…`;
    setIsShortened(!isWhole);
  };
  const put = (next: string) => {
    show(next, !isLargeText(next));
    setText(next);
  };
  useEffect(() => {
    const early = boxRef.current?.value ?? '';
    if (early !== '') setText(early);
  }, []);
  useTokenInAddress(put);
  return {
    ...{ boxRef, text, isShortened, reading, put },
    choose: (index) => setChoice({ text, index }),
    typed: setText,
    showWhole: () => show(text, true),
  };
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
