import { randomText, sha256 } from '#sandbox/server/http/encoding.ts';
import { seeOther } from '#sandbox/server/http/responses.ts';
import type { OAuthError } from '#sandbox/server/oauth-error.ts';
import { formPostPage } from '#sandbox/server/pages/form-post-page.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import type { Authentication, AuthorizationRequest, Grant } from './records.ts';

/** Where and how to answer. */
export interface AnswerTarget {
  readonly redirectUri: string;
  readonly responseMode: AuthorizationRequest['responseMode'];
  readonly state: string | null;
}

/**
 * Sends parameters to the client, with `state` as it came and our `iss`, errors too.
 * @see RFC 6749 §4.1.2, RFC 9207 §2
 */
export function answerClient(
  scene: Scene,
  { redirectUri, responseMode, state }: AnswerTarget,
  parameters: Readonly<Record<string, string>>,
): Response | Promise<Response> {
  const all = new URLSearchParams({
    ...parameters,
    ...(state !== null && { state }),
    iss: scene.issuer,
  });
  if (responseMode === 'form_post') return formPostPage(redirectUri, all);
  if (responseMode === 'fragment') return seeOther(`${redirectUri}#${all.toString()}`);
  const glue = redirectUri.includes('?') ? '&' : '?';
  return seeOther(`${redirectUri}${glue}${all.toString()}`);
}

/** Tells the client of a refusal. @see RFC 6749 §4.1.2.1 */
export function answerError(
  scene: Scene,
  target: AnswerTarget,
  { error, description }: OAuthError,
): Response | Promise<Response> {
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
