export type CodeLanguage = 'plain' | 'http' | 'json';

export interface CodePiece {
  readonly text: string;
  readonly kind: 'name' | 'dim' | 'strong' | 'string' | null;
}

/** Cuts a text into coloured pieces whose texts, joined, are the text again. */
export function highlight(text: string, language: CodeLanguage): readonly CodePiece[] {
  if (language === 'json') return json(text);
  return language === 'http' ? http(text) : [{ text, kind: null }];
}

function http(text: string): CodePiece[] {
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const head = text.slice(0, end);
  const body = text.slice(end);
  const pieces = head.split(/(?<=\n)/).flatMap((line, index): CodePiece[] => {
    if (index === 0) return startLine(line);
    const colon = line.indexOf(':');
    if (colon < 1) return [{ text: line, kind: null }];
    return [
      { text: line.slice(0, colon + 1), kind: 'name' },
      { text: line.slice(colon + 1), kind: null },
    ];
  });
  const isJson = /^\s*[[{]/.test(body);
  return [...pieces, ...(isJson ? json(body) : [{ text: body, kind: null } as const])];
}

function startLine(line: string): CodePiece[] {
  const space = line.indexOf(' ');
  if (space < 1) return [{ text: line, kind: 'strong' }];
  const isResponse = line.startsWith('HTTP/');
  return [
    { text: line.slice(0, space), kind: isResponse ? 'dim' : 'strong' },
    { text: line.slice(space), kind: isResponse ? 'strong' : null },
  ];
}

const jsonString = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

function json(text: string): CodePiece[] {
  const pieces: CodePiece[] = [];
  let from = 0;
  for (const match of text.matchAll(jsonString)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), kind: null });
    pieces.push({ text: match[0], kind: match[1] === undefined ? 'string' : 'name' });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), kind: null });
  return pieces;
}
