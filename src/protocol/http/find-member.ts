import type { JsonMembers } from './read-body.ts';

/** A member that was looked for, and how untidily it was written. */
export interface FoundMember {
  readonly value: unknown;
  /** The name as the server wrote it. */
  readonly name: string;
  readonly isExactName: boolean;
}

/** A member by its name, or else by a name that differs only in letter case, `_` or `-`. */
export function findMember(members: JsonMembers, name: string): FoundMember | null {
  if (Object.hasOwn(members, name)) return { value: members[name], name, isExactName: true };
  const wanted = plain(name);
  const other = Object.keys(members).find((written) => plain(written) === wanted);
  if (other === undefined) return null;
  return { value: members[other], name: other, isExactName: false };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** A member that should be a string: the text, and what is unusual about how it came. */
export interface TextMember {
  readonly text: string | null;
  /** A sentence about an unusual name or type; null where all is as it should be. */
  readonly oddity: string | null;
}

/** Reads a member that should be a string; an array of one string and a number are read as such. */
export function textMember(members: JsonMembers, name: string): TextMember {
  const found = findMember(members, name);
  if (found === null || found.value === null || found.value === undefined) {
    return { text: null, oddity: null };
  }
  const nameOddity = found.isExactName ? null : `${name} is spelled ${found.name}`;
  if (typeof found.value === 'string') return { text: found.value, oddity: nameOddity };
  return { text: textOf(found.value), oddity: `${name} is ${typeName(found.value)}, not a string` };
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const isTexts =
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
  return isTexts ? value.join(' ') : null;
}

/** The JSON type of a value with its article: `an array`. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}
