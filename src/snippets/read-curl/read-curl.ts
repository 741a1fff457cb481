import type { HeaderPair } from '#protocol/http/message.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { readable, toByteText } from './byte-text.ts';
import { isForCmd, readCmdWords } from './cmd-words.ts';
import { asBody, readData, type CurlData } from './curl-data.ts';
import { readFormPart, type CurlPart } from './curl-form.ts';
import { readHeaders } from './curl-headers.ts';
import { collectNotes, type CurlNote, type CurlNotes } from './curl-notes.ts';
import { readArguments, whyIgnored, type CurlArguments } from './curl-options.ts';
import { readShellWords, type ShellCommand } from './shell-words.ts';

/** The request that a command would send, and what is to be said of it. */
export interface ReadCurl {
  readonly method: string;
  readonly url: string;
  /** Only those that the command names; values are bytes, one a character, as Fetch has them. */
  readonly headers: readonly HeaderPair[];
  readonly body: string | Uint8Array | null;
  /** Of a multipart form; null where there is none. Its files are still to be chosen. */
  readonly parts: readonly CurlPart[] | null;
  /** True where the body would have been read from a file. */
  readonly wantsFile: boolean;
  readonly notes: readonly CurlNote[];
}

/** Why a text cannot be read as a command of curl. */
export type CurlProblem =
  | { readonly code: 'curl_not_found' }
  | { readonly code: 'curl_is_powershell' }
  | { readonly code: 'curl_quote_open' }
  | { readonly code: 'curl_value_missing'; readonly option: string }
  | { readonly code: 'curl_url_missing' };

/** More than a person pastes; what is behind it is not looked at. */
const limit = 2_000_000;

const start = /(?:^|[\n|;&(])[ \t]*(?:[$>#%][ \t]+)?curl(?:\.exe)?[ \t]+/i;
const decoder =
  /printf\s+'?%s'?\s+'?([A-Za-z0-9+/]*={0,2})'?\s*\|\s*base64\s+(?:--decode|-d|-D)\s*\|?\s*$/;

/**
 * Reads a command of curl as a shell and curl would: bash with its quotes, or `cmd` of Windows. Nothing
 * of it is run; files and variables that it names are said to be missing.
 * @see Bash Reference Manual §3.1.2; the curl manual
 */
export function readCurl(pasted: string): Result<ReadCurl, CurlProblem> {
  const text = pasted.slice(0, limit);
  const found = start.exec(text);
  if (found === null) {
    const isPowershell = /\b(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\b/i.test(text);
    return fail({ code: isPowershell ? 'curl_is_powershell' : 'curl_not_found' });
  }
  const before = text.slice(0, found.index);
  const isCmd = isForCmd(text);
  const command = takeApart(text.slice(found.index + found[0].length), isCmd);
  if (command.isOpen) return fail({ code: 'curl_quote_open' });
  const given = readArguments(command.words);
  if (given.lacksValue !== null) {
    return fail({ code: 'curl_value_missing', option: readable(given.lacksValue) });
  }
  const [url] = given.urls;
  if (url === undefined) return fail({ code: 'curl_url_missing' });
  const notes = collectNotes();
  noteCommand(command, { isCmd, notes });
  noteArguments(given, notes);
  return ok({
    ...makeRequest(given, pipedInto(`${before}${found[0]}`), notes),
    notes: notes.all(),
  });
}

function takeApart(text: string, isCmd: boolean): ShellCommand {
  const bytes = toByteText(text);
  return isCmd ? readCmdWords(bytes) : readShellWords(bytes);
}

/** Bytes that are decoded into the command, as the code that is rendered here does. */
function pipedInto(before: string): string | null {
  const encoded = decoder.exec(before.replace(/curl(?:\.exe)?[ \t]+$/i, ''))?.[1];
  try {
    return encoded === undefined ? null : atob(encoded);
  } catch {
    return null;
  }
}

function makeRequest(
  given: CurlArguments,
  piped: string | null,
  notes: CurlNotes,
): Omit<ReadCurl, 'notes'> {
  const { options } = given;
  const data = withPiped(readData(options, notes), piped);
  const { parts, isUpload } = readUploads(options, notes);
  // With `--get` the data goes to the address.
  const isQuery = hasOption(options, 'get');
  const posted = isQuery ? null : data;
  const hasBody = posted !== null || parts !== null;
  return {
    method: methodOf(options, { isUpload, hasBody }),
    url: addressOf(given, isQuery && data !== null ? data.text : ''),
    headers: headersOf(given, posted, notes),
    body: posted === null || posted.wantsFile ? null : asBody(posted.text),
    parts,
    wantsFile: isUpload || posted?.wantsFile === true,
  };
}

function hasOption(options: CurlArguments['options'], name: string): boolean {
  return options.some((option) => option.name === name);
}

function lastValue(options: CurlArguments['options'], name: string): string | null {
  return options.findLast((option) => option.name === name)?.value ?? null;
}

function readUploads(
  options: CurlArguments['options'],
  notes: CurlNotes,
): Pick<ReadCurl, 'parts'> & { readonly isUpload: boolean } {
  const forms = options.filter(({ name }) => name === 'form' || name === 'form-string');
  const parts = forms.map(({ name, value }) => readFormPart(name, value ?? '', notes));
  const upload = lastValue(options, 'upload-file');
  if (upload !== null) notes.fileWanted(readable(upload));
  return { parts: parts.length === 0 ? null : parts, isUpload: upload !== null };
}

function withPiped(data: CurlData | null, piped: string | null): CurlData | null {
  if (data === null || piped === null) return data;
  return { ...data, text: piped, wantsFile: false };
}

function methodOf(
  options: CurlArguments['options'],
  { isUpload, hasBody }: { readonly isUpload: boolean; readonly hasBody: boolean },
): string {
  const written = lastValue(options, 'request');
  if (written !== null) return readable(written);
  if (hasOption(options, 'head')) return 'HEAD';
  if (isUpload) return 'PUT';
  return hasBody ? 'POST' : 'GET';
}

/** An address without a scheme is one of http, as curl guesses. */
function addressOf({ urls, options }: CurlArguments, data: string): string {
  const typed = readable(urls[0] ?? '').trim();
  const url = /^[a-z][\w+.-]*:\/\//i.test(typed) ? typed : `http://${typed}`;
  const added = options.flatMap(({ name, value }) => (name === 'url-query' ? [value ?? ''] : []));
  const query = [data, ...added]
    .filter((one) => one !== '')
    .map(readable)
    .join('&');
  if (query === '') return url;
  const [, base = url, fragment = ''] = /^([^#]*)(#.*)?$/s.exec(url) ?? [];
  return `${base}${base.includes('?') ? '&' : '?'}${query}${fragment}`;
}

function headersOf(
  { options }: CurlArguments,
  data: CurlData | null,
  notes: CurlNotes,
): readonly HeaderPair[] {
  const { headers, removed } = readHeaders(options, notes);
  for (const name of removed) {
    if (name !== 'content-type' && name !== 'accept') {
      notes.left(`${name}:`, 'curl takes this header out; a browser adds what it adds.');
    }
  }
  const isFree = (name: string) =>
    !removed.includes(name) && !headers.some(([written]) => written.toLowerCase() === name);
  const type = data?.isJson === true ? 'application/json' : 'application/x-www-form-urlencoded';
  return [
    ...headers,
    ...(data !== null && isFree('content-type') ? [['content-type', type] as const] : []),
    ...(data?.isJson === true && isFree('accept') ? [['accept', 'application/json'] as const] : []),
  ];
}

function noteCommand(command: ShellCommand, about: { isCmd: boolean; notes: CurlNotes }): void {
  const { notes, isCmd } = about;
  if (isCmd) notes.left('^', 'It is written for cmd of Windows, and was read by its rules.');
  for (const variable of command.variables) {
    notes.left(readable(variable), 'A shell would put a value here: put it in yourself.');
  }
  if (command.hasBareAmpersand) {
    notes.left('&', 'A shell would have cut the address here: it belongs in quotes.');
  }
  const rest = readable(command.rest).split('\n', 1)[0] ?? '';
  if (rest !== '') notes.left(rest.slice(0, 60), 'What follows the command is left out.');
}

const sent = [
  ...[
    'request',
    'head',
    'get',
    'header',
    'user',
    'oauth2-bearer',
    'user-agent',
    'referer',
    'range',
  ],
  ...['cookie', 'form', 'form-string', 'upload-file', 'url-query', 'json', 'globoff', 'basic'],
  ...['data', 'data-ascii', 'data-raw', 'data-binary', 'data-urlencode'],
];

function noteArguments({ options, urls, unknown, hasNext }: CurlArguments, notes: CurlNotes): void {
  for (const { name } of options) {
    if (!sent.includes(name)) notes.left(`--${name}`, whyIgnored(name));
  }
  for (const option of unknown) {
    notes.left(readable(option), 'It is no option of curl that is known here, and was left out.');
  }
  for (const url of urls.slice(1)) {
    notes.left(readable(url), 'Only the first address is taken.');
  }
  if (hasNext) notes.left('--next', 'Only the first request is taken.');
  const [first = ''] = urls;
  if (!/^[a-z][\w+.-]*:\/\//i.test(first)) {
    notes.left(readable(first), 'The address has no scheme: it is taken for http, as curl does.');
  }
}
