import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { forwardRequest } from '#relay/forward.ts';
import type { RelayTls } from '#relay/relay-tls.ts';
import { publicReach } from '#relay/reach.ts';
import { createSandbox } from '#sandbox/server/create-sandbox.ts';
import type { SandboxStore } from '#sandbox/server/ports.ts';
import { createMemoryStore } from '#sandbox/server/store/memory-store.ts';
import { callerOf } from './caller.ts';
import { createCookieSession } from './cookie-session.ts';
import { createHost } from './create-host.ts';
import { fetchDocument } from './fetch-document.ts';
import type { HostNameRule } from './host-names.ts';
import type { RelayMode } from './options.ts';
import { describeCertificates } from './read-relay-tls.ts';
import type { Forward } from './relay-route.ts';
import { sendOut } from './send-out.ts';

/** The host with its sandbox, as `npm start` and the dev server run it. */
export function assembleHost(options: {
  readonly names: HostNameRule;
  readonly relay: RelayMode;
  readonly tls?: RelayTls;
  /** In memory, unless another is given. */
  readonly store?: SandboxStore;
  readonly app: (request: Request) => Promise<Response>;
}): Hono {
  const send = sendOut({
    reach: options.names.onLoopback ? null : publicReach,
    own: async (request) => host.fetch(request),
  });
  const sandbox = createSandbox({
    store: options.store ?? createMemoryStore(),
    session: createCookieSession(),
    clock: Date.now,
    random: (length) => new Uint8Array(randomBytes(length)),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    host: 'server',
    relay: () => options.relay !== 'off',
    ...(hasCertificates(options.tls) && { relayCertificates: describeCertificates(options.tls) }),
    basePath: '/',
    guard: callerOf,
    send,
    fetchDocument: fetchDocument(options.names),
  });
  const relay = forwardBy(options.relay, options.tls ?? null);
  const host = createHost({ ...options, relay, sandbox });
  return host;
}

function hasCertificates(tls: RelayTls | undefined): tls is RelayTls {
  return tls !== undefined && tls.certificates.length > 0;
}

function forwardBy(mode: RelayMode, tls: RelayTls | null): Forward | null {
  if (mode === 'off') return null;
  const reach = mode === 'public-only' ? publicReach : null;
  return (order, signal) => forwardRequest(order, signal, { reach, tls });
}
