import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { SpecRef } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import { findMember, textMember, typeName } from './find-member.ts';
import type { JsonMembers } from './read-body.ts';

/** A member that was looked for, and what there is to say about it. */
export interface ReadMember<T> {
  readonly name: string;
  readonly value: T | null;
  readonly check: Check;
}

/** A member that must be there, as a text that is not empty. Its value is no evidence: it may be secret. */
export function requiredText(
  members: JsonMembers,
  name: string,
  spec: SpecRef,
): ReadMember<string> {
  const say = checkAbout(name, spec);
  const { text, oddity } = textMember(members, name);
  if (text === null || text.trim() === '') {
    return { name, value: null, check: say.failed(oddity ?? `${name} is missing`) };
  }
  const check =
    oddity === null
      ? say.passed(`${name} is there`, `${text.length} characters`)
      : say.warned(oddity);
  return { name, value: text, check };
}

/** A member that must be a number of seconds. */
export function requiredSeconds(
  members: JsonMembers,
  name: string,
  spec: SpecRef,
): ReadMember<number> {
  const say = checkAbout(name, spec);
  const found = findMember(members, name);
  if (found === null || found.value === null) {
    return { name, value: null, check: say.failed(`${name} is missing`) };
  }
  const value = Number(valueText(found.value));
  const isNumber = typeof found.value === 'number' || /^\d+$/.test(valueText(found.value));
  if (!isNumber || !Number.isFinite(value)) {
    return { name, value: null, check: say.failed(`${name} is not a number of seconds`) };
  }
  const check =
    typeof found.value === 'number'
      ? say.passed(`${name} is a number of seconds`, `${value} s`)
      : say.warned(`${name} is ${typeName(found.value)}, not a number`, `${value} s`);
  return { name, value, check };
}

/** Seconds between two questions: five, where the server does not say. */
export function pollInterval(members: JsonMembers, spec: SpecRef): ReadMember<number> {
  const say = checkAbout('interval', spec);
  if (findMember(members, 'interval') === null) {
    const check = say.skipped('The server names no interval, so five seconds are kept');
    return { name: 'interval', value: usualInterval, check };
  }
  const read = requiredSeconds(members, 'interval', spec);
  return { ...read, value: Math.max(1, read.value ?? usualInterval) };
}

/** @see RFC 8628 §3.2, CIBA Core 1.0 §7.3 */
const usualInterval = 5;
