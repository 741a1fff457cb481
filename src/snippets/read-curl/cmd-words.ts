import type { ShellCommand } from './shell-words.ts';

/** True for a command that was written for Windows' `cmd`, which escapes with `^`. */
export function isForCmd(text: string): boolean {
  if (/\\\r?\n/.test(text)) return false;
  return (
    /\^[ \t]*\r?\n\s*-/.test(text) || /(?:\bcurl(?:\.exe)?|\s-{1,2}\w[\w-]*)\s+\^"/i.test(text)
  );
}

/**
 * Takes a command apart as `cmd` and the C library of Windows do: `^` first, then quotes and backslashes.
 * @see Microsoft C, *Parsing C command-line arguments*
 */
export function readCmdWords(text: string): ShellCommand {
  const { line, rest } = takeCarets(text);
  const { words, isOpen } = splitArguments(line);
  const variables = line.match(/%\w+%/g) ?? [];
  return { words, variables, rest: rest.trim(), isOpen, hasBareAmpersand: false };
}

// Marks what a caret has taken the meaning from, for as long as the quotes are counted.
function takeCarets(text: string): { readonly line: string; readonly rest: string } {
  let line = '';
  let isQuoted = false;
  const piece = /\^[ \t]*\r?\n(\r?\n)?|\^([\s\S])|[\s\S]/y;
  for (let found = piece.exec(text); found !== null; found = piece.exec(text)) {
    const [whole, newline, escaped] = found;
    if (isQuoted && whole.startsWith('^')) {
      line += '^';
      piece.lastIndex = found.index + 1;
    } else if (escaped !== undefined) line += escaped;
    // Two line ends behind a caret are one in the text; one is where the line goes on.
    else if (whole.startsWith('^')) line += newline === undefined ? ' ' : '\n';
    else if (!isQuoted && /[\n|<>&]/.test(whole)) {
      return { line, rest: text.slice(found.index) };
    } else {
      if (whole === '"') isQuoted = !isQuoted;
      line += whole;
    }
  }
  return { line, rest: '' };
}

function splitArguments(line: string): {
  readonly words: readonly string[];
  readonly isOpen: boolean;
} {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  const piece = /(\\*)"|\\+|[ \t\n]|[^"\\ \t\n]+/y;
  for (let found = piece.exec(line); found !== null; found = piece.exec(line)) {
    const [whole, slashes] = found;
    if (slashes !== undefined) {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes.length / 2));
      if (slashes.length % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
    } else if (/^[ \t\n]$/.test(whole) && !isQuoted) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + whole;
  }
  return { words: word === null ? words : [...words, word], isOpen: isQuoted };
}
