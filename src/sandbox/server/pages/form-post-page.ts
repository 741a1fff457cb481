import { html } from 'hono/html';
import { renderPage, stub } from './render-page.ts';

/** Posts the answer to the client; by a button where scripts do not run. @see Form Post Response Mode §2 */
export function formPostPage(redirectUri: string, parameters: URLSearchParams): Promise<Response> {
  const fields = [...parameters].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return renderPage({
    title: 'Back to the application',
    formTarget: redirectUri,
    script: 'document.forms[0].submit()',
    body: html`${stub('authorization server')}
      <div class="body">
        <h1>Back to the application</h1>
        <p>The answer goes to <code>${redirectUri}</code> as a form.</p>
        <form method="post" action="${redirectUri}">
          ${fields}
          <button class="main">Continue</button>
        </form>
      </div>`,
  });
}
