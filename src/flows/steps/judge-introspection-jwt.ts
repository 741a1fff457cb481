import { checkAbout } from '#protocol/check-about.ts';
import type { IntrospectionJwtJudge } from '#protocol/introspection/process-introspection-response.ts';
import { validateIntrospectionJwt } from '#protocol/introspection/validate-introspection-jwt.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { rfc } from '#protocol/spec.ts';
import type { StepInput } from '#flows/define-flow.ts';
import { judgeServerSignature } from './judge-server-signature.ts';
import { openEncrypted } from './open-encrypted.ts';

// RFC 9701 §5: encrypted or not, it is signed.
const noJwt = checkAbout('introspection_jwt.format', rfc(9701, '5')).failed(
  'The answer is not a signed JWT',
);

/**
 * Reads an introspection response that is a JWT, with the server's keys and, where it is encrypted, the
 * client's. @see RFC 9701 §5
 */
export function introspectionJwtJudge(input: StepInput): IntrospectionJwtJudge {
  return async (token) => {
    const about = { id: 'introspection_jwt', spec: rfc(9701, '5'), what: 'answer' };
    const opened = await openEncrypted(token, input.client.keys, about);
    if (opened.text === null) return { checks: opened.checks, members: null };
    const decoded = decodeJwtUnverified(opened.text);
    if (decoded.kind !== 'jws') return { checks: [...opened.checks, noJwt], members: null };
    const signature = await judgeServerSignature(opened.text, input, {
      ...{ id: 'introspection_jwt.signature', spec: rfc(9701, '5') },
    });
    const { checks, members } = validateIntrospectionJwt(
      { header: decoded.header.claims, claims: decoded.payload.claims },
      { issuer: input.issuer, clientId: input.client.clientId },
      { now: input.now, toleranceSeconds: input.clockToleranceSeconds },
    );
    return { checks: [...opened.checks, signature, ...checks], members };
  };
}
