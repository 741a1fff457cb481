import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { TokenText } from './use-token-text.ts';
import { isLargeText } from './use-reading.ts';

type Box = HTMLTextAreaElement;

/** What the box does itself, so that a large text never has to be laid out in it. */
export interface ShortenedBox {
  readonly onPaste: (event: ClipboardEvent<Box>) => void;
  readonly onCopy: (event: ClipboardEvent<Box>) => void;
  readonly onCut: (event: ClipboardEvent<Box>) => void;
  readonly onKeyDown: (event: KeyboardEvent<Box>) => void;
}

type Edited = Pick<TokenText, 'text' | 'isShortened' | 'put'>;

/**
 * Takes a large paste from its event. While the box shows a beginning, it can be replaced, emptied and
 * undone as any text, and copying all of it gives the whole.
 */
export function useShortenedBox({ text, isShortened, put }: Edited): ShortenedBox {
  const before = useRef('');
  const keep = (next: string) => {
    before.current = text;
    put(next);
  };
  const copy = (event: ClipboardEvent<Box>): boolean => {
    if (!isShortened || !isAllSelected(event.currentTarget)) return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    return true;
  };
  return {
    onPaste: (event) => {
      const pasted = event.clipboardData.getData('text/plain');
      const next = isShortened ? pasted : withPasted(event.currentTarget, pasted);
      if (pasted === '' || (!isShortened && !isLargeText(next))) return;
      event.preventDefault();
      keep(next);
    },
    onCopy: (event) => void copy(event),
    onCut: (event) => {
      if (copy(event)) keep('');
    },
    onKeyDown: (event) => {
      const isUndo = isUndoKey(event);
      // The box's own memory knows nothing of what was put into it.
      const isOurs = isShortened || (isUndo && text === '' && before.current !== '');
      if (!isOurs || !(isUndo || erasesAll(event))) return;
      event.preventDefault();
      keep(isUndo ? before.current : '');
    },
  };
}

function isUndoKey({ ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'z';
}

function erasesAll({ key, currentTarget }: KeyboardEvent<Box>): boolean {
  return (key === 'Delete' || key === 'Backspace') && isAllSelected(currentTarget);
}

function isAllSelected({ selectionStart, selectionEnd, value }: Box): boolean {
  return selectionStart === 0 && selectionEnd === value.length;
}

function withPasted({ selectionStart, selectionEnd, value }: Box, pasted: string): string {
  return value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
}
