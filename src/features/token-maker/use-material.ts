import { useEffect, useMemo, useState } from 'react';
import type { KeyChoice, KeyOption, MaterialState } from './key-choice.ts';
import { readPastedKey, type WantedKey } from './read-pasted-key.ts';

interface Sources {
  readonly made: MaterialState;
  readonly options: readonly KeyOption[];
}

interface Read {
  readonly choice: KeyChoice;
  readonly wanted: WantedKey;
  readonly state: MaterialState;
}

const working: MaterialState = { status: 'working' };

/** The key that was chosen: made here, pasted, or one that the browser has. */
export function useMaterial(
  choice: KeyChoice,
  wanted: WantedKey,
  { made, options }: Sources,
): MaterialState {
  const [read, setRead] = useState<Read | null>(null);
  const isPasted = choice.from === 'pasted';
  useEffect(() => {
    if (!isPasted) return undefined;
    let isOver = false;
    void readPastedKey(choice, wanted).then((state) => {
      if (!isOver) setRead({ choice, wanted, state });
    });
    return () => {
      isOver = true;
    };
  }, [choice, wanted, isPasted]);
  const found = useMemo(() => optionState(choice.from, options), [choice.from, options]);
  if (choice.from === 'made') return made;
  if (!isPasted) return found;
  return read?.choice === choice && read.wanted === wanted ? read.state : working;
}

function optionState(id: string, options: readonly KeyOption[]): MaterialState {
  const option = options.find((one) => one.id === id);
  if (option === undefined) {
    return { status: 'problem', sentence: 'This key is gone: choose another one.' };
  }
  const { material, name } = option;
  return { status: 'ready', key: { material, name } };
}
