import { hasFault } from '#sandbox/server/faults/has-fault.ts';
import { randomText, sha256 } from '#sandbox/server/http/encoding.ts';
import { seeOther } from '#sandbox/server/http/responses.ts';
import type { OAuthError } from '#sandbox/server/oauth-error.ts';
import { formPostPage } from '#sandbox/server/pages/form-post-page.ts';
import { issueResponseJwt } from '#sandbox/server/tokens/response-jwt.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { deliveryOf, isJwtMode, type ResponseMode } from './response-mode.ts';
import type { Authentication, AuthorizationRequest, Grant } from './records.ts';

/** Where and how to answer. */
export interface AnswerTarget {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly responseMode: ResponseMode;
  readonly state: string | null;
}

/**
 * Sends parameters to the client, with `state` as it came and our `iss`, errors too; where it asked
 * so as one JWT, which has its own `iss`.
 * @see RFC 6749 §4.1.2, RFC 9207 §2, JARM §2.3
 */
export async function answerClient(
  scene: Scene,
  { clientId, redirectUri, responseMode, state }: AnswerTarget,
  parameters: Readonly<Record<string, string>>,
): Promise<Response> {
  const said = { ...parameters, ...(state !== null && { state: stateToSay(scene, state) }) };
  const all = new URLSearchParams(
    isJwtMode(responseMode)
      ? { response: await issueResponseJwt(scene, clientId, said) }
      : { ...said, iss: issuerToSay(scene) },
  );
  const delivery = deliveryOf(responseMode);
  if (delivery === 'form_post') return formPostPage(redirectUri, all);
  if (delivery === 'fragment') return seeOther(`${redirectUri}#${all.toString()}`);
  const glue = redirectUri.includes('?') ? '&' : '?';
  return seeOther(`${redirectUri}${glue}${all.toString()}`);
}

function stateToSay(scene: Scene, state: string): string {
  return hasFault(scene, 'wrong-state') ? 'another-state' : state;
}

function issuerToSay(scene: Scene): string {
  return hasFault(scene, 'wrong-iss') ? `${scene.issuer}/somebody-else` : scene.issuer;
}

/** Tells the client of a refusal. @see RFC 6749 §4.1.2.1 */
export function answerError(
  scene: Scene,
  target: AnswerTarget,
  { error, description }: OAuthError,
): Promise<Response> {
  return answerClient(scene, target, { error, error_description: description });
}

/** Makes a code, keeps its hash, and sends it. @see RFC 6749 §4.1.2, RFC 7636 §4.4 */
export async function answerCode(
  scene: Scene,
  request: AuthorizationRequest,
  authentication: Authentication,
): Promise<Response> {
  const { dependencies, definition, sandboxId, now } = scene;
  const { store, random } = dependencies;
  const { clientId, scope, nonce, claims, codeChallenge, codeChallengeMethod } = request;
  const code = randomText(random);
  const family = randomText(random, 16);
  const { codeLifetimeSeconds, refreshTokenLifetimeSeconds } = definition.policy;
  const { resources = [], authorizationDetails = [], dpopJkt: jkt = null } = request;
  const grant: Grant = {
    ...{ clientId, scope, nonce, claims, authentication },
    ...{ resources, authorizationDetails },
  };
  const removeAt = now + (codeLifetimeSeconds + refreshTokenLifetimeSeconds + 3600) * 1000;
  await store.update({ sandbox: sandboxId, kind: 'family', key: family }, () => ({
    record: { family, grant, removeAt },
    result: null,
  }));
  await store.update({ sandbox: sandboxId, kind: 'code', key: await sha256(code) }, () => ({
    record: {
      ...{ family, clientId, codeChallenge, codeChallengeMethod, removeAt },
      redirectUri: request.redirectUriSent,
      endsAt: now + codeLifetimeSeconds * 1000,
      jkt,
      isSpent: false,
    },
    result: null,
  }));
  return answerClient(scene, request, { code });
}
