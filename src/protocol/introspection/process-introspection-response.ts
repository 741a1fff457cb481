import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { headerValue, mediaType } from '#protocol/http/header-value.ts';
import { judgeJsonAnswer } from '#protocol/http/judge-json-answer.ts';
import type { Exchange, HttpResponse } from '#protocol/http/message.ts';
import { readBody, type JsonMembers } from '#protocol/http/read-body.ts';
import type { CheckMoment } from '#protocol/jwt/check-times.ts';
import type { IntrospectionProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';
import {
  judgeIntrospectionMembers,
  type IntrospectionExpectation,
} from './judge-introspection-members.ts';

/** The media type of an answer that is a JWT. @see RFC 9701 §5 */
export const introspectionJwtType = 'application/token-introspection+jwt';

/** Reads the JWT of a signed answer: its checks, and the members inside; null where it has none. */
export type IntrospectionJwtJudge = (
  token: string,
) => Promise<{ readonly checks: readonly Check[]; readonly members: JsonMembers | null }>;

/** What is known before. */
export interface IntrospectionContext extends IntrospectionExpectation {
  readonly moment: CheckMoment;
  /** True where the answer was asked for as a JWT. */
  readonly wantsJwt: boolean;
  readonly judgeJwt: IntrospectionJwtJudge;
}

/** What the server says about a token. */
export interface IntrospectionAnswer {
  readonly isActive: boolean | null;
  readonly members: JsonMembers;
}

/**
 * Judges an introspection response, plain or as a JWT.
 * @see RFC 7662 §2.2, §2.3; RFC 9701 §5
 */
export async function processIntrospectionResponse(
  exchange: Exchange,
  context: IntrospectionContext,
): Promise<Processed<IntrospectionAnswer, IntrospectionProblem>> {
  const { response } = exchange;
  const form = checkForm(response, context.wantsJwt);
  const read = isJwt(response)
    ? await readJwt(response, context.judgeJwt)
    : judgeJsonAnswer(exchange, {
        ...{ answer: 'introspection', from: 'introspection', status: 200 },
        ...{ spec: rfc(7662, '2.2'), errorSpec: rfc(7662, '2.3') },
      });
  const before = [...read.checks, ...form];
  if (read.value === null) return { checks: before, value: null, problem: read.problem };
  const { checks, isActive } = judgeIntrospectionMembers(read.value, context, context.moment);
  const all = [...before, ...checks];
  return {
    checks: all,
    value: { isActive, members: read.value },
    problem: read.problem ?? problemOf(isActive, context.expected),
  };
}

function problemOf(
  isActive: boolean | null,
  expected: IntrospectionExpectation['expected'],
): IntrospectionProblem | null {
  if (isActive === null) return { code: 'active_missing', spec: rfc(7662, '2.2') };
  const isAlive = isActive && expected === 'inactive';
  return isAlive ? { code: 'revoked_token_active', spec: rfc(7009, '2.2') } : null;
}

function isJwt(response: HttpResponse): boolean {
  return mediaType(response) === introspectionJwtType || readBody(response).kind === 'jwt';
}

function checkForm(response: HttpResponse, wantsJwt: boolean): readonly Check[] {
  if (!wantsJwt || response.status !== 200) return [];
  const say = checkAbout('introspection.form', rfc(9701, '5'));
  const type = mediaType(response);
  if (type === introspectionJwtType) return [say.passed('The answer is a JWT, as asked for', type)];
  const written = headerValue(response, 'content-type');
  return isJwt(response)
    ? [say.warned('The answer is a JWT under another content type', written)]
    : [say.warned('A JWT was asked for, and plain JSON came', written)];
}

async function readJwt(
  response: HttpResponse,
  judge: IntrospectionJwtJudge,
): Promise<Processed<JsonMembers, IntrospectionProblem>> {
  const { checks, members } = await judge(response.body.trim());
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  // What nobody could read was not looked at, and is no answer either.
  const refused = failed ?? (members === null ? checks.at(-1) : undefined);
  const problem: IntrospectionProblem | null =
    refused === undefined
      ? null
      : {
          ...{ code: 'introspection_jwt_refused', spec: refused.spec },
          ...{ check: refused.id, found: refused.title },
        };
  return { checks, value: members, problem };
}
