import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { SandboxLogCheck } from '#sandbox/contract/log.ts';
import type { SandboxDependencies, SessionScope } from './ports.ts';

import type { AuthorizationDetail } from './grants/records.ts';
import type { RegisteredClient } from './registration/registered-clients.ts';

/** What the log will say of a request; filled while it is answered. */
export interface Trail {
  readonly checks: SandboxLogCheck[];
  clientId: string | null;
  stateHash: string | null;
  error: string | null;
  detail: string | null;
}

/** What every endpoint knows about the request that it answers. */
export interface Scene {
  readonly request: Request;
  readonly url: URL;
  readonly sandboxId: string;
  readonly issuer: string;
  /** With the clients that registered themselves among its clients. */
  readonly definition: SandboxDefinition;
  readonly registered: readonly RegisteredClient[];
  readonly dependencies: SandboxDependencies;
  /** One moment for the whole request, in milliseconds since the epoch. */
  readonly now: number;
  readonly trail: Trail;
  /** What the tokens of this answer are bound to: the key whose possession was proven. */
  readonly binding: Binding | null;
  readonly narrowing: Narrowing;
}

/** What a request to the token endpoint wants its token limited to. */
export interface Narrowing {
  /** Empty: as granted. @see RFC 8707 §2.2 */
  readonly resources: readonly string[];
  /** Null: as granted. @see RFC 9396 §6 */
  readonly details: readonly AuthorizationDetail[] | null;
}

/** A key that a token is bound to. @see RFC 9449 §6, RFC 7800 §3.1 */
export interface Binding {
  readonly jkt: string;
}

/** The session's whereabouts. */
export function sessionScope(scene: Scene): SessionScope {
  return { id: scene.sandboxId, path: new URL(scene.issuer).pathname };
}

/** An empty trail. */
export function startTrail(): Trail {
  return { checks: [], clientId: null, stateHash: null, error: null, detail: null };
}
