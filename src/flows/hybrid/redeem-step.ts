import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import type { Problem } from '#protocol/problem.ts';
import { oidcCore } from '#protocol/spec.ts';
import { redeemStep } from '#flows/authorization-code/redeem-step.ts';
import type { RequestStep } from '#flows/define-flow.ts';
import { hybridRedeemText } from './texts.ts';

/** The code for tokens, whose ID token is compared with the first. @see OpenID Connect Core 1.0 §3.3.3 */
export const hybridRedeemStep: RequestStep = {
  ...redeemStep,
  ...hybridRedeemText,
  process: async (exchange, input) => {
    const judgement = await redeemStep.process(exchange, input);
    const first = claimsOf(input.memory.frontIdToken);
    const second = claimsOf(judgement.learned.idToken ?? null);
    if (first === null || second === null) return judgement;
    const checks = compare(first, second);
    const failed = checks.find(({ outcome }) => outcome === 'failed');
    const problem: Problem | null =
      failed === undefined
        ? null
        : { code: 'id_token_refused', spec: failed.spec, check: failed.id, found: failed.title };
    return {
      ...judgement,
      checks: [...judgement.checks, ...checks],
      problem: judgement.problem ?? problem,
    };
  },
};

type Claims = Readonly<Record<string, unknown>>;

// Both were verified when they came: here they are only compared.
function claimsOf(token: string | null): Claims | null {
  const decoded = token === null ? null : decodeJwtUnverified(token);
  return decoded?.kind === 'jws' ? decoded.payload.claims : null;
}

/** Whether two ID tokens of one sign-in agree. @see OpenID Connect Core 1.0 §3.3.3.6 */
function compare(first: Claims, second: Claims): readonly Check[] {
  const same = (name: 'iss' | 'sub') => {
    const say = checkAbout(`id_token.first.${name}`, oidcCore('3.3.3.6'));
    return first[name] === second[name]
      ? say.passed(`${name} is that of the ID token that the browser brought`, String(first[name]))
      : say.failed(
          `${name} is not that of the ID token that the browser brought`,
          `${String(first[name])}, then ${String(second[name])}`,
        );
  };
  return [same('iss'), same('sub')];
}
