import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { textMember } from '#protocol/http/find-member.ts';
import { judgeJsonAnswer } from '#protocol/http/judge-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import { requiredText } from '#protocol/http/read-required.ts';
import type { EndpointProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';
import { checkCaching } from '#protocol/token/check-token-headers.ts';
import { valueText } from '#protocol/value-text.ts';

/** A registration as the server has it. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly registrationAccessToken: string | null;
  readonly registrationClientUri: string | null;
  readonly members: JsonMembers;
}

/** What was done, and what it must agree with. */
export interface RegistrationExpectation {
  readonly act: 'register' | 'read' | 'update';
  /** The id as it was given before; null at the first. */
  readonly clientId: string | null;
  /** Members as they were sent; none for a read. */
  readonly sent: JsonMembers;
}

const spec = rfc(7591, '3.2.1');

/** Judges a client information response. @see RFC 7591 §3.2.1, RFC 7592 §3 */
export function processRegistrationResponse(
  exchange: Exchange,
  expected: RegistrationExpectation,
): Processed<Registration, EndpointProblem> {
  const isFirst = expected.act === 'register';
  const read = judgeJsonAnswer(exchange, {
    ...{ answer: 'registration', from: 'registration', status: isFirst ? 201 : 200 },
    spec: isFirst ? spec : rfc(7592, '3'),
    errorSpec: rfc(7591, '3.2.2'),
  });
  if (read.value === null) return { checks: read.checks, value: null, problem: read.problem };
  const members = read.value;
  const id = requiredText(members, 'client_id', spec);
  const checks = [
    ...read.checks,
    checkCaching(exchange.response),
    id.value === null ? id.check : checkId(id.value, expected.clientId),
    checkSecret(members),
    checkManagement(members, isFirst),
    ...checkReplaced(members, expected.sent),
  ];
  if (id.value === null) {
    const about = { answer: 'registration', missing: ['client_id'], spec } as const;
    return { checks, value: null, problem: { code: 'answer_incomplete', ...about } };
  }
  const value: Registration = {
    clientId: id.value,
    clientSecret: textMember(members, 'client_secret').text,
    registrationAccessToken: textMember(members, 'registration_access_token').text,
    registrationClientUri: textMember(members, 'registration_client_uri').text,
    members,
  };
  return { checks, value, problem: read.problem };
}

function checkId(clientId: string, before: string | null): Check {
  const say = checkAbout('client_id', before === null ? spec : rfc(7592, '3'));
  if (before === null) return say.passed('The client has an id', clientId);
  return clientId === before
    ? say.passed('It is the same client', clientId)
    : say.failed('It is another client than before', `${clientId}, not ${before}`);
}

function checkSecret(members: JsonMembers): Check {
  const say = checkAbout('client_secret_expires_at', spec);
  if (textMember(members, 'client_secret').text === null) {
    return say.skipped('No secret was issued: the client is public, or has keys');
  }
  const expiry = members['client_secret_expires_at'];
  if (typeof expiry !== 'number') {
    return say.failed('A secret was issued, and the answer does not say until when it is good');
  }
  return say.passed(
    expiry === 0 ? 'The secret does not expire' : 'The answer says until when the secret is good',
    expiry === 0 ? null : new Date(expiry * 1000).toISOString(),
  );
}

// RFC 7592 §3: both or neither, and in each answer where it is offered at all.
function checkManagement(members: JsonMembers, isFirst: boolean): Check {
  const say = checkAbout('registration_client_uri', rfc(7592, '3'));
  const uri = textMember(members, 'registration_client_uri').text;
  const token = textMember(members, 'registration_access_token').text;
  if (uri === null && token === null) {
    return isFirst
      ? say.skipped('The server does not offer to manage the registration')
      : say.warned('The answer names neither address nor token for the next time');
  }
  if (uri === null || token === null) {
    const name = uri === null ? 'registration_client_uri' : 'registration_access_token';
    return say.failed(`Address and token belong together, and ${name} is missing`);
  }
  return URL.canParse(uri)
    ? say.passed('The registration can be managed', uri)
    : say.failed('registration_client_uri is no address', uri);
}

// §3.2.1: the server MAY replace or leave out what was asked for, and the answer says so.
function checkReplaced(members: JsonMembers, sent: JsonMembers): readonly Check[] {
  const names = Object.keys(sent).filter((name) => !name.startsWith('client_secret'));
  if (names.length === 0) return [];
  const say = checkAbout('metadata', spec);
  const differing = names.filter((name) => !isSame(sent[name], members[name]));
  return [
    differing.length === 0
      ? say.passed('Everything is registered as it was asked for')
      : say.warned('Some is registered otherwise than asked for', differing.join(', ')),
  ];
}

function isSame(one: unknown, other: unknown): boolean {
  const text = (value: unknown) =>
    JSON.stringify(Array.isArray(value) ? value.map(valueText).toSorted() : value);
  return text(one) === text(other);
}
