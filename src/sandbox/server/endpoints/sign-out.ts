import { keepSession, startSession, type BrowserSession } from '#sandbox/server/grants/sessions.ts';
import { tellClients, type LogoutFrame } from '#sandbox/server/grants/tell-clients.ts';
import { seeOther } from '#sandbox/server/http/responses.ts';
import { leftPage } from '#sandbox/server/pages/left-page.ts';
import { signedOutPage } from '#sandbox/server/pages/signed-out-page.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/**
 * Ends the session, tells its clients, and sends the browser where it was asked to.
 * @see RP-Initiated Logout 1.0 §3
 */
export async function signOut(
  scene: Scene,
  session: BrowserSession | null,
  returnTo: string | null,
): Promise<Response> {
  if (session === null) return answer([], returnTo);
  // It ends first: whatever becomes of telling others, the user is signed out.
  const started = await startSession(scene, session, null);
  const { authentication } = session;
  const frames = authentication === null ? [] : await tellClients(scene, authentication);
  return keepSession(scene, await answer(frames, returnTo), started);
}

async function answer(frames: readonly LogoutFrame[], returnTo: string | null): Promise<Response> {
  if (frames.length > 0) return signedOutPage(frames, returnTo);
  return returnTo === null ? leftPage('You are signed out') : seeOther(returnTo);
}
