import { html } from 'hono/html';
import {
  detailPrefix,
  permissionsOf,
  type PendingAuthorization,
} from '#sandbox/server/grants/pending-authorization.ts';
import { detailItem } from './detail-item.ts';
import { displayName } from './login-page.ts';
import { policySource, renderPage, stub } from './render-page.ts';

/** Asks the user, in words, what the client may. @see OpenID Connect Core 1.0 §3.1.2.4 */
export function consentPage(pending: PendingAuthorization): Promise<Response> {
  const { scene, request, authentication } = pending;
  const { users, clients, scopes } = scene.definition;
  const client = clients.find(({ client_id }) => client_id === request.clientId);
  const user = users.find(({ sub }) => sub === authentication?.sub);
  const words = (permission: string) =>
    permission.startsWith('claim:')
      ? `See your ${permission.slice('claim:'.length)}`
      : (scopes.find(({ name }) => name === permission)?.description ?? permission);
  return renderPage({
    title: 'Allow access',
    formTarget: request.redirectUri,
    body: html`${stub('consent')}
      <div class="body">
        <h1>${client?.client_name ?? request.clientId} asks for access</h1>
        <p>
          You are signed in as <b>${user === undefined ? '' : displayName(user)}</b>. If you allow
          it, the application may:
        </p>
        <ul class="scopes">
          ${permissionsOf(scene, request)
            .filter((permission) => !permission.startsWith(detailPrefix))
            .map(
              (permission) => html`<li><b>${words(permission)}</b><code>${permission}</code></li>`,
            )}
          ${(request.authorizationDetails ?? []).map(detailItem)}
        </ul>
        <form method="post" class="pair">
          <button class="main" name="decision" value="allow">Allow</button>
          <button name="decision" value="deny">Deny</button>
        </form>
        <p class="note">
          Whatever you choose, you go back to <code>${policySource(request.redirectUri)}</code>.
        </p>
      </div>`,
  });
}
