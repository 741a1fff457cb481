import { html } from 'hono/html';
import type { LogoutFrame } from '#sandbox/server/grants/tell-clients.ts';
import { renderPage, stub } from './render-page.ts';

/** Goes on when the frames are there, and in any case soon. */
const script = `let isGone=false;const go=()=>{if(isGone)return;isGone=true;
location.replace(document.querySelector('a.main').href)};addEventListener('load',go);setTimeout(go,4000)`;

/**
 * Has a frame for each client that is told by the browser, and then goes on. What is framed may not
 * take this page elsewhere.
 * @see OpenID Connect Front-Channel Logout 1.0 §3, RP-Initiated Logout 1.0 §3
 */
export function signedOutPage(
  frames: readonly LogoutFrame[],
  returnTo: string | null,
): Promise<Response> {
  const items = frames.map(
    ({ clientName, address }) =>
      html`<li>
        <b>${clientName}</b>
        <iframe
          title="Sign-out at ${clientName}"
          src="${address}"
          sandbox="allow-scripts allow-same-origin allow-forms"
        ></iframe>
      </li>`,
  );
  return renderPage({
    title: 'You are signed out',
    frames: frames.map(({ address }) => address),
    ...(returnTo !== null && { script }),
    body: html`${stub('authorization server')}
      <div class="body">
        <h1>You are signed out</h1>
        <p>Each app that you were signed in to is told by a page of its own:</p>
        <ul class="frames">
          ${items}
        </ul>
        ${
          returnTo === null
            ? html`<p>You can close this page.</p>`
            : html`<a class="main" href="${returnTo}">Go on to the app</a>`
        }
      </div>`,
  });
}
