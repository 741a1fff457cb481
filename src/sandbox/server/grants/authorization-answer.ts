import { hasFault } from '#sandbox/server/faults/has-fault.ts';
import { seeOther } from '#sandbox/server/http/responses.ts';
import type { OAuthError } from '#sandbox/server/oauth-error.ts';
import { formPostPage } from '#sandbox/server/pages/form-post-page.ts';
import { issueResponseJwt } from '#sandbox/server/tokens/response-jwt.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { deliveryOf, isJwtMode, type ResponseMode } from './response-mode.ts';

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
