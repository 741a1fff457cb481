import { html } from 'hono/html';
import type { OAuthError } from '#sandbox/server/oauth-error.ts';
import { renderPage, stub } from './render-page.ts';

/** What the page begins with. */
export interface CodeEntry {
  readonly typed: string | null;
  readonly error: OAuthError | null;
}

/** Asks for the code that a device shows. @see RFC 8628 §3.3 and §3.3.1 */
export function codeEntryPage({ typed, error }: CodeEntry): Promise<Response> {
  const problem =
    error === null
      ? ''
      : html`<p class="warned" id="problem" role="alert">${error.description}</p>`;
  return renderPage({
    title: 'Connect a device',
    status: error?.status ?? 200,
    body: html`${stub('device')}
      <div class="body">
        <h1>Connect a device</h1>
        <p>Type the code that the device shows. Capitals, spaces and hyphens do not matter.</p>
        ${problem}
        <form method="post">
          <div>
            <label for="user_code">Code</label>
            <input
              id="user_code"
              name="user_code"
              value="${typed ?? ''}"
              required
              autofocus
              autocomplete="off"
              autocapitalize="characters"
              spellcheck="false"
              maxlength="40"
              aria-invalid="${String(error !== null)}"
              aria-describedby="${error === null ? 'about-code' : 'problem about-code'}"
            />
          </div>
          <button class="main">Continue</button>
        </form>
        <p class="note" id="about-code">
          Go on only if you started this yourself, on a device that is in front of you.
        </p>
      </div>`,
  });
}
