import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { textMember } from '#protocol/http/find-member.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import type { TokenProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';
import type { TokenExpectation } from './process-token-response.ts';

/** What `token_type` says, and what is to be said of it. */
interface JudgedType {
  readonly value: string | null;
  readonly checks: readonly Check[];
  readonly problem: TokenProblem | null;
}

/** Judges `token_type`; its letter case does not matter. @see RFC 6749 §7.1, RFC 9449 §5 */
export function judgeTokenType(
  members: JsonMembers,
  { isProven = false, grantType }: Pick<TokenExpectation, 'isProven' | 'grantType'>,
): JudgedType {
  const spec = rfc(6749, '7.1');
  const say = checkAbout('token_type', spec);
  const { text, oddity } = textMember(members, 'token_type');
  if (text === null || text.trim() === '') {
    const problem: TokenProblem = { code: 'token_type_missing', spec };
    return { value: null, checks: [say.failed('The token type is missing')], problem };
  }
  const odd = oddity === null ? [] : [say.warned(oddity)];
  const isOther = grantType.endsWith(':token-exchange') && text.toUpperCase() === 'N_A';
  const check = isOther ? noAccessToken(text) : describeType(text, isProven);
  const problem: TokenProblem | null =
    check.outcome === 'failed' ? { code: 'token_type_unsupported', spec, tokenType: text } : null;
  return { value: text, checks: [...odd, check], problem };
}

// RFC 8693 §2.2.1: what was issued may be of another kind, an ID token for instance.
function noAccessToken(type: string): Check {
  const say = checkAbout('token_type', rfc(8693, '2.2.1'));
  return say.passed('What was issued is no access token, and not used as one', type);
}

function describeType(type: string, isProven: boolean): Check {
  const plain = checkAbout('token_type', rfc(6749, '7.1'));
  const bound = checkAbout('token_type', rfc(9449, '5'));
  switch (type.toLowerCase()) {
    case 'bearer':
      return isProven
        ? bound.warned(
            'A token bound to the key was asked for, and a bearer token came: whoever gets hold of it can use it',
            type,
          )
        : plain.passed('The token type is bearer', type);
    case 'dpop':
      return isProven
        ? bound.passed('The token is bound to the key of the proof', type)
        : bound.failed('The token is bound to a key, and no key was proven', type);
    default:
      return plain.failed('The token type is not one that is known here', type);
  }
}
