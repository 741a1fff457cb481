import { html } from 'hono/html';
import { describeServer } from './metadata.ts';
import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { json } from '#sandbox/server/http/responses.ts';
import { renderPage, stub } from '#sandbox/server/pages/render-page.ts';

/** The issuer's own address: a page for people, metadata for programs. @see RFC 8414 §2 */
export const issuerPage: Endpoint = {
  methods: ['GET'],
  cors: true,
  audience: 'machine',
  answer: (scene) => {
    const { request, issuer, definition } = scene;
    const server = describeServer(scene);
    if (!(request.headers.get('Accept') ?? '').includes('text/html')) return json(server);
    const links = [
      ['Metadata', `${issuer}/.well-known/openid-configuration`],
      ['Public keys', server.jwks_uri ?? ''],
    ];
    const people = definition.users.map(({ username }) => username).join(', ');
    const clients = definition.clients.map(({ client_id }) => client_id).join(', ');
    return renderPage({
      title: 'Sandbox issuer',
      body: html`${stub('issuer')}
        <div class="body">
          <h1>A sandbox authorization server</h1>
          <p>
            This address is an OAuth 2 and OpenID Connect issuer to try things on. It guards
            nothing: anybody may sign in as anybody.
          </p>
          <dl>
            <div>
              <dt>Issuer</dt>
              <dd><code>${issuer}</code></dd>
            </div>
            ${links.map(
              ([title, href]) =>
                html`<div>
                  <dt>${title}</dt>
                  <dd>
                    <a href="${href}"><code>${href}</code></a>
                  </dd>
                </div>`,
            )}
            <div>
              <dt>Users</dt>
              <dd>${people}</dd>
            </div>
            <div>
              <dt>Clients</dt>
              <dd>${clients}</dd>
            </div>
          </dl>
        </div>`,
    });
  },
};
