import type { AuthorizationDetail } from './records.ts';

/** Members that have the same meaning in every type, and are lists of texts. @see RFC 9396 §2.2 */
const lists = ['locations', 'actions', 'datatypes', 'privileges'] as const;

/** Reads `authorization_details`; `unreadable` where it is no list of typed objects. @see RFC 9396 §2 */
export function readAuthorizationDetails(
  text: string | null,
): readonly AuthorizationDetail[] | 'unreadable' {
  if (text === null) return [];
  const value = parseJson(text);
  return Array.isArray(value) && value.length > 0 && value.every(isDetail) ? value : 'unreadable';
}

/** Whether one list of details asks for nothing that the other does not have. @see RFC 9396 §6 */
export function isWithin(
  asked: readonly AuthorizationDetail[],
  granted: readonly AuthorizationDetail[],
): boolean {
  return asked.every((one) => granted.some((other) => isNarrower(one, other)));
}

/** The same but for shorter lists of actions and the like. */
function isNarrower(asked: AuthorizationDetail, granted: AuthorizationDetail): boolean {
  const names = new Set([...Object.keys(asked), ...Object.keys(granted)]);
  return [...names].every((name) => {
    const [one, other] = [asked[name], granted[name]];
    if (!isList(name) || !Array.isArray(one) || !Array.isArray(other)) return equals(one, other);
    return one.every((value) => other.includes(value));
  });
}

/** The same text for the same value, whatever the order of its members. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    isObject(member) ? Object.fromEntries(Object.entries(member).sort()) : member,
  );
}

function equals(one: unknown, other: unknown): boolean {
  return canonical(one ?? null) === canonical(other ?? null);
}

function isList(name: string): boolean {
  return lists.some((one) => one === name);
}

function isDetail(value: unknown): value is AuthorizationDetail {
  if (!isObject(value) || typeof value['type'] !== 'string' || value['type'] === '') return false;
  const { identifier } = value;
  if (identifier !== undefined && typeof identifier !== 'string') return false;
  return lists.every((name) => value[name] === undefined || isTexts(value[name]));
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
