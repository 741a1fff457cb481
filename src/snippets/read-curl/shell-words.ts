import { readAnsiC } from './ansi-c-quote.ts';

/** A command as a shell takes it apart; everything in it is bytes, one a character. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** Parts that a shell would put values into, as they were written: `$TOKEN`, `$(cat key)`. */
  readonly variables: readonly string[];
  /** What followed the command: `| jq .`; empty for nothing. */
  readonly rest: string;
  /** True where a quote was opened and not closed. */
  readonly isOpen: boolean;
  /** True where an address had an `&` outside quotes, where a shell would have cut it. */
  readonly hasBareAmpersand: boolean;
}

/** Matches one piece of a command at a place; the first that fits is taken. */
const pieces = {
  // A backslash with blanks behind it is a slip that no shell forgives.
  join: /\\[ \t]*\r?\n/y,
  // A line that goes on with an option belongs to the command, though its backslash was lost.
  looseLine: /[ \t]*\r?\n(?=[ \t]*-)/y,
  blank: /[ \t]+/y,
  comment: /#[^\n]*/y,
  end: /\r?\n|[|;<>()]|&/y,
  single: /'([^']*)'/y,
  ansiC: /\$'((?:[^'\\]|\\[\s\S])*)'/y,
  double: /\$?"((?:[^"\\]|\\[\s\S])*)"/y,
  variable: /\$\{[^}]{0,200}\}|\$\([^)]{0,500}\)|\$[A-Za-z_]\w*|`[^`]{0,500}`/y,
  escaped: /\\([\s\S])/y,
  open: /\$?['"]/y,
  plain: /[^\s'"\\|;<>()&$`#]+|[\s\S]/y,
} as const;

type PieceKind = keyof typeof pieces;

const kinds = Object.keys(pieces) as PieceKind[];

interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
  readonly inside: string;
}

function pieceAt(text: string, at: number, isInWord: boolean): Piece {
  for (const kind of kinds) {
    if (kind === 'comment' && isInWord) continue;
    const pattern = pieces[kind];
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) return { kind, text: found[0], inside: found[1] ?? '' };
  }
  return { kind: 'plain', text: text.charAt(at), inside: '' };
}

/**
 * Takes a command apart as bash does, up to where it ends. What a shell would put in for a variable is
 * not known here, so it stays as it is written.
 * @see Bash Reference Manual §3.1.2
 */
export function readShellWords(text: string): ShellCommand {
  const words: string[] = [];
  const variables: string[] = [];
  let word: string | null = null;
  let hasBareAmpersand = false;
  const result = (rest: string, isOpen = false): ShellCommand => {
    const all = word === null ? words : [...words, word];
    return { words: all, variables, rest: rest.trim(), isOpen, hasBareAmpersand };
  };
  for (let at = 0; at < text.length;) {
    const piece = pieceAt(text, at, word !== null);
    if (piece.kind === 'open') return result('', true);
    if (piece.kind === 'end') {
      if (!isInAddress(word, text.charAt(at + 1), piece.text)) {
        word = withoutOutput(word, piece.text);
        return result(text.slice(at));
      }
      hasBareAmpersand = true;
    }
    if (piece.kind === 'variable') variables.push(piece.text);
    if (piece.kind === 'double') variables.push(...variablesIn(piece.inside));
    const added = textOf(piece);
    if (added !== null) word = (word ?? '') + added;
    else if (piece.kind !== 'join') {
      if (word !== null) words.push(word);
      word = null;
    }
    at += piece.text.length;
  }
  return result('');
}

// `2>errors`: the number says which output, and is no word.
function withoutOutput(word: string | null, sign: string): string | null {
  return /[<>]/.test(sign) && /^\d$/.test(word ?? '') ? null : word;
}

// `https://a.example/?x=1&y=2` without quotes: cut by a shell, and surely not meant so.
function isInAddress(word: string | null, next: string, sign: string): boolean {
  return sign === '&' && /^https?:\/\/\S*\?/i.test(word ?? '') && /[\w%]/.test(next);
}

/** What a piece adds to the word; null for one that stands between words. */
function textOf({ kind, text, inside }: Piece): string | null {
  switch (kind) {
    case 'join':
    case 'looseLine':
    case 'blank':
    case 'comment':
      return null;
    case 'single':
    case 'escaped':
      return inside;
    case 'ansiC':
      return readAnsiC(inside);
    case 'double':
      return readDouble(inside);
    default:
      return text;
  }
}

const inQuotes = /\\[\s\S]|\$\{[^}]{0,200}\}|\$\([^)]{0,500}\)|\$[A-Za-z_]\w*|`[^`]{0,500}`/g;

function variablesIn(inside: string): readonly string[] {
  return (inside.match(inQuotes) ?? []).filter((one) => !one.startsWith('\\'));
}

function readDouble(inside: string): string {
  return inside.replace(/\\(\r?\n|[\s\S])/g, (whole, char: string) => {
    if (char.endsWith('\n')) return '';
    return '$`"\\'.includes(char) ? char : whole;
  });
}
