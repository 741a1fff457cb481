import type { HeaderPair } from '#protocol/http/message.ts';
import { stripEnds } from '#protocol/http/strip-ends.ts';
import { encodeUserPassword } from '#protocol/api-call/basic-credentials.ts';
import { readable } from './byte-text.ts';
import type { CurlNotes } from './curl-notes.ts';
import type { CurlOption } from './curl-options.ts';

/** The headers of a command, in the order in which they stand there. */
export interface CurlHeaders {
  readonly headers: readonly HeaderPair[];
  /** Names in lower case of those that the command takes out. */
  readonly removed: readonly string[];
}

/** Reads `--header` and the options that stand for one. @see the curl manual, *-H*, *-u*, *-b* */
export function readHeaders(options: readonly CurlOption[], notes: CurlNotes): CurlHeaders {
  const removed: string[] = [];
  const cookies: string[] = [];
  const headers = options.flatMap(({ name, value }): HeaderPair[] => {
    const text = value ?? '';
    switch (name) {
      case 'header':
        return readHeader(text, removed, notes);
      case 'user-agent':
        return text === '' ? [] : [['user-agent', text]];
      case 'referer':
        return [['referer', text.replace(/;auto$/, '')]];
      case 'range':
        return [['range', `bytes=${text}`]];
      case 'oauth2-bearer':
        return [['authorization', `Bearer ${text}`]];
      case 'user':
        return readUser(readable(text), options, notes);
      case 'cookie':
        if (text.includes('=')) cookies.push(text);
        else notes.fileWanted(readable(text));
        return [];
      default:
        return [];
    }
  });
  const all = cookies.length === 0 ? headers : [...headers, ['cookie', cookies.join(';')] as const];
  return { headers: all, removed };
}

function readHeader(text: string, removed: string[], notes: CurlNotes): HeaderPair[] {
  if (text.startsWith('@')) {
    notes.fileWanted(readable(text.slice(1)));
    return [];
  }
  const [, name = '', sign, rest = ''] = /^([^:;]*)([:;])(.*)$/s.exec(text) ?? [];
  const value = stripEnds(rest, '\t\n\r ');
  if (sign === ';' && value === '') return [[name.trim(), '']];
  if (sign !== ':') {
    notes.left(readable(text), 'It is no header: a colon is missing. curl leaves it out too.');
    return [];
  }
  if (value !== '') return [[name.trim(), value]];
  removed.push(name.trim().toLowerCase());
  return [];
}

const otherWays = ['digest', 'ntlm', 'ntlm-wb', 'negotiate', 'aws-sigv4', 'anyauth'];

function readUser(user: string, options: readonly CurlOption[], notes: CurlNotes): HeaderPair[] {
  if (options.some(({ name }) => otherWays.includes(name))) {
    notes.left(
      '--user',
      'Its name and password are for a way of signing in that is not made here.',
    );
    return [];
  }
  const [, username = user, password] = /^([^:]*):(.*)$/s.exec(user) ?? [];
  if (password === undefined) {
    notes.left('--user', 'curl would ask for the password: type it below.');
  }
  return [['authorization', encodeUserPassword(username, password ?? '')]];
}
