import { writeMember } from '#protocol/http/draft-members.ts';
import type { NewField } from '#protocol/http/draft-field.ts';

/** The type of a request object. @see RFC 9101 §10.8 */
export const requestObjectType = 'oauth-authz-req+jwt';

/** Seconds for which a request object is good. */
const lifetimeSeconds = 300;

/** Parameters whose value is JSON, or a number, and so is not a string in a claim. @see RFC 9101 §4 */
const jsonParameters = ['claims', 'authorization_details', 'max_age'];

/** Who says what to whom, and when. */
export interface RequestObjectContext {
  readonly clientId: string;
  readonly issuer: string;
  readonly jti: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The claims of a request object: who asks whom until when, then the parameters themselves. A parameter
 * that may stand more than once (`resource`) is an array where it does.
 * @see RFC 9101 §4, OpenID Connect Core 1.0 §6.1
 */
export function requestObjectClaims(
  parameters: readonly NewField[],
  { clientId, issuer, jti, now }: RequestObjectContext,
): readonly NewField[] {
  const iat = Math.floor(now / 1000);
  const about: readonly NewField[] = [
    { place: 'claim', name: 'iss', value: clientId },
    { place: 'claim', name: 'aud', value: issuer },
    { place: 'claim', name: 'iat', value: String(iat), fresh: true },
    { place: 'claim', name: 'nbf', value: String(iat), fresh: true },
    { place: 'claim', name: 'exp', value: String(iat + lifetimeSeconds), fresh: true },
    { place: 'claim', name: 'jti', value: jti, fresh: true },
  ];
  return [...about, ...joinRepeated(parameters).map(asClaim)];
}

function asClaim(field: NewField): NewField {
  const { name, value } = field;
  const isJson = jsonParameters.includes(name) || value.startsWith('[');
  return { ...field, place: 'claim', value: isJson ? value : writeMember(value) };
}

function joinRepeated(parameters: readonly NewField[]): readonly NewField[] {
  const names = new Set(parameters.map(({ name }) => name));
  return [...names].flatMap((name) => {
    const all = parameters.filter((field) => field.name === name);
    const [first] = all;
    if (first === undefined || all.length === 1) return all;
    return [{ ...first, value: JSON.stringify(all.map(({ value }) => value)) }];
  });
}

/** The parameters that claims stand for, as texts: what an answer will be judged by. @see RFC 9101 §4 */
export function parametersOf(
  claims: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  const own = ['iss', 'aud', 'iat', 'nbf', 'exp', 'jti'];
  const entries = Object.entries(claims).filter(([name]) => !own.includes(name));
  return new Map(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]),
  );
}
