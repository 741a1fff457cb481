import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';

type Header = Readonly<Record<string, unknown>>;

/** Doubtful things in a header: extensions that must be understood, and key names that attack. */
export function lintHeader(header: Header): readonly Check[] {
  return [lintCritical(header), lintUnencoded(header), lintKeyName(header)].filter(
    (check) => check !== null,
  );
}

/** Names that `crit` may not hold, since every reader knows them. @see RFC 7515 §4.1.11 */
const registered = [
  'alg',
  'jku',
  'jwk',
  'kid',
  'x5u',
  'x5c',
  'x5t',
  'x5t#S256',
  'typ',
  'cty',
  'crit',
];

function lintCritical(header: Header): Check | null {
  const { crit } = header;
  if (crit === undefined) return null;
  const say = checkAbout('jwt.crit', rfc(7515, '4.1.11'));
  const names: readonly unknown[] = Array.isArray(crit) ? crit : [];
  if (names.length === 0) return say.failed('crit has to be an array of names that is not empty');
  const texts = names.filter((name) => typeof name === 'string');
  const absent = texts.filter((name) => header[name] === undefined);
  if (texts.length < names.length) return say.failed('crit holds something that is no name');
  if (absent.length > 0)
    return say.failed('crit names what is not in the header', absent.join(', '));
  const usual = texts.filter((name) => registered.includes(name));
  if (usual.length > 0) {
    return say.failed('crit names what every reader has to know anyway', usual.join(', '));
  }
  const unknown = texts.filter((name) => name !== 'b64');
  return unknown.length > 0
    ? say.failed('A reader that does not know these has to refuse the token', unknown.join(', '))
    : say.passed('crit names what is understood here', texts.join(', '));
}

function lintUnencoded({ b64, crit }: Header): Check | null {
  if (b64 === undefined) return null;
  const say = checkAbout('jwt.b64', rfc(7797, '6'));
  if (Array.isArray(crit) && crit.includes('b64')) {
    return say.warned('The payload is not encoded (b64), which no JWT may be', valueText(b64));
  }
  return say.failed(
    'b64 is there and crit does not name it: readers will not agree on the payload',
  );
}

/** What a `kid` looks like that is meant for the code that looks keys up. @see RFC 8725 §3.10 */
const attacks: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\.\.[/\\]|^[/\\]|^[a-z]:\\/i, 'a path of files'],
  [/\/dev\/null|\/etc\/|\/proc\//i, 'a path of files'],
  [/^(?:https?|file|ftp|ldap|gopher):/i, 'an address'],
  [
    /['"`][\s)]*(?:or|and|union|;|--)|\bunion\s+(?:all\s+)?select\b|--\s*$|;\s*(?:drop|select|insert)\b/i,
    'SQL',
  ],
  [/[|;`]\s*\w+|\$\(|&&/, 'a command'],
  [/[\0-\x1f\x7f]/, 'control characters'],
];

function lintKeyName({ kid }: Header): Check | null {
  if (typeof kid !== 'string') return null;
  const found = attacks.find(([pattern]) => pattern.test(kid.slice(0, 2000)));
  if (found === undefined) return null;
  return checkAbout('jwt.kid-form', rfc(8725, '3.10')).failed(
    `kid looks like ${found[1]}: whoever looks the key up by it must not use it as that`,
    kid.slice(0, 200),
  );
}
