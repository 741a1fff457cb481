import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { parseJsonTree, repeatedMembers } from '#protocol/jwt/json-tree.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { rfc } from '#protocol/spec.ts';
import { examineCertificates } from './examine-certificates.ts';
import { examinePair } from './examine-pair.ts';
import { examinePurpose } from './examine-purpose.ts';
import { examineStrength } from './examine-strength.ts';
import { isPrivateJwk } from './pem-forms.ts';
import { thumbprint } from './thumbprint.ts';

/** One key of a set, with every check that was made of it. */
export interface ExaminedKey {
  readonly jwk: Jwk;
  /** `kid`, or its place in the set. */
  readonly name: string;
  readonly thumbprint: string | null;
  readonly checks: readonly Check[];
}

/** A key set, with every check that was made. */
export interface ExaminedKeys {
  readonly checks: readonly Check[];
  readonly keys: readonly ExaminedKey[];
}

/** How the keys come to be seen. */
export interface ExaminedFrom {
  /** A published set gives away what is private in it; in a bundle a key may well be there twice. */
  readonly as: 'published' | 'set' | 'bundle';
  /** The text that they were read from, for members written twice; null where there is none. */
  readonly text: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Looks for what is wrong with keys: names that are not unique, private members that are published,
 * weak and malformed keys, members that contradict each other, and certificates that are of another key.
 * @see RFC 7517 §4, §5, §9, RFC 7518 §6, RFC 8725 §3
 */
export async function examineKeys(keys: readonly Jwk[], from: ExaminedFrom): Promise<ExaminedKeys> {
  const isAlone = keys.length === 1;
  const examined = await Promise.all(
    keys.map(async (jwk, at) => ({
      jwk,
      name: typeof jwk.kid === 'string' && jwk.kid !== '' ? jwk.kid : `key ${at + 1}`,
      thumbprint: await thumbprint(jwk),
      checks: [
        ...checkSecrecy(jwk, from),
        ...examineStrength(jwk),
        ...(await examinePair(jwk)),
        checkKid(jwk, isAlone || from.as === 'bundle'),
        ...examinePurpose(jwk),
        ...(await examineCertificates(jwk, from.now)),
      ],
    })),
  );
  const text = from.text === null ? [] : [checkText(from.text)];
  const sameKeys = repeatedKeys(examined);
  const ofSet =
    from.as === 'bundle' ? checkBelonging(sameKeys) : [checkNames(keys), checkSameKeys(sameKeys)];
  return { checks: [...text, ...ofSet], keys: examined };
}

function checkText(text: string): Check {
  const say = checkAbout('keys.members', rfc(7517, '4'));
  const tree = parseJsonTree(text);
  const repeated = tree.ok ? repeatedMembers(tree.value) : [];
  return repeated.length === 0
    ? say.passed('No member is written twice')
    : say.failed(
        'A member is written twice: readers differ in which they take',
        repeated.join(', '),
      );
}

function checkNames(keys: readonly Jwk[]): Check {
  const say = checkAbout('keys.kid', rfc(7517, '4.5'));
  const kinds = new Map<string, string[]>();
  for (const { kid, kty } of keys) {
    if (typeof kid === 'string') kinds.set(kid, [...(kinds.get(kid) ?? []), kty]);
  }
  const repeated = [...kinds].filter(([, kty]) => kty.length > 1);
  const ofOneKind = repeated.filter(([, kty]) => new Set(kty).size < kty.length);
  const named = (list: typeof repeated) => list.map(([kid]) => kid).join(', ');
  if (ofOneKind.length > 0) {
    const title = 'Keys of one kind share a kid: a token does not say which it means';
    return say.failed(title, named(ofOneKind));
  }
  return repeated.length === 0
    ? say.passed('Every kid is of one key')
    : say.warned('Keys of different kinds share a kid: meant as alternatives?', named(repeated));
}

/** Keys that are there before, by their thumbprint. */
function repeatedKeys(keys: readonly ExaminedKey[]): readonly string[] {
  const seen = new Set<string>();
  return keys.flatMap((key) => {
    if (key.thumbprint === null) return [];
    const isSeen = seen.has(key.thumbprint);
    seen.add(key.thumbprint);
    return isSeen ? [key.name] : [];
  });
}

const saySame = checkAbout('keys.same', rfc(7638, '3'));

function checkSameKeys(repeated: readonly string[]): Check {
  return repeated.length === 0
    ? saySame.passed('No key is in it twice')
    : saySame.warned('The same key is in it more than once', repeated.join(', '));
}

// A private key with its certificate, as servers are configured with.
function checkBelonging(repeated: readonly string[]): readonly Check[] {
  return repeated.length === 0
    ? []
    : [saySame.passed('They belong together: more than one of them is of the same key')];
}

function checkSecrecy(jwk: Jwk, { as }: ExaminedFrom): readonly Check[] {
  if (as !== 'published') return [];
  const say = checkAbout('key.private', rfc(7517, '9.2'));
  if (jwk.kty === 'oct') return [say.failed('A secret is published: whoever reads it can sign')];
  return [
    isPrivateJwk(jwk)
      ? say.failed('The private key is published: replace it at once, whoever read it can sign')
      : say.passed('Only the public half is there'),
  ];
}

function checkKid(jwk: Jwk, isAlone: boolean): Check {
  const say = checkAbout('key.kid', rfc(7517, '4.5'));
  if (jwk.kid === undefined) {
    return isAlone
      ? say.skipped('No kid: it is the only key')
      : say.warned('No kid: with other keys beside it a token cannot name it');
  }
  if (typeof (jwk.kid as unknown) !== 'string') return say.failed('The kid is not a string');
  return jwk.kid === '' ? say.warned('The kid is empty') : say.passed('It has a kid', jwk.kid);
}
