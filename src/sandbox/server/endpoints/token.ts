import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkAuthorizationDetails } from '#sandbox/server/checks/check-authorization-details.ts';
import { checkGrantAllowed } from '#sandbox/server/checks/check-grant-allowed.ts';
import { checkGrantType } from '#sandbox/server/checks/check-grant-type.ts';
import { checkLegacyGrant } from '#sandbox/server/checks/check-legacy-grant.ts';
import { checkProofRequired } from '#sandbox/server/checks/check-proof-required.ts';
import { checkResource } from '#sandbox/server/checks/check-resource.ts';
import { clientAuthenticationChecks } from '#sandbox/server/checks/client-authentication.ts';
import { proofChecks } from '#sandbox/server/checks/proof.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { hasFault } from '#sandbox/server/faults/has-fault.ts';
import { grantAssertion } from '#sandbox/server/grants/assertion-grant.ts';
import { readAuthorizationDetails } from '#sandbox/server/grants/authorization-details.ts';
import { grantAuthorizationCode } from '#sandbox/server/grants/authorization-code.ts';
import { identifyByAssertion } from '#sandbox/server/grants/identify-by-assertion.ts';
import { grantClientCredentials } from '#sandbox/server/grants/client-credentials.ts';
import { readClientRequest, type ClientRequest } from '#sandbox/server/grants/client-request.ts';
import { grantBackchannel, grantDeviceCode } from '#sandbox/server/grants/decided-grant.ts';
import { isGrantType, type GrantType } from '#sandbox/server/grants/grant-types.ts';
import { grantPassword } from '#sandbox/server/grants/password.ts';
import { grantRefreshToken } from '#sandbox/server/grants/refresh-token.ts';
import { grantTokenExchange } from '#sandbox/server/grants/token-exchange.ts';
import { json } from '#sandbox/server/http/responses.ts';
import type { TokenResponse } from '#sandbox/server/tokens/token-response.ts';

/** What holds for every request to the token endpoint. @see RFC 6749 §3.2, RFC 9449 §5 */
export const tokenChecks: readonly Check<ClientRequest>[] = [
  ...clientAuthenticationChecks,
  checkGrantType,
  checkLegacyGrant,
  checkGrantAllowed,
  checkResource,
  checkAuthorizationDetails,
  checkProofRequired,
  ...proofChecks,
];

/** Changes a grant for tokens. @see RFC 6749 §3.2 */
export const token: Endpoint = {
  methods: ['POST'],
  cors: true,
  meetsClients: true,
  audience: 'machine',
  misbehaves: true,
  takesProofs: true,
  answer: async (scene) => {
    const request = identifyByAssertion(await readClientRequest(scene));
    await runChecks(tokenChecks, request, scene.trail.checks);
    const tokens = await grantsByType[grantTypeOf(request)](withWishes(request));
    const isUntyped = hasFault(scene, 'missing-token-type');
    return json(isUntyped ? { ...tokens, token_type: undefined } : tokens);
  },
};

const grantsByType: Readonly<
  Record<GrantType, (request: ClientRequest) => Promise<TokenResponse>>
> = {
  authorization_code: grantAuthorizationCode,
  client_credentials: grantClientCredentials,
  refresh_token: grantRefreshToken,
  'urn:ietf:params:oauth:grant-type:device_code': grantDeviceCode,
  'urn:openid:params:grant-type:ciba': grantBackchannel,
  'urn:ietf:params:oauth:grant-type:token-exchange': grantTokenExchange,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': grantAssertion,
  'urn:ietf:params:oauth:grant-type:saml2-bearer': grantAssertion,
  password: grantPassword,
};

/**
 * From here on the key is the client's, and what it wants its token limited to can be: whatever is
 * made goes by it.
 * @see RFC 9449 §5, RFC 8707 §2.2, RFC 9396 §6
 */
function withWishes(request: ClientRequest): ClientRequest {
  const { get, all } = request.form.parameters;
  const details = readAuthorizationDetails(get('authorization_details'));
  const narrowing = {
    resources: all('resource'),
    details: details === 'unreadable' || details.length === 0 ? null : details,
  };
  const jkt = request.proof?.jkt ?? null;
  const binding = jkt === null ? null : { jkt };
  return { ...request, scene: { ...request.scene, binding, narrowing } };
}

function grantTypeOf({ form }: ClientRequest): GrantType {
  const name = form.parameters.get('grant_type') ?? '';
  return present(isGrantType(name) ? name : null, 'the grant type');
}
