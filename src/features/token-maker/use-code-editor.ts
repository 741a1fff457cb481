import { use, useState, useSyncExternalStore } from 'react';
import { KeptChoicesContext } from '#workspace/react/kept-text.ts';

const keptName = 'code-editor';

// A finger has no use for it, and a small screen no room.
const roomy = '(min-width: 600px) and (pointer: fine)';

interface CodeEditorChoice {
  readonly isOffered: boolean;
  readonly isCode: boolean;
  readonly choose: (isCode: boolean) => void;
}

/** Whether header and payload are typed in the code editor, as it was chosen in this browser. */
export function useCodeEditor(): CodeEditorChoice {
  const kept = use(KeptChoicesContext);
  const [chosen, setChosen] = useState<boolean | null>(null);
  // After the first paint: a prerendered page does not know the browser.
  const wasChosen = useSyncExternalStore(
    noChange,
    () => kept.read(keptName) === 'on',
    () => false,
  );
  const isOffered = useSyncExternalStore(
    subscribe,
    () => query()?.matches ?? false,
    () => false,
  );
  const choose = (isCode: boolean) => {
    setChosen(isCode);
    kept.write(keptName, isCode ? 'on' : 'off');
  };
  return { isOffered, isCode: isOffered && (chosen ?? wasChosen), choose };
}

const noChange = () => () => undefined;

function query(): MediaQueryList | null {
  // Missing where there is no screen.
  const { matchMedia } = window as { matchMedia?: typeof window.matchMedia };
  return matchMedia?.call(window, roomy) ?? null;
}

function subscribe(listener: () => void): () => void {
  const list = query();
  list?.addEventListener('change', listener);
  return () => list?.removeEventListener('change', listener);
}
