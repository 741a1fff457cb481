import { checkAbout } from '#protocol/check-about.ts';
import { rfc } from '#protocol/spec.ts';
import type {
  AuthorizationExpectation,
  CallbackJudgement,
} from './process-authorization-response.ts';

/** The answer comes from the server that was asked, where it says so. @see RFC 9207 §2.4 */
export function checkAnswerIssuer(
  received: readonly string[],
  { issuer, isIssuerPromised }: Pick<AuthorizationExpectation, 'issuer' | 'isIssuerPromised'>,
  { isBareCode, hasIdToken }: { readonly isBareCode: boolean; readonly hasIdToken: boolean },
): CallbackJudgement {
  const spec = rfc(9207, '2.4');
  const say = checkAbout('iss', spec);
  const [iss] = received;
  if (issuer === null) {
    return { checks: [say.skipped('No issuer is known to compare with', iss)], problem: null };
  }
  if (iss === undefined) {
    if (isBareCode) {
      return { checks: [say.skipped('Only the code was pasted, without iss')], problem: null };
    }
    if (hasIdToken) {
      // RFC 9207 §4: a response type that brings an ID token has its issuer in there.
      return {
        checks: [say.skipped('The ID token of the answer names the issuer')],
        problem: null,
      };
    }
    if (!isIssuerPromised) {
      const title = 'The server sends no iss, and its metadata does not promise one';
      return { checks: [say.skipped(title)], problem: null };
    }
    return {
      checks: [say.failed('The metadata promises iss, and the answer has none')],
      problem: { code: 'issuer_missing', spec, expected: issuer },
    };
  }
  if (received.every((one) => one === issuer)) {
    return { checks: [say.passed('The answer comes from the issuer', iss)], problem: null };
  }
  return {
    checks: [say.failed('The answer comes from another issuer', `${iss}, not ${issuer}`)],
    problem: {
      code: 'issuer_mismatch',
      spec,
      expected: issuer,
      received: received.find((one) => one !== issuer) ?? iss,
    },
  };
}
