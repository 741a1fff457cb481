import { html } from 'hono/html';
import type { OAuthError } from '#sandbox/server/oauth-error.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { renderPage, stub } from './render-page.ts';

/** An error that must not be sent to the client is told to the person. @see RFC 6749 §4.1.2.1 */
export function refusalPage(scene: Scene | null, error: OAuthError): Promise<Response> {
  const client = scene?.trail.clientId ?? null;
  return renderPage({
    title: 'The request was refused',
    status: error.status,
    body: html`${stub('authorization server')}
      <div class="body">
        <h1>The request was refused</h1>
        <p>${error.description}</p>
        <dl>
          <div>
            <dt>Error</dt>
            <dd><code>${error.error}</code></dd>
          </div>
          ${
            client === null
              ? ''
              : html`<div>
                  <dt>Client</dt>
                  <dd><code>${client}</code></dd>
                </div>`
          }
        </dl>
        <p class="note">
          You were not sent back to the application, because it is not certain that the request came
          from it. Go back, mend the request and try again.
        </p>
      </div>`,
  });
}
