import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { checkJsonAnswer } from '#protocol/http/check-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { isMembers, type JsonMembers } from '#protocol/http/read-body.ts';
import { hasPrivateHalf } from '#protocol/keys/private-half.ts';
import type { Jwk, Jwks } from '#protocol/model/jwks.ts';
import type { DiscoveryProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';

/** Judges the answer of a `jwks_uri`. @see RFC 7517 §5 */
export function processJwksResponse({ response }: Exchange): Processed<Jwks, DiscoveryProblem> {
  const about = { answer: 'jwks', spec: rfc(7517, '5') } as const;
  const answer = checkJsonAnswer(response, about);
  const say = checkAbout('status', rfc(8414, '2'));
  const isFine = response.status === 200;
  const checks = [
    isFine
      ? say.passed('The status is 200')
      : say.failed('The status is not 200', String(response.status)),
    ...answer.checks,
  ];
  const wrongStatus: DiscoveryProblem | null = isFine
    ? null
    : { code: 'status_unexpected', ...about, status: response.status };
  if (answer.members === null) {
    return { checks, value: null, problem: wrongStatus ?? answer.problem };
  }
  const judged = judgeJwks(answer.members);
  return {
    checks: [...checks, ...judged.checks],
    value: judged.value,
    problem: wrongStatus ?? judged.problem,
  };
}

/** Judges members that should be a JWK Set; keys that are none are left out. @see RFC 7517 §5 */
function judgeJwks(members: JsonMembers): Processed<Jwks, DiscoveryProblem> {
  const spec = rfc(7517, '5.1');
  const say = checkAbout('keys', spec);
  const list: unknown = members['keys'];
  if (!Array.isArray(list)) {
    const problem = { code: 'jwks_malformed', spec, reason: 'keys is not an array' } as const;
    return { checks: [say.failed('There is no array keys')], value: null, problem };
  }
  const keys = list.filter(isJwk);
  if (keys.length === 0) {
    const problem = { code: 'jwks_empty', spec } as const;
    return { checks: [say.failed('There is no key in the set')], value: { keys }, problem };
  }
  const count = `${keys.length} of ${list.length}`;
  const check =
    keys.length === list.length
      ? say.passed('Every key has a type', keys.map(describeKey).join(', '))
      : say.warned('Some keys have no type and are left out', count);
  return { checks: [check, ...checkPrivate(keys)], value: { keys }, problem: null };
}

function isJwk(value: unknown): value is Jwk {
  return isMembers(value) && typeof value['kty'] === 'string';
}

function describeKey({ kty, kid, alg }: Jwk): string {
  return [alg ?? kty, kid].filter((part) => typeof part === 'string').join(' ');
}

function checkPrivate(keys: readonly Jwk[]): Check[] {
  const open = keys.filter((key) => hasPrivateHalf(key) || key.kty === 'oct');
  if (open.length === 0) return [];
  const say = checkAbout('keys.private', rfc(7517, '9.2'));
  return [say.failed('The set gives away private or secret keys', `${open.length} of them`)];
}
