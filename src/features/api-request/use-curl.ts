import { useState } from 'react';
import { readCurl, type CurlProblem } from '#snippets/read-curl/read-curl.ts';
import type { CurlNote } from '#snippets/read-curl/curl-notes.ts';
import type { RunToken } from '#workspace/calls/run-tokens.ts';
import { draftFromCurl } from './draft-from-curl.ts';
import type { OpenCall } from './use-open-call.ts';

/** A command of curl on its way into the form. */
export interface CurlState {
  readonly isShown: boolean;
  readonly text: string;
  readonly problem: CurlProblem | null;
  /** What is to be said of the command that was read last; null where none was. */
  readonly notes: readonly CurlNote[] | null;
  readonly show: () => void;
  readonly close: () => void;
  readonly change: (text: string) => void;
  readonly read: (text: string) => void;
  readonly forgetNotes: () => void;
}

/** Reads commands of curl into the open call. */
export function useCurl(open: OpenCall, tokens: readonly RunToken[]): CurlState {
  const [isShown, setIsShown] = useState(false);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<CurlProblem | null>(null);
  const [notes, setNotes] = useState<readonly CurlNote[] | null>(null);
  const close = () => {
    setIsShown(false);
    setText('');
    setProblem(null);
  };
  return {
    isShown,
    text,
    problem,
    notes,
    show: () => setIsShown(true),
    close,
    change: (next) => {
      setText(next);
      setProblem(null);
    },
    read: (pasted) => {
      const result = readCurl(pasted);
      if (!result.ok) {
        setIsShown(true);
        setText(pasted);
        setProblem(result.problem);
        return;
      }
      open.change(draftFromCurl(result.value, tokens, open.draft.body.boundary));
      setNotes(result.value.notes);
      close();
    },
    forgetNotes: () => setNotes(null),
  };
}
