import { useEffect, type RefObject } from 'react';
import { highlight, type CodeLanguage, type CodePiece } from './highlight.ts';

type Kind = NonNullable<CodePiece['kind']>;

/** The names that the style sheet colours: `::highlight(code-name)`. */
const highlightNames: Readonly<Record<Kind, string>> = {
  name: 'code-name',
  string: 'code-string',
  dim: 'code-dim',
  strong: 'code-strong',
};

/**
 * Colours a long text that stands in blocks, after it has been painted and without an element for
 * each piece. A browser without the CSS Custom Highlight API shows it in one colour.
 */
export function useColours(
  place: RefObject<HTMLElement | null>,
  { text, language }: { readonly text: string; readonly language: CodeLanguage },
): void {
  useEffect(() => {
    if (language === 'plain' || !('highlights' in CSS)) return undefined;
    let remove: (() => void) | null = null;
    const timer = setTimeout(() => {
      if (place.current !== null) remove = colour(place.current, highlight(text, language));
    }, 50);
    return () => {
      clearTimeout(timer);
      remove?.();
    };
  }, [place, text, language]);
}

/** Pieces do not go over the ends of blocks: a string of laid-out JSON ends in its line. */
function colour(place: HTMLElement, pieces: readonly CodePiece[]): () => void {
  const added: [Highlight, AbstractRange][] = [];
  const blocks = [...place.children].flatMap(({ firstChild }) => firstChild ?? []);
  let block = 0;
  let at = 0;
  for (const { text, kind } of pieces) {
    let node = blocks[block];
    while (node !== undefined && at >= lengthOf(node)) {
      at -= lengthOf(node);
      block += 1;
      node = blocks[block];
    }
    if (node === undefined) break;
    if (kind !== null) {
      const end = Math.min(at + text.length, lengthOf(node));
      const range = new StaticRange({
        ...{ startContainer: node, startOffset: at },
        ...{ endContainer: node, endOffset: end },
      });
      const registered = registeredHighlight(highlightNames[kind]);
      registered.add(range);
      added.push([registered, range]);
    }
    at += text.length;
  }
  return () => {
    for (const [registered, range] of added) registered.delete(range);
  };
}

function lengthOf(node: Node): number {
  return node.nodeValue?.length ?? 0;
}

function registeredHighlight(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}
