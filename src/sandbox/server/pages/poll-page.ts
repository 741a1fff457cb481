import { html } from 'hono/html';
import type { Authentication, PollRecord } from '#sandbox/server/grants/records.ts';
import { showUserCode } from '#sandbox/server/grants/user-code.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { detailItem } from './detail-item.ts';
import { displayName } from './login-page.ts';
import { renderPage, stub } from './render-page.ts';

/** What a person is asked who sits elsewhere than the client. */
export interface PollAsked {
  readonly scene: Scene;
  readonly poll: PollRecord;
  readonly authentication: Authentication;
}

/** Asks the user whether the device is theirs, and may. @see RFC 8628 §3.3, §3.3.1 and §5.4 */
export function pollPage({ scene, poll, authentication }: PollAsked): Promise<Response> {
  const { users, clients, scopes } = scene.definition;
  const client = clients.find(({ client_id }) => client_id === poll.clientId);
  const user = users.find(({ sub }) => sub === authentication.sub);
  const words = (scope: string) => scopes.find(({ name }) => name === scope)?.description ?? scope;
  const isDevice = poll.way === 'device';
  const shown = isDevice ? showUserCode(poll.userCode ?? '') : poll.bindingMessage;
  const question = isDevice
    ? 'Does your device show this code? If not, deny it: somebody else may have sent you here.'
    : 'Does the place where you asked for it show these words? If not, deny it.';
  return renderPage({
    title: isDevice ? 'Connect a device' : 'Approve a request',
    body: html`${stub(isDevice ? 'device' : 'approval')}
      <div class="body">
        <h1>${client?.client_name ?? poll.clientId} asks for access</h1>
        ${
          shown === null
            ? ''
            : html`<p class="code">${shown}</p>
                <p>${question}</p>`
        }
        <p>
          You are signed in as <b>${user === undefined ? '' : displayName(user)}</b>. If you allow
          it, the application may:
        </p>
        <ul class="scopes">
          ${poll.scope.map((scope) => html`<li><b>${words(scope)}</b><code>${scope}</code></li>`)}
          ${(poll.authorizationDetails ?? []).map(detailItem)}
        </ul>
        <form method="post" class="pair">
          <button class="main" name="decision" value="allow">Allow</button>
          <button name="decision" value="deny">Deny</button>
          <button class="wide" name="decision" value="switch">Use another account</button>
        </form>
      </div>`,
  });
}
