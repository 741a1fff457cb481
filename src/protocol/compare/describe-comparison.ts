import { describeDuration } from '#protocol/jwt/describe-duration.ts';
import { kindNames } from '#protocol/jwt/token-kind.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';
import type { MemberDifference } from './compare-members.ts';
import type { ComparedToken, TokenComparison } from './compare-tokens.ts';
import type { TimesComparison } from './compare-times.ts';
import { describeSet } from './describe-difference.ts';
import { listNames, quoteValue } from './quote-values.ts';

/** One thing to know about two tokens. */
export interface ComparisonLine {
  readonly id: string;
  readonly tone: 'same' | 'changed' | 'added' | 'removed' | 'warned' | 'note';
  readonly text: string;
  readonly spec: SpecRef | null;
}

/**
 * What changed from the first token to the second, the weightiest first and what stayed the same last;
 * what is known of their keys has its place in it.
 * @see RFC 7519 §4.1
 */
export function describeComparison(
  comparison: TokenComparison,
  keys: readonly ComparisonLine[] = [],
): readonly ComparisonLine[] {
  if (comparison.isSameText) {
    const text = 'The two are the same token, character by character.';
    return [line(['identity', 'same'], text), ...describeUnread(comparison)];
  }
  const members = comparison.payload?.members ?? [];
  const lines = [
    ...describeKinds(comparison),
    ...describeUnread(comparison),
    ...describeSignature(comparison),
    ...members.flatMap(describePerson),
    ...members.flatMap(describeSetMember),
    ...(comparison.times === null ? [] : describeTimes(comparison.times)),
    ...keys,
    ...describeOthers('claim', members),
    ...describeOthers('header parameter', comparison.header?.members ?? []),
    ...describeWriting(comparison),
  ];
  return lines.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ tone }: ComparisonLine): number {
  if (tone === 'warned') return 0;
  return tone === 'same' ? 2 : 1;
}

function line(
  [id, tone]: readonly [id: string, tone: ComparisonLine['tone']],
  text: string,
  spec: SpecRef | null = null,
): ComparisonLine {
  return { id, tone, text, spec };
}

function describeKinds({ kinds, first, second }: TokenComparison): readonly ComparisonLine[] {
  if (kinds.first !== null && kinds.second !== null) {
    const names = { first: kindNames[kinds.first], second: kindNames[kinds.second] };
    return kinds.first === kinds.second
      ? [line(['kind', 'same'], `Both are of one kind: ${names.first}.`)]
      : [
          line(
            ['kind', 'changed'],
            `The first is of the kind ${names.first}, the second ${names.second}.`,
          ),
        ];
  }
  if (first.kind !== second.kind) return [];
  const lengths =
    first.token.length === second.token.length
      ? `both have ${count(first.token.length, 'character')}`
      : `${first.token.length.toLocaleString('en')} and ${count(second.token.length, 'character')}`;
  return [line(['identity', 'changed'], `They are two different tokens; ${lengths}.`)];
}

function describeUnread({ first, second }: TokenComparison): readonly ComparisonLine[] {
  if (first.kind === second.kind) return unread(first.kind, 'Both are', 'their');
  return [
    ...unread(first.kind, 'The first is', 'its'),
    ...unread(second.kind, 'The second is', 'its'),
  ];
}

function unread(
  kind: ComparedToken['kind'],
  who: string,
  whose: string,
): readonly ComparisonLine[] {
  if (kind === 'jws') return [];
  return kind === 'opaque'
    ? [
        line(
          [`opaque ${who}`, 'note'],
          `${who} opaque: no JWT, so that only ${whose} texts can be compared. What such a token stands for is told by introspection.`,
          rfc(7662, '2'),
        ),
      ]
    : [
        line(
          [`encrypted ${who}`, 'note'],
          `${who} encrypted: only ${whose} header can be read. Decrypt in the inspector, and compare what was inside.`,
          rfc(7516, '3'),
        ),
      ];
}

function describeSignature(comparison: TokenComparison): readonly ComparisonLine[] {
  const { isSameSignature, header, payload } = comparison;
  if (isSameSignature === null || header === null || payload === null) return [];
  const isSameContent = [header, payload].every(
    ({ members, isRewritten }) =>
      !isRewritten && members.every(({ outcome }) => outcome === 'same'),
  );
  if (isSameSignature && !isSameContent) {
    const text =
      'The signatures are the same though the content is not: one of the two was changed after it was signed, and cannot be valid.';
    return [line(['signature', 'warned'], text, rfc(7515, '5.2'))];
  }
  if (!isSameSignature && isSameContent) {
    const text = 'Header and payload are the same; only the signature is another.';
    return [line(['signature', 'changed'], text, rfc(7515, '5.1'))];
  }
  return [];
}

const persons: Readonly<Record<string, string>> = {
  iss: 'Issuer',
  sub: 'Subject',
  client_id: 'Client',
  azp: 'Authorized party',
};

function describePerson({ name, outcome, first, second }: MemberDifference): ComparisonLine[] {
  const title = Object.hasOwn(persons, name) ? persons[name] : undefined;
  if (title === undefined) return [];
  const spec = name === 'client_id' ? rfc(8693, '4.3') : rfc(7519, '4.1');
  const values = { first: plain(first), second: plain(second) };
  switch (outcome) {
    case 'same':
    case 'equivalent':
      return [line([name, 'same'], `${title}: the same, ${values.first}.`, spec)];
    case 'changed':
      return [line([name, 'changed'], `${title}: ${values.first} became ${values.second}.`, spec)];
    case 'added':
      return [
        line([name, 'added'], `${title}: only the second names one, ${values.second}.`, spec),
      ];
    case 'removed':
      return [
        line([name, 'removed'], `${title}: only the first names one, ${values.first}.`, spec),
      ];
  }
}

function plain(node: MemberDifference['first']): string {
  if (node === null) return '';
  return node.kind === 'string' ? quoteValue(node.value) : `a value that is no text`;
}

const setTitles: Readonly<Record<string, string>> = {
  aud: 'Audience',
  scope: 'Scope',
  scp: 'Scope',
  amr: 'Methods of signing in',
};

function describeSetMember(difference: MemberDifference): ComparisonLine[] {
  const { name, outcome, detail, otherName } = difference;
  if (detail?.kind !== 'set') return [];
  const title = Object.hasOwn(setTitles, name) ? setTitles[name] : name;
  const renamed = otherName === null ? '' : `, called ${otherName} in the second`;
  const text = `${title}${renamed}: ${describeSet(detail).join('; ')}.`;
  return [line([name, outcome === 'changed' ? 'changed' : 'same'], text, detail.spec)];
}

function describeTimes(times: TimesComparison): readonly ComparisonLine[] {
  return [...describeIssue(times), ...describeLifetime(times.lifetime)];
}

function describeIssue({ issuedLaterBy, issuedAfterExpiryBy }: TimesComparison): ComparisonLine[] {
  if (issuedLaterBy === null) return [];
  const spec = rfc(7519, '4.1.6');
  if (issuedLaterBy === 0) return [line(['iat', 'same'], 'Issued at the same moment.', spec)];
  const length = describeDuration(Math.abs(issuedLaterBy));
  if (issuedLaterBy < 0) {
    return [line(['iat', 'changed'], `The second was issued ${length} before the first.`, spec)];
  }
  const state =
    issuedAfterExpiryBy === null
      ? ''
      : issuedAfterExpiryBy >= 0
        ? ', when the first had expired'
        : `, when the first was good for ${describeDuration(-issuedAfterExpiryBy)} more`;
  return [line(['iat', 'changed'], `The second was issued ${length} later${state}.`, spec)];
}

function describeLifetime({ first, second }: TimesComparison['lifetime']): ComparisonLine[] {
  const spec = rfc(7519, '4.1.4');
  if (first === null && second === null) return [];
  if (first === null || second === null) {
    const [which, known] = first === null ? ['first', second] : ['second', first];
    const text = `Lifetime: that of the ${which} cannot be told, that of the other is ${describeDuration(known ?? 0)}.`;
    return [line(['exp', 'changed'], text, spec)];
  }
  const text =
    first === second
      ? `Lifetime: the same, ${lifetimeWords(first)}.`
      : `Lifetime changed from ${lifetimeWords(first)} to ${lifetimeWords(second)}.`;
  return [line(['exp', first === second ? 'same' : 'changed'], text, spec)];
}

function lifetimeWords(seconds: number): string {
  return seconds < 0
    ? `less than nothing (${describeDuration(-seconds)})`
    : describeDuration(seconds);
}

const toldApart = new Set([...Object.keys(persons), 'iat', 'exp', 'nbf', 'alg', 'kid', 'cnf']);

function describeOthers(
  what: 'claim' | 'header parameter',
  members: readonly MemberDifference[],
): readonly ComparisonLine[] {
  const others = members.filter(
    ({ name, detail }) => !toldApart.has(name) && detail?.kind !== 'set',
  );
  const namesOf = (wanted: MemberDifference['outcome']) =>
    others.filter(({ outcome }) => outcome === wanted).map(({ name }) => name);
  return (['changed', 'added', 'removed', 'same'] as const).flatMap((outcome) => {
    const names = namesOf(outcome);
    if (names.length === 0) return [];
    const text = `${othersWords[outcome]} ${count(names.length, what)}: ${listNames(names)}.`;
    return [line([`${what} ${outcome}`, outcome], text)];
  });
}

const othersWords = {
  changed: 'Changed',
  added: 'Only in the second,',
  removed: 'Only in the first,',
  same: 'The same in both,',
} as const;

function describeWriting({ header, payload }: TokenComparison): readonly ComparisonLine[] {
  const parts = [
    header?.isRewritten === true && 'header',
    payload?.isRewritten === true && 'payload',
  ];
  const names = parts.filter((name) => name !== false);
  if (names.length === 0) return [];
  const verbs = names.length === 1 ? ['means', 'is'] : ['mean', 'are'];
  const text = `The ${names.join(' and the ')} ${verbs[0]} the same but ${verbs[1]} written differently: in the order of members, in spaces or in escapes. A signature covers the text as it is written.`;
  return [line(['writing', 'note'], text, rfc(7515, '5.1'))];
}

function count(length: number, noun: string): string {
  return `${length.toLocaleString('en')} ${noun}${length === 1 ? '' : 's'}`;
}
