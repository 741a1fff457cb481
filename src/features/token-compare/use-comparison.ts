import { useState } from 'react';
import { showToast } from '#ui/toast/toast-store.ts';
import { useServices } from '#workspace/react/services.ts';
import { commonKind, fillFromRuns, noPicks, type RunPicks } from './run-picks.ts';
import { useComparedToken, type ComparedText } from './use-compared-token.ts';
import { useHandedOver } from './use-handed-over.ts';
import type { HandedOver } from './handed-over.ts';

/** New texts of the boxes; null leaves a box as it is. */
interface Texts {
  readonly first: string | null;
  readonly second: string | null;
}

interface Comparison {
  readonly first: ComparedText;
  readonly second: ComparedText;
  readonly picks: RunPicks;
  /** True where another page asked for runs. */
  readonly isByRuns: boolean;
  readonly type: (box: 'first' | 'second', text: string) => void;
  /** Puts other texts into the boxes, and offers to take that back where some were typed. */
  readonly replace: (texts: Texts, picks: RunPicks) => void;
  readonly swap: () => void;
}

/** The two boxes, and the runs that they were filled from. */
export function useComparison(): Comparison {
  const services = useServices();
  const first = useComparedToken();
  const second = useComparedToken();
  const [picks, setPicks] = useState<RunPicks>(noPicks);
  const [isByRuns, setIsByRuns] = useState(false);
  const put = (texts: Texts, next: RunPicks) => {
    if (texts.first !== null) first.put(texts.first);
    if (texts.second !== null) second.put(texts.second);
    setPicks(next);
  };
  const replace = (texts: Texts, next: RunPicks) => {
    const before = { first: first.text, second: second.text };
    const isLost = (box: 'first' | 'second') =>
      before[box] !== '' && picks[box] === '' && texts[box] !== null;
    put(texts, next);
    if (!isLost('first') && !isLost('second')) return;
    showToast('What was typed was replaced.', { label: 'Undo', run: () => put(before, picks) });
  };
  const takeRuns = async (handed: HandedOver) => {
    const { runs } = (await services.workspace()).getState();
    const wanted = { ...noPicks, first: handed.firstRun, second: handed.secondRun };
    const next = { ...wanted, kind: commonKind(wanted, runs) };
    put(fillFromRuns(next, runs), next);
    setIsByRuns(true);
  };
  useHandedOver((handed) => {
    put({ first: handed.first || null, second: handed.second || null }, noPicks);
    // Without storage there are no runs; the boxes stay as they are.
    if (handed.firstRun + handed.secondRun !== '') takeRuns(handed).catch(() => undefined);
  });
  return {
    first,
    second,
    picks,
    isByRuns,
    type: (box, text) => {
      (box === 'first' ? first : second).put(text);
      setPicks({ ...picks, [box]: '' });
    },
    replace,
    swap: () => {
      const turned = { ...picks, first: picks.second, second: picks.first };
      put({ first: second.text, second: first.text }, turned);
    },
  };
}
