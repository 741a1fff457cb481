import {
  processAuthorizationResponse,
  type AuthorizationExpectation,
} from '#protocol/authorization/process-authorization-response.ts';

/** Judges parameters that came by query, for a run that waits with state `sent`. */
export function judgedAnswer(
  parameters: readonly (readonly [string, string])[],
  changes: Partial<AuthorizationExpectation> = {},
) {
  return processAuthorizationResponse(parameters, 'query', {
    state: 'sent',
    issuer: 'https://server.example',
    isIssuerPromised: false,
    responseMode: null,
    responseType: 'code',
    ...changes,
  });
}
