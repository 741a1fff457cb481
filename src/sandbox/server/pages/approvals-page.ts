import { html } from 'hono/html';
import type { Waiting } from '#sandbox/server/grants/inbox.ts';
import type { Authentication } from '#sandbox/server/grants/records.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { displayName } from './login-page.ts';
import { renderPage, stub } from './render-page.ts';

/** Lists what waits for the user who is signed in. @see CIBA Core 1.0 §8 */
export function approvalsPage(
  { definition, now }: Scene,
  { sub }: Authentication,
  waiting: readonly Waiting[],
): Promise<Response> {
  const user = definition.users.find((one) => one.sub === sub);
  const nameOf = (id: string) =>
    definition.clients.find(({ client_id }) => client_id === id)?.client_name ?? id;
  const items = waiting.map(
    ({ key, poll }) =>
      html`<div>
        <button name="request" value="${key}" aria-describedby="about-${key}">
          Look at the request of ${nameOf(poll.clientId)}
        </button>
        <code id="about-${key}">
          ${poll.bindingMessage ?? 'no message'} · ${timeLeft(poll.endsAt - now)} left
        </code>
      </div>`,
  );
  return renderPage({
    title: 'Requests that wait',
    body: html`${stub('approval')}
      <div class="body">
        <h1>Requests that wait for you</h1>
        <p>You are signed in as <b>${user === undefined ? '' : displayName(user)}</b>.</p>
        ${waiting.length === 0 ? html`<p>Nothing waits. Load this page again later.</p>` : ''}
        <form method="post">
          ${items}
          <button name="decision" value="switch">Use another account</button>
        </form>
      </div>`,
  });
}

/** Minutes and seconds: `9:58`. */
function timeLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
