import { html } from 'hono/html';
import type { Scene } from '#sandbox/server/scene.ts';
import { renderPage, stub } from './render-page.ts';

/** Asks before it signs out somebody who may not have wanted it. @see RP-Initiated Logout 1.0 §2 */
export function logoutPage(scene: Scene, returnTo: string | null): Promise<Response> {
  return renderPage({
    title: 'Sign out',
    ...(returnTo !== null && { formTarget: returnTo }),
    body: html`${stub('sign out')}
      <div class="body">
        <h1>Do you want to sign out?</h1>
        <p>You are signed in at <code>${scene.issuer}</code>.</p>
        <form method="post" class="pair">
          <button class="main" name="decision" value="sign-out">Sign out</button>
          <button name="decision" value="stay">Stay signed in</button>
        </form>
      </div>`,
  });
}
