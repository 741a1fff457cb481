import type { Scene } from '#sandbox/server/scene.ts';
import { acrOf, reachesAcr } from './authentication.ts';
import { canonical } from './authorization-details.ts';
import type { Authentication, AuthorizationRequest } from './records.ts';

/** A good request, with what is known of its user so far. */
export interface PendingAuthorization {
  readonly scene: Scene;
  readonly request: AuthorizationRequest;
  readonly authentication: Authentication | null;
  /** What this user has allowed this client before. */
  readonly allowed: readonly string[];
  readonly startedAt: number;
  /** Whether the user picked an account for this very request. */
  readonly hasChosenAccount: boolean;
  readonly decision: 'open' | 'allowed' | 'denied';
}

/** Begins a permission that is told in detail. */
export const detailPrefix = 'detail:';

/** What the user is asked to allow: scopes, claims that no scope brings, and what is told in detail. */
export function permissionsOf(
  scene: Scene,
  { scope, claims, authorizationDetails = [] }: AuthorizationRequest,
): string[] {
  const released = scene.definition.scopes
    .filter(({ name }) => scope.includes(name))
    .flatMap((found) => found.claims);
  const known = [...released, 'sub', 'acr', 'auth_time', 'amr'];
  const single = [...claims.userinfo, ...claims.idToken]
    .map(({ name }) => name)
    .filter((name) => !known.includes(name));
  const details = authorizationDetails.map((detail) => detailPrefix + canonical(detail));
  return [...scope, ...new Set(single.map((name) => `claim:${name}`)), ...details];
}

/** Whether the user must sign in, or choose an account, before anything else. */
export function needsSignIn(pending: PendingAuthorization): boolean {
  const { request, authentication, startedAt, hasChosenAccount } = pending;
  if (authentication === null) return true;
  if (hasChosenAccount) return false;
  const { prompt, maxAgeSeconds, expectedSub } = request;
  if (prompt.includes('login') || prompt.includes('select_account')) return true;
  if (maxAgeSeconds === 0) return true;
  if (expectedSub !== null && expectedSub !== authentication.sub && !prompt.includes('none')) {
    return true;
  }
  const age = startedAt - authentication.authenticatedAt;
  return maxAgeSeconds !== null && age > maxAgeSeconds * 1000;
}

/** Whether who signed in must confirm it with a second factor. @see RFC 9470 §5 */
export function needsConfirmation({ request, authentication }: PendingAuthorization): boolean {
  const { acrWanted = [] } = request;
  return authentication !== null && !reachesAcr(acrOf(authentication), acrWanted);
}

/** Whether the user must be asked; what was allowed before is not asked again. */
export function needsConsent(pending: PendingAuthorization): boolean {
  const { scene, request, allowed, decision } = pending;
  if (decision === 'allowed') return false;
  if (request.prompt.includes('consent')) return true;
  return !permissionsOf(scene, request).every((permission) => allowed.includes(permission));
}

/** Key of what a user has allowed a client. */
export function consentKey(sub: string, clientId: string): string {
  return JSON.stringify([sub, clientId]);
}

/** Looks up what is known of the user. */
export async function readAllowed(
  scene: Scene,
  authentication: Authentication | null,
  clientId: string,
): Promise<readonly string[]> {
  if (authentication === null) return [];
  const key = consentKey(authentication.sub, clientId);
  const address = { sandbox: scene.sandboxId, kind: 'consent', key } as const;
  return (await scene.dependencies.store.read(address))?.allowed ?? [];
}
