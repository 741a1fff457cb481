import { positionAt, syntaxFault, type ValueFault } from '#protocol/http/value-fault.ts';
import {
  jsonValue,
  parseLocatedJson,
  repeatedMembers,
  type JsonNode,
  type LocatedJson,
} from '#protocol/jwt/json-tree.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';

/** One thing that a client asks for, or is granted. @see RFC 9396 §2 */
export interface AuthorizationDetail {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** A value of `authorization_details` as it was read. */
export interface ReadDetails {
  /** Null where it is no list of typed objects. */
  readonly details: readonly AuthorizationDetail[] | null;
  readonly faults: readonly ValueFault[];
}

/** Members that mean the same in every type, and are lists of texts. @see RFC 9396 §2.2 */
const listMembers = ['locations', 'actions', 'datatypes', 'privileges'];

/**
 * Reads what was written for `authorization_details`, and names everything that is wrong with it by
 * its place. Types that the server does not name are hints: it may know more than it says.
 * @see RFC 9396 §2, §2.2, §10
 */
export function readAuthorizationDetails(
  text: string,
  supportedTypes: readonly string[] | null = null,
): ReadDetails {
  const parsed = parseLocatedJson(text);
  if (!parsed.ok) return { details: null, faults: [syntaxFault(text, parsed.problem)] };
  const reading: Reading = { ...parsed.value, text, supportedTypes };
  const faults = judgeList(reading);
  const isBroken = faults.some(({ severity }) => severity === 'error');
  return { details: isBroken ? null : toDetails(jsonValue(reading.root)), faults };
}

/** What a server answered as `authorization_details`; null where it is no list of typed objects. */
export function toDetails(value: unknown): readonly AuthorizationDetail[] | null {
  return Array.isArray(value) && value.every(isDetail) ? value : null;
}

function isDetail(value: unknown): value is AuthorizationDetail {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  return typeof value.type === 'string';
}

interface Reading extends LocatedJson {
  readonly text: string;
  readonly supportedTypes: readonly string[] | null;
}

interface Said {
  readonly text: string;
  readonly spec: SpecRef;
}

function fault(reading: Reading, node: JsonNode, said: Said): ValueFault {
  return { severity: 'error', ...positionAt(reading.text, reading.startOf(node)), ...said };
}

function judgeList(reading: Reading): readonly ValueFault[] {
  const { root } = reading;
  const spec = rfc(9396, '2');
  if (root.kind !== 'array') {
    return [fault(reading, root, { text: 'It has to be a list: [ … ]', spec })];
  }
  if (root.items.length === 0) {
    const empty = fault(reading, root, { text: 'The list is empty: it asks for nothing', spec });
    return [{ ...empty, severity: 'hint' }];
  }
  return root.items.flatMap((item) => judgeItem(reading, item));
}

function judgeItem(reading: Reading, item: JsonNode): readonly ValueFault[] {
  const spec = rfc(9396, '2');
  if (item.kind !== 'object') {
    return [fault(reading, item, { text: 'Each entry has to be an object: { … }', spec })];
  }
  const repeated = repeatedMembers(item).map((name): ValueFault => {
    const text = `${name} stands there twice, and servers may read either`;
    return { ...fault(reading, item, { text, spec: rfc(8259, '4') }), severity: 'hint' };
  });
  const own = item.members.flatMap(({ name, value }) => judgeCommon(reading, name, value));
  return [...judgeType(reading, item), ...own, ...repeated];
}

function judgeType(
  reading: Reading,
  item: JsonNode & { readonly kind: 'object' },
): readonly ValueFault[] {
  const spec = rfc(9396, '2');
  const type = item.members.findLast(({ name }) => name === 'type')?.value;
  if (type === undefined) {
    return [
      fault(reading, item, { text: 'This entry has no type, and each has to name one', spec }),
    ];
  }
  if (type.kind !== 'string') {
    return [fault(reading, type, { text: 'type has to be a text in quotes', spec })];
  }
  const { supportedTypes } = reading;
  if (supportedTypes === null || supportedTypes.includes(type.value)) return [];
  const known = supportedTypes.length === 0 ? 'none' : supportedTypes.join(', ');
  const text = `The server does not name this type among those that it knows: ${known}`;
  return [{ ...fault(reading, type, { text, spec: rfc(9396, '10') }), severity: 'hint' }];
}

function judgeCommon(reading: Reading, name: string, value: JsonNode): readonly ValueFault[] {
  const spec = rfc(9396, '2.2');
  if (name === 'identifier' && value.kind !== 'string') {
    return [fault(reading, value, { text: 'identifier has to be a text in quotes', spec })];
  }
  if (!listMembers.includes(name)) return [];
  const isTexts = value.kind === 'array' && value.items.every(({ kind }) => kind === 'string');
  if (isTexts) return [];
  return [fault(reading, value, { text: `${name} has to be a list of texts: ["…"]`, spec })];
}
