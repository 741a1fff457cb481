import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { TextMember } from '#protocol/http/find-member.ts';
import { rfc } from '#protocol/spec.ts';

/** The scope that is in force, and how it compares with what was asked for. */
export interface GrantedScope {
  readonly value: string | null;
  readonly checks: readonly Check[];
  readonly problem: null;
}

/** The scope granted against the scope asked for. @see RFC 6749 §3.3, §5.1 */
export function checkScope(granted: TextMember, requested: string | null): GrantedScope {
  const say = checkAbout('scope', rfc(6749, '5.1'));
  const odd = granted.oddity === null ? [] : [say.warned(granted.oddity)];
  if (granted.text === null) {
    const check =
      requested === null
        ? say.warned('No scope was asked for, and the answer does not say which was given')
        : say.passed('The answer names no scope, so it is the one asked for', requested);
    return { value: requested, checks: [...odd, check], problem: null };
  }
  const check = compare(wordsOf(granted.text), requested === null ? null : wordsOf(requested));
  return { value: granted.text, checks: [...odd, check], problem: null };
}

function wordsOf(scope: string): readonly string[] {
  return scope.split(/[\s,]+/).filter((word) => word !== '');
}

function compare(granted: readonly string[], requested: readonly string[] | null): Check {
  const say = checkAbout('scope', rfc(6749, '3.3'));
  if (requested === null) {
    return say.passed('The server chose the scope, as none was asked for', granted.join(' '));
  }
  const missing = requested.filter((word) => !granted.includes(word));
  const added = granted.filter((word) => !requested.includes(word));
  const parts = [
    ...(missing.length > 0 ? [`not granted: ${missing.join(' ')}`] : []),
    ...(added.length > 0 ? [`not asked for: ${added.join(' ')}`] : []),
  ];
  if (missing.length > 0) return say.warned('Less was granted than asked for', parts.join('; '));
  if (added.length > 0) return say.warned('More was granted than asked for', parts.join('; '));
  return say.passed('What was asked for was granted', granted.join(' '));
}
