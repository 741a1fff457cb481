import { toByteText } from './byte-text.ts';

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

const escape =
  /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|c([\s\S])|([\s\S]))/g;

/**
 * The bytes of what stands between `$'` and `'`. A NUL ends it, as no word of a shell can hold one.
 * @see Bash Reference Manual §3.1.2.4
 */
export function readAnsiC(inside: string): string {
  const read = inside.replace(escape, (whole: string, ...groups: (string | undefined)[]) => {
    const [hex, short, long, octal, control, letter = ''] = groups;
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 31);
    const point = short ?? long;
    return point === undefined ? (letters[letter] ?? whole) : ofCodePoint(point);
  });
  const end = read.indexOf('\0');
  return end === -1 ? read : read.slice(0, end);
}

function ofCodePoint(hex: string): string {
  const point = Number.parseInt(hex, 16);
  return point > 0x10ffff ? '' : toByteText(String.fromCodePoint(point));
}
