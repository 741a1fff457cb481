import { html } from 'hono/html';
import { renderPage, stub } from './render-page.ts';

/** What is shown when there is nowhere to go back to. @see RP-Initiated Logout 1.0 §2 */
export function leftPage(title: string): Promise<Response> {
  return renderPage({
    title,
    body: html`${stub('authorization server')}
      <div class="body">
        <h1>${title}</h1>
        <p>You can close this page.</p>
      </div>`,
  });
}
