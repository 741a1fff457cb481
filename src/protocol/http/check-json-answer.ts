import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { AnswerKind, BodyProblem } from '#protocol/problem.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';
import { headerValue, isJsonType, mediaType } from './header-value.ts';
import type { HttpResponse } from './message.ts';
import { readBody, type BodyReading, type JsonMembers } from './read-body.ts';

/** What an answer that should be a JSON object is. */
export interface JsonAnswer {
  readonly reading: BodyReading;
  /** Null where there are no members to be had. */
  readonly members: JsonMembers | null;
  /** Checks of content type and body. */
  readonly checks: readonly Check[];
  /** Why the body is of no use; null where it is of some. */
  readonly problem: BodyProblem | null;
}

/** Reads an answer that should be a JSON object, and says how far it is one. */
export function checkJsonAnswer(
  response: HttpResponse,
  about: { readonly answer: AnswerKind; readonly spec: SpecRef },
): JsonAnswer {
  const reading = readBody(response);
  const members = reading.kind === 'object' || reading.kind === 'form' ? reading.members : null;
  return {
    reading,
    members,
    checks: [...checkType(response, about.spec), ...checkBody(reading, about.spec)],
    problem: bodyProblem(reading, { ...about, status: response.status }),
  };
}

function checkType(response: HttpResponse, spec: SpecRef): Check[] {
  const say = checkAbout('content-type', spec);
  const type = mediaType(response);
  const written = headerValue(response, 'content-type');
  if (type === null) return [say.warned('The answer does not say what type it has')];
  if (!isJsonType(type)) return [say.warned('The content type is not JSON', written)];
  return [say.passed('The content type is JSON', written)];
}

function checkBody(reading: BodyReading, spec: SpecRef): Check[] {
  const say = checkAbout('body', spec);
  if (reading.kind === 'form') {
    return [say.failed('The body is form-encoded, not JSON; it is read all the same')];
  }
  if (reading.kind !== 'object') return [say.failed(bodyTitles[reading.kind])];
  const checks = [say.passed('The body is a JSON object')];
  if (reading.repeated.length > 0) {
    const rule = checkAbout('body.repeated', rfc(8259, '4'));
    checks.push(
      rule.warned('A member stands twice; the last one is used', reading.repeated.join(', ')),
    );
  }
  return checks;
}

const bodyTitles = {
  json: 'The body is JSON, but not an object',
  html: 'The body is an HTML page',
  jwt: 'The body is a JWT',
  text: 'The body is plain text',
  binary: 'The body is not text',
  empty: 'The body is empty',
} as const;

function bodyProblem(
  reading: BodyReading,
  about: { readonly answer: AnswerKind; readonly spec: SpecRef; readonly status: number },
): BodyProblem | null {
  switch (reading.kind) {
    case 'object':
    case 'form':
      return null;
    case 'empty':
      return { code: 'response_empty', ...about };
    case 'html':
      return { code: 'response_html', ...about, pageTitle: reading.title };
    case 'json':
      return { code: 'response_not_object', ...about };
    case 'jwt':
    case 'text':
    case 'binary':
      return { code: 'response_not_json', ...about, bodyKind: reading.kind };
  }
}
