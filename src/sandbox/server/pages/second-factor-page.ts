import { html } from 'hono/html';
import type { PendingAuthorization } from '#sandbox/server/grants/pending-authorization.ts';
import { displayName } from './login-page.ts';
import { renderPage, stub } from './render-page.ts';

/** Asks who signed in for more. @see RFC 9470 §5 */
export function secondFactorPage(pending: PendingAuthorization): Promise<Response> {
  const { scene, request, authentication } = pending;
  const { users, clients } = scene.definition;
  const client = clients.find(({ client_id }) => client_id === request.clientId);
  const user = users.find(({ sub }) => sub === authentication?.sub);
  return renderPage({
    title: 'Confirm that it is you',
    formTarget: request.redirectUri,
    body: html`${stub('second factor')}
      <div class="body">
        <h1>Confirm that it is you</h1>
        <p>
          You are signed in as <b>${user === undefined ? '' : displayName(user)}</b>, and
          <b>${client?.client_name ?? request.clientId}</b> needs to be more certain. A real server
          would ask for a code or a key now; this one takes your word.
        </p>
        <form method="post" class="pair">
          <button class="main" name="decision" value="confirm">Confirm with a second factor</button>
          <button name="decision" value="deny">Do not confirm</button>
        </form>
      </div>`,
  });
}
