import type { SandboxClient } from '#sandbox/contract/definition.ts';
import type { Form } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { verifyOwnJwt, type OwnClaims } from '#sandbox/server/tokens/verify-own-jwt.ts';
import { readFormOrQuery } from './authorization-context.ts';
import { readSession, type BrowserSession } from './sessions.ts';

/** A request to sign out, with what can be looked up for it. */
export interface LogoutRequest {
  readonly scene: Scene;
  readonly form: Form;
  readonly session: BrowserSession | null;
  /** Claims of the hint; null where there is none, or it is not ours. */
  readonly hint: OwnClaims | null;
  readonly client: SandboxClient | null;
}

/** Reads a request to sign out. @see OpenID Connect RP-Initiated Logout 1.0 §2 */
export async function readLogoutRequest(scene: Scene): Promise<LogoutRequest> {
  const form = await readFormOrQuery(scene);
  const { get } = form.parameters;
  const text = get('id_token_hint');
  // The hint may have expired: only its signature and issuer count. (§2)
  const hint = text === null ? null : await verifyOwnJwt(scene, text, 'JWT');
  const clientId = get('client_id') ?? hint?.['aud'];
  scene.trail.clientId = typeof clientId === 'string' ? clientId : null;
  const client = scene.definition.clients.find(({ client_id }) => client_id === clientId) ?? null;
  return { scene, form, session: await readSession(scene), hint, client };
}
