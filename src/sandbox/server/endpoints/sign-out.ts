import { keepSession, startSession, type BrowserSession } from '#sandbox/server/grants/sessions.ts';
import { seeOther } from '#sandbox/server/http/responses.ts';
import { leftPage } from '#sandbox/server/pages/left-page.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/** Ends the session and sends the browser where it was asked to. @see RP-Initiated Logout 1.0 §3 */
export async function signOut(
  scene: Scene,
  session: BrowserSession | null,
  returnTo: string | null,
): Promise<Response> {
  const response = returnTo === null ? await leftPage('You are signed out') : seeOther(returnTo);
  if (session === null) return response;
  return keepSession(scene, response, await startSession(scene, session, null));
}
