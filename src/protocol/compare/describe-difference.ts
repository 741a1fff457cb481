import { describeDuration } from '#protocol/jwt/describe-duration.ts';
import type { MemberDetail, MemberDifference } from './compare-members.ts';
import { quoteValues } from './quote-values.ts';

const kindWords = {
  object: 'an object',
  array: 'an array',
  string: 'a text',
  number: 'a number',
  literal: 'true, false or null',
} as const;

/** What became of one member, in words. @see RFC 7519 §4 */
export function describeDifference(difference: MemberDifference): string {
  const { outcome, detail, otherName } = difference;
  if (outcome === 'same') return 'the same';
  if (outcome === 'added') return 'only in the second';
  if (outcome === 'removed') return 'only in the first';
  const renamed = otherName === null ? [] : [`called ${otherName} in the second`];
  return [...renamed, ...describeDetail(detail)].join('; ');
}

function describeDetail(detail: MemberDetail | null): readonly string[] {
  if (detail === null) return ['another value'];
  switch (detail.kind) {
    case 'set':
      return describeSet(detail);
    case 'time':
      return describeTime(detail);
    case 'kind':
      return [`${kindWords[detail.first]} became ${kindWords[detail.second]}`];
    case 'order':
      return ['the same items in another order'];
    case 'items':
      return gainedAndLost(detail);
    case 'nested':
      return [
        ...detail.changes.map(({ path, outcome }) => `${path} ${outcome}`),
        ...(detail.more > 0 ? [`${detail.more} more places`] : []),
      ];
  }
}

type SetDetail = MemberDetail & { readonly kind: 'set' };

/** What a set gained, lost and kept, and that order and form do not count. @see RFC 6749 §3.3, RFC 7519 §4.1.3 */
export function describeSet(detail: SetDetail): readonly string[] {
  const { gained, lost, kept, isReordered, form } = detail;
  const unimportant = [
    ...(isReordered ? ['in another order, which does not matter'] : []),
    ...(form.first === form.second
      ? []
      : [`as ${formWords[form.second]} and not ${formWords[form.first]}, which does not matter`]),
  ];
  if (gained.length + lost.length === 0) {
    return [
      `the same ${kept.length === 1 ? 'value' : `${kept.length.toLocaleString('en')} values`}`,
      ...unimportant,
    ];
  }
  const rest = kept.length === 0 ? 'kept nothing' : `kept ${quoteValues(kept)}`;
  return [...gainedAndLost(detail), rest, ...unimportant];
}

const formWords = { text: 'a text', array: 'an array' } as const;

function gainedAndLost({
  gained,
  lost,
}: {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}): readonly string[] {
  return [
    ...(gained.length > 0 ? [`gained ${quoteValues(gained)}`] : []),
    ...(lost.length > 0 ? [`lost ${quoteValues(lost)}`] : []),
  ];
}

function describeTime(detail: MemberDetail & { readonly kind: 'time' }): readonly string[] {
  const { laterBySeconds, sinceIssue } = detail;
  const moved = distanceWords(laterBySeconds, { after: 'later', before: 'earlier' });
  if (sinceIssue === null) return [moved];
  const { first, second } = sinceIssue;
  const words = { after: 'after iat', before: 'before iat' };
  const isSame = first === second;
  return [
    moved,
    isSame
      ? `${distanceWords(first, words)} in both`
      : `${distanceWords(first, words)} in the first, ${distanceWords(second, words)} in the second`,
  ];
}

function distanceWords(seconds: number, words: { after: string; before: string }): string {
  if (seconds === 0) return words.after === 'later' ? 'the same moment' : 'at iat';
  return `${describeDuration(Math.abs(seconds))} ${seconds > 0 ? words.after : words.before}`;
}
