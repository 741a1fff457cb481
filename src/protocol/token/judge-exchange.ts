import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { textMember } from '#protocol/http/find-member.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { isMembers, readBody, type JsonMembers } from '#protocol/http/read-body.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';

/** The token types of RFC 8693 §3, by their short names. */
export const tokenTypes = {
  access_token: 'urn:ietf:params:oauth:token-type:access_token',
  refresh_token: 'urn:ietf:params:oauth:token-type:refresh_token',
  id_token: 'urn:ietf:params:oauth:token-type:id_token',
  jwt: 'urn:ietf:params:oauth:token-type:jwt',
  saml2: 'urn:ietf:params:oauth:token-type:saml2',
} as const;

/** What a token exchange was asked for. */
export interface ExchangeExpectation {
  /** Null where any kind may come. */
  readonly requestedType: string | null;
}

/** Judges what is particular to the answer of a token exchange. @see RFC 8693 §2.2.1 */
export function judgeExchange(
  { response }: Exchange,
  { requestedType }: ExchangeExpectation,
): { readonly checks: readonly Check[]; readonly issuedType: string | null } {
  const reading = readBody(response);
  if (reading.kind !== 'object' || response.status !== 200) return { checks: [], issuedType: null };
  const { text } = textMember(reading.members, 'issued_token_type');
  return { checks: [checkIssuedType(text, requestedType)], issuedType: text };
}

function checkIssuedType(issued: string | null, requested: string | null): Check {
  const say = checkAbout('issued_token_type', rfc(8693, '2.2.1'));
  if (issued === null) return say.failed('The answer does not say what kind of token was issued');
  if (requested === null)
    return say.passed('The answer says what kind of token was issued', issued);
  return issued === requested
    ? say.passed('The token is of the kind that was asked for', issued)
    : say.failed('The token is of another kind than was asked for', `${issued}, not ${requested}`);
}

/** Somebody in the chain of those who act for the subject. */
export interface Actor {
  readonly sub: string;
  readonly iss: string | null;
  /** Other claims that identify it, `client_id` for instance. */
  readonly others: readonly string[];
}

/** At most so many are read: a chain may be made to be endless. */
const mostActors = 20;

/**
 * The chain of actors in a token, the present one first; those before it only tell the history, and
 * must not be used to decide on access.
 * @see RFC 8693 §4.1
 */
export function readActors(claims: JsonMembers): readonly Actor[] {
  const actors: Actor[] = [];
  let next: unknown = claims['act'];
  while (isMembers(next) && actors.length < mostActors) {
    const { sub, iss, act, ...rest } = next;
    const others = Object.entries(rest).map(([name, value]) => `${name}: ${valueText(value)}`);
    actors.push({ sub: textOf(sub), iss: typeof iss === 'string' ? iss : null, others });
    next = act;
  }
  return actors;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'nobody named';
}

/** Whether the new token says who acts, where an actor's token was given. @see RFC 8693 §4.1 */
export function checkActors(claims: JsonMembers | null, hasActor: boolean): Check {
  const say = checkAbout('act', rfc(8693, '4.1'));
  if (claims === null)
    return say.skipped('The token cannot be read here, so its act cannot either');
  const actors = readActors(claims);
  const chain = actors.map(({ sub }) => sub).join(' ← ');
  if (hasActor) {
    return actors.length > 0
      ? say.passed('The token names who acts for its subject', chain)
      : say.warned('An actor’s token was given, and the new token names no actor');
  }
  return actors.length > 0
    ? say.passed('The token names who acts for its subject', chain)
    : say.skipped('No actor’s token was given: this is impersonation, and no act is there');
}
