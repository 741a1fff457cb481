import { present, runChecks, type Check } from '#sandbox/server/check.ts';
import { checkIntrospectingClient } from '#sandbox/server/checks/check-introspecting-client.ts';
import { checkTokenSent } from '#sandbox/server/checks/check-token-sent.ts';
import { clientAuthenticationChecks } from '#sandbox/server/checks/client-authentication.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { readClientRequest } from '#sandbox/server/grants/client-request.ts';
import { readShownToken, type ShownToken } from '#sandbox/server/grants/shown-token.ts';
import { json, jwt } from '#sandbox/server/http/responses.ts';
import { answerJwt } from '#sandbox/server/tokens/answer-jwt.ts';
import { toSeconds } from '#sandbox/server/tokens/access-token.ts';

/** What holds for a client that asks about a token. @see RFC 7662 §2.1 */
export const introspectionChecks: readonly Check<ShownToken>[] = [
  ...clientAuthenticationChecks,
  checkIntrospectingClient,
  checkTokenSent,
];

/** Says whether a token is good, and for what. @see RFC 7662 §2 */
export const introspect: Endpoint = {
  methods: ['POST'],
  cors: true,
  audience: 'machine',
  misbehaves: true,
  answer: async (scene) => {
    const shown = await readShownToken(await readClientRequest(scene));
    await runChecks(introspectionChecks, shown, scene.trail.checks);
    const told = describeAccess(shown) ?? describeRefresh(shown) ?? { active: false };
    const accepted = scene.request.headers.get('Accept')?.toLowerCase() ?? '';
    return accepted.includes(introspectionType) ? tellSigned(shown, told) : json(told);
  },
};

const introspectionType = 'application/token-introspection+jwt';

/** The same, signed for the one who asked. @see RFC 9701 §4 and §5 */
async function tellSigned({ scene, client: asking }: ShownToken, told: object): Promise<Response> {
  const client = present(asking, 'the client');
  const form = {
    signedWith:
      client.introspection_signed_response_alg ?? scene.definition.policy.accessTokenAlgorithm,
    encryptedWith: client.introspection_encrypted_response_alg,
    contentEncryption: client.introspection_encrypted_response_enc,
  };
  const claims = {
    ...{ iss: scene.issuer, aud: client.client_id, iat: toSeconds(scene.now) },
    token_introspection: told,
  };
  const kind = { form, typ: 'token-introspection+jwt', claims } as const;
  return jwt(await answerJwt(scene, client, kind), introspectionType);
}

function describeAccess({ scene, access, family }: ShownToken): object | null {
  if (access === null || family === null) return null;
  const { claims } = access;
  if (Number(claims['exp']) * 1000 <= scene.now) return null;
  return {
    active: true,
    token_type: 'cnf' in claims ? 'DPoP' : 'Bearer',
    ...claims,
    ...username(scene, claims['sub']),
  };
}

function describeRefresh({ scene, refresh, family }: ShownToken): object | null {
  if (refresh === null || family === null) return null;
  if (refresh.record.isSpent || refresh.record.endsAt <= scene.now) return null;
  const { clientId, scope, authentication, authorizationDetails = [] } = family.grant;
  return {
    active: true,
    iss: scene.issuer,
    client_id: clientId,
    scope: scope.join(' '),
    sub: authentication?.sub,
    exp: toSeconds(refresh.record.endsAt),
    ...(refresh.record.jkt !== undefined && { cnf: { jkt: refresh.record.jkt } }),
    ...(authorizationDetails.length > 0 && { authorization_details: authorizationDetails }),
    ...username(scene, authentication?.sub),
  };
}

function username({ definition }: ShownToken['scene'], sub: unknown): object {
  const user = definition.users.find((one) => one.sub === sub);
  return user === undefined ? {} : { username: user.username };
}
