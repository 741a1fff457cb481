import type { Exchange } from '#protocol/http/message.ts';
import {
  processTokenResponse,
  type ProcessedToken,
  type TokenExpectation,
} from '#protocol/token/process-token-response.ts';

/** A token response with nothing wrong. */
export const goodMembers = {
  access_token: '2YotnFZFEjr1zCsicMWpAA',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 'orders:read',
};

/** Judges the answer to a code that was redeemed. */
export function judgedToken(
  exchange: Exchange,
  changes: Partial<TokenExpectation> = {},
): Promise<ProcessedToken> {
  return processTokenResponse(exchange, {
    grantType: 'authorization_code',
    requestedScope: 'orders:read',
    sentRefreshToken: null,
    judgeIdToken: null,
    ...changes,
  });
}
