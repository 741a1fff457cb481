import { parseLocatedJson, type JsonMember, type LocatedJson } from './json-tree.ts';

/**
 * Gives a member of a JSON object another value, or adds it at the end; the rest of the text stays as
 * it was written. Of a repeated member the last one is changed, which is the one that counts. Null
 * where the text is no JSON object.
 * @see RFC 8259 §4, RFC 7515 §4
 */
export function setJsonMember(text: string, name: string, value: string): string | null {
  const object = readObject(text);
  if (object === null) return null;
  const found = object.members.findLast((member) => member.name === name);
  if (found !== undefined) {
    const { startOf, endOf } = object.located;
    return text.slice(0, startOf(found.value)) + value + text.slice(endOf(found.value));
  }
  return append(text, object, `${JSON.stringify(name)}${object.colon}${value}`);
}

/** Takes every member of that name out of a JSON object; null where the text is none. */
export function removeJsonMember(text: string, name: string): string | null {
  let rest = text;
  for (;;) {
    const object = readObject(rest);
    if (object === null) return null;
    const index = object.members.findIndex((member) => member.name === name);
    if (index < 0) return rest;
    rest = cut(rest, object, index);
  }
}

/** The text of a member's value as it is written; null where there is none. */
export function jsonMemberText(text: string, name: string): string | null {
  const object = readObject(text);
  const found = object?.members.findLast((member) => member.name === name);
  if (object === null || found === undefined) return null;
  const { startOf, endOf } = object.located;
  return text.slice(startOf(found.value), endOf(found.value));
}

interface ReadObject {
  readonly located: LocatedJson;
  readonly members: readonly JsonMember[];
  /** Between a name and its value, as this text writes it. */
  readonly colon: string;
}

function readObject(text: string): ReadObject | null {
  const parsed = parseLocatedJson(text);
  if (!parsed.ok || parsed.value.root.kind !== 'object') return null;
  const { members } = parsed.value.root;
  const [first] = members;
  const colon =
    first === undefined
      ? ': '
      : (/:\s*$/.exec(text.slice(0, parsed.value.startOf(first.value)))?.[0] ?? ': ');
  return { located: parsed.value, members, colon };
}

/** After the last member, with what stands before the first one: a line break, a space or nothing. */
function append(text: string, { located, members }: ReadObject, member: string): string {
  const start = located.startOf(located.root) + 1;
  const last = members.at(-1);
  if (last === undefined) {
    const end = located.endOf(located.root) - 1;
    return `${text.slice(0, start)}${member}${text.slice(end)}`;
  }
  const space = /^\s*/.exec(text.slice(start))?.[0] ?? '';
  const end = located.endOf(last.value);
  return `${text.slice(0, end)},${space}${member}${text.slice(end)}`;
}

/** A member with the comma that divides it from its neighbour. */
function cut(text: string, { located, members }: ReadObject, index: number): string {
  const endOf = (at: number) => {
    const member = members[at];
    return member === undefined ? located.startOf(located.root) + 1 : located.endOf(member.value);
  };
  if (index > 0) return text.slice(0, endOf(index - 1)) + text.slice(endOf(index));
  const start = endOf(-1);
  const rest = text.slice(endOf(0));
  if (members.length === 1) return text.slice(0, start) + rest.trimStart();
  // What stood before the first member now stands before the second.
  return text.slice(0, start) + rest.replace(/^\s*,/, '');
}

/**
 * The text without the white space between its values: numbers, strings and their order stay as they
 * are written. Null where it is no JSON.
 * @see RFC 8259 §2
 */
export function compactJson(text: string): string | null {
  if (!parseLocatedJson(text).ok) return null;
  return text.replace(
    /("(?:[^"\\]|\\.)*")|[ \t\n\r]+/g,
    (_, string: string | undefined) => string ?? '',
  );
}
