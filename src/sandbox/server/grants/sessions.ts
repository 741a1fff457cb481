import { randomText, sha256 } from '#sandbox/server/http/encoding.ts';
import { sessionScope, type Scene } from '#sandbox/server/scene.ts';
import type { Authentication } from './records.ts';

/** A browser that was here before. */
export interface BrowserSession {
  /** What the session is stored as. */
  readonly key: string;
  readonly browser: string;
  /** Who is signed in. A user that the definition no longer has is not. */
  readonly authentication: Authentication | null;
}

const lifetimeMilliseconds = 30 * 24 * 3600 * 1000;

/** Finds the session of the browser that asks. @see OpenID Connect Core 1.0 §3.1.2.3 */
export async function readSession(scene: Scene): Promise<BrowserSession | null> {
  const { dependencies, sandboxId, definition, request } = scene;
  const handle = await dependencies.session.read(request, sessionScope(scene));
  if (handle === null) return null;
  const key = await sha256(handle);
  const record = await dependencies.store.read({ sandbox: sandboxId, kind: 'session', key });
  if (record === null) return null;
  const { authentication, browser } = record;
  const isKnown = definition.users.some(({ sub }) => sub === authentication?.sub);
  return { key, browser, authentication: isKnown ? authentication : null };
}

/** A session that has begun; the browser has to be told. */
export interface StartedSession {
  readonly handle: string;
  readonly browser: string;
}

/**
 * Starts a session in the place of the one before. Its handle is new each time somebody signs in
 * or out, so that a handle set before is worth nothing after.
 */
export async function startSession(
  scene: Scene,
  before: BrowserSession | null,
  authentication: Authentication | null,
): Promise<StartedSession> {
  const { dependencies, sandboxId, now } = scene;
  const { store, random } = dependencies;
  const handle = randomText(random);
  const key = await sha256(handle);
  const browser = before?.browser ?? randomText(random, 16);
  await store.update({ sandbox: sandboxId, kind: 'session', key }, () => ({
    record: { authentication, browser, family: null, removeAt: now + lifetimeMilliseconds },
    result: null,
  }));
  if (before !== null) {
    await store.update({ sandbox: sandboxId, kind: 'session', key: before.key }, () => ({
      record: null,
      result: null,
    }));
  }
  return { handle, browser };
}

/** Makes the browser keep a session that has begun. */
export function keepSession(
  scene: Scene,
  response: Response,
  { handle }: StartedSession,
): Promise<Response> {
  return scene.dependencies.session.write(response, sessionScope(scene), handle);
}
