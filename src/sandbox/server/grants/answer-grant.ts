import { present } from '#sandbox/server/check.ts';
import { randomText, sha256 } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { issueAccessToken } from '#sandbox/server/tokens/access-token.ts';
import { issueIdToken } from '#sandbox/server/tokens/id-token.ts';
import { describeAccessToken } from '#sandbox/server/tokens/token-response.ts';
import { answerClient } from './authorization-answer.ts';
import type { Authentication, AuthorizationRequest, FamilyRecord, Grant } from './records.ts';

/**
 * Answers with what was asked for: a code, an access token, an ID token, or several of them. Whatever
 * comes of it is ended together.
 * @see RFC 6749 §4.1.2 and §4.2.2, OpenID Connect Core 1.0 §3.2.2.5 and §3.3.2.5
 */
export async function answerGrant(
  scene: Scene,
  request: AuthorizationRequest,
  authentication: Authentication,
): Promise<Response> {
  const { responseType = ['code'] } = request;
  const record = await keepGrant(scene, request, authentication);
  const code = responseType.includes('code') ? await keepCode(scene, request, record) : null;
  const family = present(record.family, 'the family');
  const accessToken = responseType.includes('token')
    ? await issueAccessToken(scene, family, record.grant)
    : null;
  const idToken = responseType.includes('id_token')
    ? await issueFrontIdToken(scene, { request, record, authentication, code, accessToken })
    : null;
  return answerClient(scene, request, {
    ...(code !== null && { code }),
    ...(accessToken !== null && describeFrontToken(scene, record.grant, accessToken)),
    ...(idToken !== null && { id_token: idToken }),
  });
}

/** @see RFC 6749 §4.2.2 */
function describeFrontToken(scene: Scene, grant: Grant, accessToken: string) {
  const { token_type, expires_in } = describeAccessToken(scene, grant);
  const scope = grant.scope.join(' ');
  return {
    ...{ access_token: accessToken, token_type, expires_in: String(expires_in) },
    ...(scope !== '' && { scope }),
  };
}

interface FrontAnswer {
  readonly request: AuthorizationRequest;
  readonly record: FamilyRecord;
  readonly authentication: Authentication;
  readonly code: string | null;
  readonly accessToken: string | null;
}

/** @see OpenID Connect Core 1.0 §3.2.2.10 and §3.3.2.11 */
function issueFrontIdToken(scene: Scene, answer: FrontAnswer): Promise<string> {
  const { request, record, authentication, code, accessToken } = answer;
  const user = scene.definition.users.find(({ sub }) => sub === authentication.sub) ?? null;
  return issueIdToken(scene, {
    ...{ grant: record.grant, authentication, user, accessToken, nonce: request.nonce },
    ...{ code, state: request.state },
  });
}

async function keepGrant(
  scene: Scene,
  request: AuthorizationRequest,
  authentication: Authentication,
): Promise<FamilyRecord> {
  const { dependencies, definition, sandboxId: sandbox, now } = scene;
  const { clientId, scope, nonce, claims, resources = [], authorizationDetails = [] } = request;
  const family = randomText(dependencies.random, 16);
  const { codeLifetimeSeconds, ...policy } = definition.policy;
  const longest = Math.max(policy.refreshTokenLifetimeSeconds, policy.accessTokenLifetimeSeconds);
  const grant: Grant = {
    ...{ clientId, scope, nonce, claims, authentication },
    ...{ resources, authorizationDetails },
  };
  const removeAt = now + (codeLifetimeSeconds + longest + 3600) * 1000;
  const record: FamilyRecord = { family, grant, removeAt };
  await dependencies.store.update({ sandbox, kind: 'family', key: family }, () => ({
    record,
    result: null,
  }));
  return record;
}

/** Makes a code and keeps its hash. @see RFC 6749 §4.1.2, RFC 7636 §4.4 */
async function keepCode(
  scene: Scene,
  request: AuthorizationRequest,
  { family, removeAt }: FamilyRecord,
): Promise<string> {
  const { dependencies, definition, sandboxId: sandbox, now } = scene;
  const { clientId, codeChallenge, codeChallengeMethod, dpopJkt: jkt = null } = request;
  const code = randomText(dependencies.random);
  const key = await sha256(code);
  await dependencies.store.update({ sandbox, kind: 'code', key }, () => ({
    record: {
      family: present(family, 'the family'),
      ...{ clientId, codeChallenge, codeChallengeMethod, removeAt },
      redirectUri: request.redirectUriSent,
      endsAt: now + definition.policy.codeLifetimeSeconds * 1000,
      jkt,
      isSpent: false,
    },
    result: null,
  }));
  return code;
}
