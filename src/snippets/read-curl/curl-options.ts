import table from './curl-options.json' with { type: 'json' };

/** An option of a command, by its long name. */
export interface CurlOption {
  readonly name: string;
  /** As bytes, one a character; null for an option that takes none. */
  readonly value: string | null;
}

/** What the words of a command are. */
export interface CurlArguments {
  readonly options: readonly CurlOption[];
  readonly urls: readonly string[];
  /** Options that no version of curl that is known here has. */
  readonly unknown: readonly string[];
  /** The option that the command ended with where its value should be; null for none. */
  readonly lacksValue: string | null;
  /** True where further requests followed (`--next`). */
  readonly hasNext: boolean;
}

const short = new Map(Object.entries(table.short));
const takesValue = new Set(table.takesValue);
const handled = new Set(['url', 'request', 'head', 'get', 'header', 'user', 'oauth2-bearer']);

function isKnown(name: string): boolean {
  return (
    takesValue.has(name) ||
    handled.has(name) ||
    [...short.values()].includes(name) ||
    name.startsWith('no-') ||
    groupOf(name) !== undefined
  );
}

function groupOf(name: string) {
  return table.groups.find(
    ({ options, starts }) =>
      options.includes(name) || starts?.some((start) => name.startsWith(start)) === true,
  );
}

/** Why an option has no part in a request that is made here. @see the curl manual */
export function whyIgnored(name: string): string {
  const base = name.startsWith('no-') ? name.slice(3) : name;
  const group = groupOf(name) ?? groupOf(base);
  return group?.says ?? 'It has no part in a request that a page sends.';
}

interface Reading {
  options: CurlOption[];
  urls: string[];
  unknown: string[];
  lacksValue: string | null;
}

/** Tells options, their values and addresses apart. @see the curl manual, *Options* */
export function readArguments(words: readonly string[]): CurlArguments {
  const reading: Reading = { options: [], urls: [], unknown: [], lacksValue: null };
  const left = words.values();
  let hasNext = false;
  for (const word of left) {
    if (hasNext) continue;
    if (word === '--next' || word === '-:') hasNext = true;
    else if (word.startsWith('--') && word.length > 2) readLong(reading, word, left);
    else if (word.startsWith('-') && word.length > 1) readShort(reading, word, left);
    else if (word !== '--' && word !== '') reading.urls.push(word);
  }
  return { ...reading, hasNext };
}

function readLong(reading: Reading, word: string, left: Iterator<string>): void {
  // curl itself knows no `--name=value`, but people write it.
  const [, name = '', attached] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  if (!isKnown(name)) {
    reading.unknown.push(`--${name}`);
    return;
  }
  takeOption(reading, { name, shown: `--${name}`, attached }, left);
}

/** `-sSL`, `-XPOST`: letters together, the last one with its value behind it. */
function readShort(reading: Reading, word: string, left: Iterator<string>): void {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const name = short.get(letter);
    if (name === undefined) {
      reading.unknown.push(`-${letter}`);
      return;
    }
    const rest = word.slice(at + 1);
    const attached = takesValue.has(name) && rest !== '' ? rest : undefined;
    takeOption(reading, { name, shown: `-${letter}`, attached }, left);
    if (takesValue.has(name)) return;
  }
}

function takeOption(
  reading: Reading,
  option: { name: string; shown: string; attached: string | undefined },
  left: Iterator<string>,
): void {
  const { name, shown, attached } = option;
  if (!takesValue.has(name)) {
    reading.options.push({ name, value: null });
    return;
  }
  const value = attached ?? nextOf(left);
  if (value === undefined) reading.lacksValue = shown;
  else if (name === 'url') reading.urls.push(value);
  else reading.options.push({ name, value });
}

function nextOf(left: Iterator<string>): string | undefined {
  const { done, value } = left.next();
  return done === true ? undefined : value;
}
