import { OAuthError } from './oauth-error.ts';
import type { Scene } from './scene.ts';

/**
 * The one catcher: what a check throws becomes an answer and a line of the log. What is not an
 * `OAuthError` is our own mistake, and says nothing of itself on the wire.
 * @see RFC 6749 §4.1.2.1 on `server_error`
 */
export async function answerOrRefuse(
  scene: Scene,
  answer: () => Promise<Response>,
  refuse: (error: OAuthError) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (thrown) {
    const error = thrown instanceof OAuthError ? thrown : unforeseen(thrown);
    scene.trail.error = error.error;
    scene.trail.detail = error.detail ?? error.description;
    return refuse(error);
  }
}

function unforeseen(thrown: unknown): OAuthError {
  const kind = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : typeof thrown;
  return new OAuthError('server_error', 'The authorization server made a mistake of its own.', {
    status: 500,
    detail: kind,
  });
}
