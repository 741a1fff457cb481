import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { IntrospectionJwtJudge } from '#protocol/introspection/process-introspection-response.ts';
import { validateIntrospectionJwt } from '#protocol/introspection/validate-introspection-jwt.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { rfc } from '#protocol/spec.ts';
import type { StepInput } from '#flows/define-flow.ts';
import { judgeServerSignature } from './judge-server-signature.ts';

/** Reads an introspection response that is a JWT, with the server's keys. @see RFC 9701 §5 */
export function introspectionJwtJudge(input: StepInput): IntrospectionJwtJudge {
  return async (token) => {
    const decoded = decodeJwtUnverified(token);
    if (decoded.kind !== 'jws') return { checks: [unreadable(decoded.kind)], members: null };
    const signature = await judgeServerSignature(token, input, {
      ...{ id: 'introspection_jwt.signature', spec: rfc(9701, '5') },
    });
    const { checks, members } = validateIntrospectionJwt(
      { header: decoded.header.claims, claims: decoded.payload.claims },
      { issuer: input.issuer, clientId: input.client.clientId },
      { now: input.now, toleranceSeconds: input.clockToleranceSeconds },
    );
    return { checks: [signature, ...checks], members };
  };
}

function unreadable(kind: string): Check {
  const say = checkAbout('introspection_jwt.format', rfc(9701, '5'));
  return kind === 'jwe'
    ? say.failed('The answer is encrypted, and there is no key to read it with')
    : say.failed('The answer is not a JWT');
}
