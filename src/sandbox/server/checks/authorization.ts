import type { Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import type { PendingAuthorization } from '#sandbox/server/grants/pending-authorization.ts';
import { checkAnswerAlgorithms } from './check-answer-algorithms.ts';
import { checkAcr } from './check-acr.ts';
import { checkAuthorizationDetails } from './check-authorization-details.ts';
import { checkClaims } from './check-claims.ts';
import { checkCodeAllowed } from './check-code-allowed.ts';
import { checkConfirmed } from './check-confirmed.ts';
import { checkConsentGiven } from './check-consent-given.ts';
import { checkExpectedUser } from './check-expected-user.ts';
import { checkFormType } from './check-form-type.ts';
import { checkFrontBinding } from './check-front-binding.ts';
import { checkFrontNonce } from './check-front-nonce.ts';
import { checkFrontOpenid } from './check-front-openid.ts';
import { checkIdTokenHint } from './check-id-token-hint.ts';
import { checkImplicitAllowed } from './check-implicit-allowed.ts';
import { checkLegacyResponse } from './check-legacy-response.ts';
import { checkMaxAge } from './check-max-age.ts';
import { checkNamedKey } from './check-named-key.ts';
import { checkPkceChallenge } from './check-pkce-challenge.ts';
import { checkPkceMethod } from './check-pkce-method.ts';
import { checkPkceRequired } from './check-pkce-required.ts';
import { checkPrompt } from './check-prompt.ts';
import { checkPushedRequired } from './check-pushed-required.ts';
import { checkRedirectScheme } from './check-redirect-scheme.ts';
import { checkRedirectUri } from './check-redirect-uri.ts';
import { checkRepeatedAuthorization } from './check-repeated-authorization.ts';
import { checkRegistrationParameter } from './check-registration-parameter.ts';
import { checkRequestObjectRequired } from './check-request-object-required.ts';
import { checkRequestUri } from './check-request-uri.ts';
import { checkResource } from './check-resource.ts';
import { checkResponseJwt } from './check-response-jwt.ts';
import { checkResponseMode } from './check-response-mode.ts';
import { checkResponseType } from './check-response-type.ts';
import { checkScope } from './check-scope.ts';
import { checkSignedIn } from './check-signed-in.ts';
import { loadAuthorizingClient } from './load-authorizing-client.ts';
import { requestObjectChecks } from './request-object.ts';
import { spendPushedRequest } from './spend-pushed-request.ts';

/** What holds for an authorization request, pushed or not. @see RFC 6749 §4.1.1, RFC 9126 §2.1 */
export const authorizationRequestChecks: readonly Check<AuthorizationContext>[] = [
  //                            on failure, where the request is not being pushed
  checkResponseJwt, //          page, never redirect
  ...requestObjectChecks, //    redirect only to an address that was sent besides, or is signed
  checkRedirectUri, //          page, never redirect
  checkRedirectScheme, //       page, never redirect
  checkRepeatedAuthorization, // redirect, and so for the rest
  checkResponseMode,
  checkRegistrationParameter,
  checkPushedRequired,
  checkRequestObjectRequired,
  checkResponseType,
  checkLegacyResponse,
  checkImplicitAllowed,
  checkCodeAllowed,
  checkAnswerAlgorithms,
  checkFrontBinding,
  checkFrontNonce,
  checkScope,
  checkFrontOpenid,
  checkPkceRequired,
  checkPkceMethod,
  checkPkceChallenge,
  checkNamedKey,
  checkResource,
  checkAuthorizationDetails,
  checkPrompt,
  checkMaxAge,
  checkClaims,
  checkAcr,
  checkIdTokenHint,
];

/** An authorization request, before anybody is asked. @see RFC 6749 §4.1.1, RFC 9126 §4 */
export const authorizationChecks: readonly Check<AuthorizationContext>[] = [
  //                            on failure
  checkFormType, //             page, never redirect
  loadAuthorizingClient, //     page, never redirect
  checkRequestUri, //           redirect only to an address that was sent besides
  ...authorizationRequestChecks,
  spendPushedRequest,
];

/** What `prompt=none` needs. @see OpenID Connect Core 1.0 §3.1.2.1 */
export const silentChecks: readonly Check<PendingAuthorization>[] = [
  checkSignedIn,
  checkConfirmed,
  checkExpectedUser,
  checkConsentGiven,
];
