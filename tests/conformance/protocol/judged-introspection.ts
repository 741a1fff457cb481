import type { Exchange } from '#protocol/http/message.ts';
import {
  processIntrospectionResponse,
  type IntrospectionContext,
} from '#protocol/introspection/process-introspection-response.ts';
import { validateIntrospectionJwt } from '#protocol/introspection/validate-introspection-jwt.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { receivedAt } from '../../support/protocol-exchange.ts';

const moment = { now: receivedAt, toleranceSeconds: 0 };
const issuer = 'https://server.example';

/** Judges an introspection response; the signature of a JWT is not looked at. */
export function judgedIntrospection(
  exchange: Exchange,
  changes: Partial<IntrospectionContext> = {},
) {
  return processIntrospectionResponse(exchange, {
    ...{ issuer, expected: null, moment, wantsJwt: false },
    judgeJwt: async (token) => {
      const decoded = decodeJwtUnverified(token);
      if (decoded.kind !== 'jws') return { checks: [], members: null };
      const members = { header: decoded.header.claims, claims: decoded.payload.claims };
      return validateIntrospectionJwt(members, { issuer, clientId: 'api' }, moment);
    },
    ...changes,
  });
}
