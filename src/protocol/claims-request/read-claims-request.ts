import { positionAt, syntaxFault, type ValueFault } from '#protocol/http/value-fault.ts';
import {
  jsonValue,
  parseLocatedJson,
  repeatedMembers,
  type JsonMember,
  type JsonNode,
  type LocatedJson,
} from '#protocol/jwt/json-tree.ts';
import { oidcCore, rfc, type SpecRef } from '#protocol/spec.ts';

/** Where a claim can be asked for, by the name of its member. @see OpenID Connect Core 1.0 §5.5 */
export type ClaimPlace = 'userinfo' | 'id_token';

/** One claim that is asked for, and with which value. @see OpenID Connect Core 1.0 §5.5.1 */
export interface RequestedClaim {
  readonly name: string;
  readonly isEssential: boolean;
  /** The values of which one is wanted; null where any is good. */
  readonly values: readonly unknown[] | null;
}

/** A value of `claims` as it was read. */
export interface ReadClaims {
  /** Null where the server could not read it. */
  readonly claims: Readonly<Record<ClaimPlace, readonly RequestedClaim[]>> | null;
  readonly faults: readonly ValueFault[];
}

const places = ['userinfo', 'id_token'] as const satisfies readonly ClaimPlace[];
const whole = oidcCore('5.5');
const single = oidcCore('5.5.1');

/**
 * Reads what was written for `claims`, and names everything that is wrong with it by its place. What a
 * server has to ignore, and claims that it does not name, are hints.
 * @see OpenID Connect Core 1.0 §5.5, §5.5.1, §5.5.2
 */
export function readClaimsRequest(
  text: string,
  supported: readonly string[] | null = null,
): ReadClaims {
  const parsed = parseLocatedJson(text);
  if (!parsed.ok) return { claims: null, faults: [syntaxFault(text, parsed.problem)] };
  const reading: Reading = { ...parsed.value, text, supported };
  const faults = judgeWhole(reading);
  const isBroken = faults.some(({ severity }) => severity === 'error');
  return { claims: isBroken ? null : collect(reading.root), faults };
}

interface Reading extends LocatedJson {
  readonly text: string;
  readonly supported: readonly string[] | null;
}

type Say = (node: JsonNode, text: string, spec?: SpecRef) => ValueFault;

function sayer(reading: Reading, severity: ValueFault['severity']): Say {
  return (node, text, spec = single) => ({
    ...{ severity, ...positionAt(reading.text, reading.startOf(node)), text, spec },
  });
}

function judgeWhole(reading: Reading): readonly ValueFault[] {
  const { root } = reading;
  const [error, hint] = [sayer(reading, 'error'), sayer(reading, 'hint')];
  if (root.kind !== 'object') return [error(root, 'It has to be an object: { … }', whole)];
  const repeated = repeatedMembers(root).map((name) =>
    hint(root, `${name} stands there twice, and servers may read either`, rfc(8259, '4')),
  );
  const isEmpty = !root.members.some(({ name }) => isPlace(name));
  const empty = isEmpty
    ? [hint(root, 'Neither userinfo nor id_token is in it: it asks for nothing', whole)]
    : [];
  return [...empty, ...root.members.flatMap((one) => judgePlace(reading, one)), ...repeated];
}

function isPlace(name: string): name is ClaimPlace {
  return places.some((place) => place === name);
}

function judgePlace(reading: Reading, { name, value }: JsonMember): readonly ValueFault[] {
  if (!isPlace(name)) {
    const text = `${name} is neither userinfo nor id_token: a server that does not know it ignores it`;
    return [sayer(reading, 'hint')(value, text, whole)];
  }
  if (value.kind !== 'object') {
    const text = `${name} has to be an object with a member for each claim`;
    return [sayer(reading, 'error')(value, text, whole)];
  }
  return value.members.flatMap((one) => judgeClaim(reading, one));
}

function judgeClaim(reading: Reading, { name, value }: JsonMember): readonly ValueFault[] {
  const unknown = judgeName(reading, name, value);
  if (value.kind === 'literal' && value.text === 'null') return unknown;
  if (value.kind !== 'object') {
    return [sayer(reading, 'error')(value, `${name} has to be null or an object`), ...unknown];
  }
  const has = (member: string) => value.members.some((one) => one.name === member);
  const both =
    has('value') && has('values')
      ? [sayer(reading, 'hint')(value, 'value and values are both there: servers may take either')]
      : [];
  return [...unknown, ...both, ...value.members.flatMap((one) => judgeMember(reading, one))];
}

// A language tag may follow the name (§5.2).
function judgeName(reading: Reading, name: string, value: JsonNode): readonly ValueFault[] {
  const { supported } = reading;
  if (supported === null || supported.includes(name.split('#')[0] ?? name)) return [];
  const text = `The server does not name ${name} among the claims that it may have`;
  return [sayer(reading, 'hint')(value, text, oidcCore('5.5'))];
}

function judgeMember(reading: Reading, { name, value }: JsonMember): readonly ValueFault[] {
  const [error, hint] = [sayer(reading, 'error'), sayer(reading, 'hint')];
  switch (name) {
    case 'essential': {
      const isBoolean = value.kind === 'literal' && value.text !== 'null';
      return isBoolean ? [] : [error(value, 'essential has to be true or false')];
    }
    case 'values':
      if (value.kind !== 'array') return [error(value, 'values has to be a list: [ … ]')];
      return value.items.length === 0 ? [hint(value, 'values is empty: no value would do')] : [];
    case 'value':
      return [];
    default:
      return [hint(value, `${name} is not known here: a server may ignore it`)];
  }
}

type Members = Readonly<Record<string, unknown>>;

function collect(root: JsonNode): NonNullable<ReadClaims['claims']> {
  const value = jsonValue(root) as Readonly<Record<string, Members | undefined>>;
  const read = (place: ClaimPlace) => Object.entries(value[place] ?? {}).map(readClaim);
  return { userinfo: read('userinfo'), id_token: read('id_token') };
}

function readClaim([name, wish]: readonly [string, unknown]): RequestedClaim {
  const { essential, value, values } = (wish ?? {}) as Members;
  const wanted = Array.isArray(values) ? (values as readonly unknown[]) : null;
  return {
    name,
    isEssential: essential === true,
    values: value === undefined ? wanted : [value, ...(wanted ?? [])],
  };
}
