import type { ClaimRequest, ClaimRequests } from './records.ts';

/** Nothing was asked for one by one. */
export const noClaims: ClaimRequests = { userinfo: [], idToken: [] };

/** Reads the `claims` parameter; null where it is not one. @see OpenID Connect Core 1.0 §5.5 */
export function readClaimsParameter(text: string | null): ClaimRequests | null {
  if (text === null) return noClaims;
  const value = parseJson(text);
  if (!isObject(value)) return null;
  const userinfo = readMembers(value['userinfo']);
  const idToken = readMembers(value['id_token']);
  return userinfo === null || idToken === null ? null : { userinfo, idToken };
}

function readMembers(value: unknown): ClaimRequest[] | null {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) return null;
  const requests = Object.entries(value).map(([name, member]) => readMember(name, member));
  return requests.every((request) => request !== null) ? requests : null;
}

function readMember(name: string, member: unknown): ClaimRequest | null {
  if (member === null) return { name, essential: false, values: [] };
  if (!isObject(member)) return null;
  const { essential = false, value, values = [] } = member;
  if (typeof essential !== 'boolean' || !Array.isArray(values)) return null;
  return { name, essential, values: value === undefined ? values : [value] };
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
