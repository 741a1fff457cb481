import { checkAbout } from '#protocol/check-about.ts';
import type { Check } from '#protocol/check.ts';
import { oidcCore, rfc, spec } from '#protocol/spec.ts';
import type {
  AnswerMode,
  AnswerParameters,
  CallbackJudgement,
} from './process-authorization-response.ts';

const tokenNames = ['access_token', 'id_token'] as const;
type TokenName = (typeof tokenNames)[number];

/** The response type that brings a token in the answer itself. */
const typeOf = { access_token: 'token', id_token: 'id_token' } as const;

/**
 * The tokens that the browser carries: those that were asked for are there, none came by the query,
 * and an access token says its type.
 * @see OAuth 2.0 Multiple Response Types §3, §5; RFC 6749 §4.2.2; OpenID Connect Core 1.0 §3.2.2.5
 */
export function checkFrontTokens(
  parameters: AnswerParameters,
  mode: AnswerMode,
  responseType: string,
): CallbackJudgement {
  const given = new Map(parameters.toReversed());
  if (given.has('error')) return { checks: [], problem: null };
  const asked = responseType.split(' ');
  const judgements = tokenNames.map((name) => judgePresence(name, given.get(name), asked));
  const came = tokenNames.filter((name) => (given.get(name) ?? '') !== '');
  const way = judgeWay(came, mode);
  const all = [...judgements, way];
  return {
    checks: [...all.flatMap(({ checks }) => checks), ...judgeType(given, came)],
    problem: all.find(({ problem }) => problem !== null)?.problem ?? null,
  };
}

function judgePresence(
  name: TokenName,
  token: string | undefined,
  asked: readonly string[],
): CallbackJudgement {
  const rule = name === 'id_token' ? oidcCore('3.2.2.5') : rfc(6749, '4.2.2');
  const say = checkAbout(name, rule);
  const isThere = token !== undefined && token !== '';
  if (!asked.includes(typeOf[name])) {
    const check = say.warned(`${name} came though it was not asked for`);
    return { checks: isThere ? [check] : [], problem: null };
  }
  if (isThere) {
    const check = say.passed(
      `There is the ${name} that was asked for`,
      `${token.length} characters`,
    );
    return { checks: [check], problem: null };
  }
  return {
    checks: [say.failed(`There is no ${name}, which was asked for`)],
    problem: { code: 'front_token_missing', spec: rule, parameter: name },
  };
}

function judgeWay(came: readonly TokenName[], mode: AnswerMode): CallbackJudgement {
  if (came.length === 0) return { checks: [], problem: null };
  const rule = spec('OAuth Multiple Response Types', '5');
  const say = checkAbout('tokens.query', rule);
  const names = came.join(', ');
  if (mode === 'by-hand') {
    const check = say.skipped('How the tokens came is not known: they were pasted');
    return { checks: [check], problem: null };
  }
  if (mode !== 'query') {
    return {
      checks: [say.passed('No token came by the query', `${names} by ${mode}`)],
      problem: null,
    };
  }
  return {
    checks: [say.failed('A token came by the query, where servers and logs see it', names)],
    problem: { code: 'token_in_query', spec: rule, parameters: came },
  };
}

function judgeType(
  given: ReadonlyMap<string, string>,
  came: readonly TokenName[],
): readonly Check[] {
  if (!came.includes('access_token')) return [];
  const say = checkAbout('token_type', rfc(6749, '4.2.2'));
  const type = given.get('token_type') ?? '';
  const seconds = given.get('expires_in');
  const lifetime = checkAbout('expires_in', rfc(6749, '4.2.2'));
  return [
    type === ''
      ? say.failed('The token type is missing')
      : say[type.toLowerCase() === 'bearer' ? 'passed' : 'warned']('The token type is named', type),
    seconds === undefined
      ? lifetime.skipped('The server does not say how long the token lives')
      : lifetime[/^\d+$/.test(seconds) ? 'passed' : 'failed'](
          'The lifetime is given in seconds',
          seconds,
        ),
  ];
}
