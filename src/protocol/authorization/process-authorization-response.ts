import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { CallbackProblem } from '#protocol/problem.ts';
import { rfc, spec } from '#protocol/spec.ts';
import { checkAnswerIssuer } from './check-answer-issuer.ts';
import { checkState } from './check-state.ts';
import { responseWay, type ResponseMode, type ResponseWay } from './authorization-parameters.ts';
import { checkFrontTokens } from './check-front-tokens.ts';

/** How an answer came; `by-hand` where it was carried without its envelope. */
export type AnswerMode = ResponseWay | 'by-hand';

/** The parameters of an answer in their order, repeated ones too. */
export type AnswerParameters = readonly (readonly [name: string, value: string])[];

/** What the run that waits for the answer knows. */
export interface AuthorizationExpectation {
  /** The state that was sent; null where none was. */
  readonly state: string | null;
  /** The issuer of the metadata; null where there is none. */
  readonly issuer: string | null;
  /** `authorization_response_iss_parameter_supported` of the metadata. */
  readonly isIssuerPromised: boolean;
  /** The mode that was asked for; null where it was left to the server. */
  readonly responseMode: ResponseMode | null;
  /** What was asked for: `code`, `code id_token`. */
  readonly responseType: string;
}

/** What an authorization response gives. @see OAuth 2.0 Multiple Response Types §5 */
export interface AuthorizationAnswer {
  readonly code: string | null;
  readonly idToken: string | null;
  readonly accessToken: string | null;
  readonly tokenType: string | null;
  /** Seconds, as the server wrote it. */
  readonly expiresIn: string | null;
  readonly scope: string | null;
}

/** A rule that was looked at, and what stands in the way because of it. */
export interface CallbackJudgement {
  readonly checks: readonly Check[];
  readonly problem: CallbackProblem | null;
}

const known = [
  ...['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'session_state'],
  ...['id_token', 'access_token', 'token_type', 'expires_in', 'scope'],
];

/**
 * Judges an authorization response.
 * @see RFC 6749 §4.1.2, §4.1.2.1, §10.12; RFC 9207 §2.4
 */
export function processAuthorizationResponse(
  parameters: AnswerParameters,
  mode: AnswerMode,
  expected: AuthorizationExpectation,
): Processed<AuthorizationAnswer, CallbackProblem> {
  if (parameters.length === 0) {
    const rule = rfc(6749, '4.1.2');
    const check = checkAbout('parameters', rule).failed('The answer has no parameters');
    return { checks: [check], value: null, problem: { code: 'callback_empty', spec: rule } };
  }
  const isBareCode = mode === 'by-hand' && parameters.every(([name]) => name === 'code');
  const repeated = checkRepeated(parameters);
  const state = checkState(allOf(parameters, 'state'), expected.state, isBareCode);
  const issuer = checkAnswerIssuer(allOf(parameters, 'iss'), expected, {
    isBareCode,
    hasIdToken: (firstOf(parameters, 'id_token') ?? '') !== '',
  });
  const error = checkError(parameters);
  const code = checkCode(parameters, expected.responseType);
  const tokens = checkFrontTokens(parameters, mode, expected.responseType);
  const judgements = [repeated, state, issuer, error, code, tokens];
  const checks = judgements.flatMap((judgement) => judgement.checks);
  const given = readAnswer(parameters);
  return {
    checks: [...checks, checkMode(mode, expected), ...listOthers(parameters)],
    value: error.problem === null && hasSomething(given) ? given : null,
    problem: firstProblem(judgements),
  };
}

function readAnswer(parameters: AnswerParameters): AuthorizationAnswer {
  const read = (name: string) => firstOf(parameters, name) || null;
  return {
    code: read('code'),
    idToken: read('id_token'),
    accessToken: read('access_token'),
    tokenType: read('token_type'),
    expiresIn: read('expires_in'),
    scope: read('scope'),
  };
}

function hasSomething({ code, idToken, accessToken }: AuthorizationAnswer): boolean {
  return code !== null || idToken !== null || accessToken !== null;
}

// What the server says comes first, unless the answer is not for this run at all.
function firstProblem(judgements: readonly CallbackJudgement[]): CallbackProblem | null {
  const problems = judgements.flatMap(({ problem }) => problem ?? []);
  const foreign = problems.find(({ code }) => code.endsWith('_mismatch'));
  const said = problems.find(({ code }) => code === 'oauth_error');
  return foreign ?? said ?? problems[0] ?? null;
}

function firstOf(parameters: AnswerParameters, name: string): string | null {
  return parameters.find(([one]) => one === name)?.[1] ?? null;
}

function allOf(parameters: AnswerParameters, name: string): readonly string[] {
  return parameters.filter(([one]) => one === name).map(([, value]) => value);
}

function checkRepeated(parameters: AnswerParameters): CallbackJudgement {
  const rule = rfc(6749, '3.1');
  const say = checkAbout('parameters', rule);
  const names = parameters.map(([name]) => name);
  const parameter = names.find((name, at) => names.indexOf(name) !== at);
  if (parameter === undefined) {
    return { checks: [say.passed('No parameter is repeated', names.join(', '))], problem: null };
  }
  return {
    checks: [say.failed('A parameter is repeated', parameter)],
    problem: { code: 'parameter_repeated', spec: rule, parameter },
  };
}

function checkError(parameters: AnswerParameters): CallbackJudgement {
  const rule = rfc(6749, '4.1.2.1');
  const say = checkAbout('error', rule);
  const error = firstOf(parameters, 'error');
  if (error === null) {
    return { checks: [say.passed('The server reports no error')], problem: null };
  }
  return {
    checks: [say.failed('The server reports an error', error)],
    problem: {
      code: 'oauth_error',
      spec: rule,
      from: 'authorization',
      error,
      description: firstOf(parameters, 'error_description'),
      uri: firstOf(parameters, 'error_uri'),
      status: null,
      scope: null,
    },
  };
}

function checkCode(parameters: AnswerParameters, responseType: string): CallbackJudgement {
  const rule = rfc(6749, '4.1.2');
  const say = checkAbout('code', rule);
  const code = firstOf(parameters, 'code');
  if (!responseType.split(' ').includes('code')) {
    const check = say.warned('A code came though none was asked for');
    return { checks: code === null ? [] : [check], problem: null };
  }
  if (firstOf(parameters, 'error') !== null) {
    return { checks: [say.skipped('An error comes without a code')], problem: null };
  }
  if (code === null || code === '') {
    const names = parameters.map(([name]) => name);
    return {
      checks: [say.failed('There is no code', names.join(', '))],
      problem: { code: 'code_missing', spec: rule, parameters: names },
    };
  }
  return { checks: [say.passed('There is a code', `${code.length} characters`)], problem: null };
}

function checkMode(mode: AnswerMode, expected: AuthorizationExpectation): Check {
  const say = checkAbout('response_mode', spec('OAuth Multiple Response Types', '2.1'));
  if (mode === 'by-hand') return say.skipped('The answer was carried by hand without its envelope');
  const wanted = responseWay(expected.responseMode, expected.responseType);
  return mode === wanted
    ? say.passed('The answer came the way that was asked for', mode)
    : say.warned('The answer came another way', `asked for ${wanted}, came by ${mode}`);
}

function listOthers(parameters: AnswerParameters): Check[] {
  const names = [...new Set(parameters.map(([name]) => name))];
  const others = names.filter((name) => !known.includes(name));
  const checks: Check[] = [];
  if (names.includes('session_state')) {
    const say = checkAbout('session_state', spec('OIDC Session Management'));
    checks.push(say.skipped('session_state serves session management, which is not used here'));
  }
  if (others.length > 0) {
    const say = checkAbout('parameters.unknown', rfc(6749, '4.1.2'));
    checks.push(say.skipped('Parameters that are not known are ignored', others.join(', ')));
  }
  return checks;
}
