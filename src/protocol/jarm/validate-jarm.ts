import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { AnswerParameters } from '#protocol/authorization/process-authorization-response.ts';
import { checkTimes, type CheckMoment } from '#protocol/jwt/check-times.ts';
import { spec } from '#protocol/spec.ts';

/** What a signed answer must agree with. */
export interface ExpectedJarm {
  /** Null where there is none to compare with. */
  readonly issuer: string | null;
  readonly clientId: string;
}

type Claims = Readonly<Record<string, unknown>>;

const rules = spec('JARM', '2.4');

/** The rules of a signed answer but its signature: who made it, for whom, until when. @see JARM §2.1, §2.4 */
export function validateJarm(
  claims: Claims,
  expected: ExpectedJarm,
  moment: CheckMoment,
): readonly Check[] {
  const times = checkTimes(claims, moment, {
    prefix: 'response',
    exp: { isRequired: true, spec: rules },
    iat: { isRequired: false, spec: rules },
  });
  return [checkIssuer(claims['iss'], expected), checkAudience(claims['aud'], expected), ...times];
}

function checkIssuer(iss: unknown, { issuer }: ExpectedJarm): Check {
  const say = checkAbout('response.iss', rules);
  if (typeof iss !== 'string') return say.failed('No iss: the answer does not say who made it');
  if (issuer === null) return say.skipped('No issuer is known to compare with', iss);
  return iss === issuer
    ? say.passed('iss is the issuer that was asked', iss)
    : say.failed('iss is another issuer', `expected ${issuer}, got ${iss}`);
}

function checkAudience(aud: unknown, { clientId }: ExpectedJarm): Check {
  const say = checkAbout('response.aud', rules);
  const names: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (aud === undefined) {
    return say.failed('No aud: the answer does not say which client it is for');
  }
  return names.includes(clientId)
    ? say.passed('aud is this client', clientId)
    : say.failed('aud does not name this client: the answer is for another', JSON.stringify(aud));
}

/** What belongs to the token and not to the answer in it. */
const envelope = ['aud', 'exp', 'iat', 'nbf', 'jti'];

/** The parameters that a signed answer stands for, as texts. @see JARM §2.1 */
export function parametersOfJarm(claims: Claims): AnswerParameters {
  return Object.entries(claims)
    .filter(([name]) => !envelope.includes(name))
    .map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]);
}
