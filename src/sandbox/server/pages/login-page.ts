import { html } from 'hono/html';
import type { SandboxUser } from '#sandbox/contract/definition.ts';
import type { Authentication } from '#sandbox/server/grants/records.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { renderPage, stub } from './render-page.ts';

/** Who asks, and whom it means. */
export interface SignInAsked {
  readonly scene: Scene;
  readonly request: {
    readonly clientId: string;
    /** Where the user may end up; null where that is a page of our own. */
    readonly redirectUri: string | null;
    readonly expectedSub: string | null;
    readonly loginHint: string | null;
  };
  readonly authentication: Authentication | null;
}

/** Lets the user say who they are. @see OpenID Connect Core 1.0 §3.1.2.3 */
export function loginPage(asked: SignInAsked): Promise<Response> {
  const { scene, request, authentication } = asked;
  const { users, clients } = scene.definition;
  const client = clients.find(({ client_id }) => client_id === request.clientId);
  const isMeant = (user: SandboxUser) =>
    user.sub === request.expectedSub || isHinted(user, request.loginHint);
  const ordered = [...users.filter(isMeant), ...users.filter((user) => !isMeant(user))];
  const notes = (user: SandboxUser) =>
    [
      isMeant(user) ? 'suggested by the application' : null,
      user.sub === authentication?.sub ? 'signed in now' : null,
    ].filter((note) => note !== null);
  return renderPage({
    title: 'Sign in',
    ...(request.redirectUri !== null && { formTarget: request.redirectUri }),
    body: html`${stub('sign in')}
      <div class="body">
        <h1>Who are you?</h1>
        <p>
          <b>${client?.client_name ?? request.clientId}</b> wants to know. This sandbox guards
          nothing and asks for no password: pick a user.
        </p>
        <form method="post">
          ${ordered.map((user, index) => {
            const described = [user.username, user.claims['email'], ...notes(user)].filter(
              (part) => typeof part === 'string',
            );
            return html`<div>
              <button
                class="${index === 0 ? 'main' : ''}"
                name="user"
                value="${user.username}"
                aria-describedby="about-${String(index)}"
              >
                Sign in as ${displayName(user)}
              </button>
              <code id="about-${String(index)}">${described.join(' · ')}</code>
            </div>`;
          })}
        </form>
      </div>`,
  });
}

/** What people call the user. */
export function displayName(user: SandboxUser): string {
  const name = user.claims['name'];
  return typeof name === 'string' && name !== '' ? name : user.username;
}

/** @see OpenID Connect Core 1.0 §3.1.2.1 on `login_hint` */
function isHinted({ username, claims }: SandboxUser, hint: string | null): boolean {
  return hint !== null && [username, claims['email'], claims['phone_number']].includes(hint);
}
