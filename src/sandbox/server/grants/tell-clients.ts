import type { SandboxClient } from '#sandbox/contract/definition.ts';
import type { SandboxLogCheck } from '#sandbox/contract/log.ts';
import type { SendOutcome } from '#sandbox/server/ports.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { issueLogoutToken } from '#sandbox/server/tokens/logout-token.ts';
import type { Authentication } from './records.ts';
import { takeClients } from './session-clients.ts';

/** A client that is told by a page of its own in a frame. */
export interface LogoutFrame {
  readonly clientName: string;
  readonly address: string;
}

/**
 * Tells every client of a session that it has ended: behind the browser's back at once, all of them
 * at the same time; by the frames that it gives for the page. Whatever fails is only written down.
 * @see OpenID Connect Back-Channel Logout 1.0 §2.5, Front-Channel Logout 1.0 §3
 */
export async function tellClients(
  scene: Scene,
  authentication: Authentication,
): Promise<readonly LogoutFrame[]> {
  const ids = await takeClients(scene, authentication.sid);
  const clients = scene.definition.clients.filter(({ client_id }) => ids.includes(client_id));
  const posted = await Promise.all(
    clients.map((client) => postLogoutToken(scene, client, authentication)),
  );
  const framed = clients.map((client) => frameOf(scene, client, authentication));
  const untold = clients.filter((client) => !hasLogoutAddress(client)).map(describeUntold);
  scene.trail.checks.push(
    ...posted.flatMap((entry) => entry ?? []),
    ...framed.flatMap((one) => one?.entry ?? []),
    ...untold,
  );
  return framed.flatMap((one) => one?.frame ?? []);
}

function hasLogoutAddress(client: SandboxClient): boolean {
  return isGiven(client.frontchannel_logout_uri) || isGiven(client.backchannel_logout_uri);
}

function isGiven(address: string | undefined): address is string {
  return address !== undefined && address !== '';
}

function describeUntold({ client_id }: SandboxClient): SandboxLogCheck {
  return {
    name: 'logout-not-told',
    spec: 'OpenID Connect Back-Channel Logout 1.0 §2.2',
    outcome: 'skipped',
    detail: `${client_id} has no address to be told at`,
  };
}

async function postLogoutToken(
  scene: Scene,
  client: SandboxClient,
  authentication: Authentication,
): Promise<SandboxLogCheck | null> {
  const url = client.backchannel_logout_uri;
  if (!isGiven(url)) return null;
  const { token, claims } = await issueLogoutToken(scene, client, authentication);
  const outcome = await post(scene, url, token);
  const isTaken = outcome.arrived && outcome.status >= 200 && outcome.status < 300;
  const ending = outcome.arrived ? `it answered ${outcome.status}.` : outcome.reason;
  return {
    name: 'back-channel-logout',
    spec: 'OpenID Connect Back-Channel Logout 1.0 §2.5',
    outcome: isTaken ? 'passed' : 'failed',
    // What the token said, without its signature: nobody can use that.
    detail: `${client.client_id} at ${url}: ${ending} Posted: ${JSON.stringify(claims)}`,
  };
}

async function post(scene: Scene, url: string, token: string): Promise<SendOutcome> {
  const { send } = scene.dependencies;
  if (send === undefined) return { arrived: false, reason: 'This host posts to nobody.' };
  return send({
    origin: scene.url.origin,
    url,
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: new URLSearchParams({ logout_token: token }).toString(),
  });
}

interface FramedClient {
  readonly entry: SandboxLogCheck;
  readonly frame: LogoutFrame | null;
}

function frameOf(
  scene: Scene,
  client: SandboxClient,
  { sid }: Authentication,
): FramedClient | null {
  const uri = client.frontchannel_logout_uri;
  if (!isGiven(uri)) return null;
  const entry = {
    name: 'front-channel-logout',
    spec: 'OpenID Connect Front-Channel Logout 1.0 §3',
  } as const;
  const wrong = wrongInFrame(client, uri);
  if (wrong !== null) {
    const detail = `${client.client_id} at ${uri}: ${wrong}`;
    return { entry: { ...entry, outcome: 'failed', detail }, frame: null };
  }
  const glue = uri.includes('?') ? '&' : '?';
  const address = `${uri}${glue}${new URLSearchParams({ iss: scene.issuer, sid }).toString()}`;
  const detail = `${client.client_id}: the page has a frame with ${address}`;
  return {
    entry: { ...entry, outcome: 'passed', detail },
    frame: { clientName: client.client_name, address },
  };
}

/** @see OpenID Connect Front-Channel Logout 1.0 §2 on `frontchannel_logout_uri` */
function wrongInFrame({ redirect_uris }: SandboxClient, uri: string): string | null {
  const url = URL.canParse(uri) ? new URL(uri) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return 'it is no web address';
  if (uri.includes('#')) return 'it has a fragment';
  const origins = redirect_uris
    .filter((one) => URL.canParse(one))
    .map((one) => new URL(one).origin);
  return origins.includes(url.origin) ? null : 'no redirect URI of the client is on its origin';
}
