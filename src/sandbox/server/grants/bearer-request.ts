import { mediaType, formMediaType, readForm } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { verifyOwnJwt, type OwnClaims } from '#sandbox/server/tokens/verify-own-jwt.ts';
import type { AccessRecord, FamilyRecord } from './records.ts';

/** A request that shows an access token. */
export interface BearerRequest {
  readonly scene: Scene;
  /** In how many ways a token was sent. */
  readonly waysUsed: number;
  /** Claims of a token that we signed; null where we did not, or there was none. */
  readonly claims: OwnClaims | null;
  readonly record: AccessRecord | null;
  readonly family: FamilyRecord | null;
  /** The scope that is needed, where one is. */
  readonly scopeNeeded: string;
}

/** Where a token may be. @see RFC 6750 §2.1 and §2.2 */
export type BearerPlaces = 'header' | 'header-or-form';

/** What a resource asks for. */
export interface BearerOptions {
  readonly places: BearerPlaces;
  readonly scopeNeeded: string;
}

/** Reads who asks, and for whom; nothing is judged yet. @see RFC 6750 §2 */
export async function readBearer(scene: Scene, options: BearerOptions): Promise<BearerRequest> {
  const { request, dependencies, sandboxId: sandbox, trail } = scene;
  const inHeader = /^bearer +(.+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1]?.trim();
  const inForm = options.places === 'header-or-form' ? await tokenOfForm(request) : null;
  const token = inHeader ?? inForm;
  const claims = token === null ? null : await verifyOwnJwt(scene, token, 'at+jwt');
  trail.clientId = typeof claims?.['client_id'] === 'string' ? claims['client_id'] : null;
  const record = await findAccess(scene, claims);
  const { store } = dependencies;
  const family = record && (await store.read({ sandbox, kind: 'family', key: record.family }));
  const waysUsed = Number(inHeader !== undefined) + Number(inForm !== null);
  return { ...{ scene, waysUsed, claims, record, family }, scopeNeeded: options.scopeNeeded };
}

/** The record of an access token of ours. */
export async function findAccess(
  { dependencies, sandboxId: sandbox }: Scene,
  claims: OwnClaims | null,
): Promise<AccessRecord | null> {
  const key = claims?.['jti'];
  if (typeof key !== 'string') return null;
  return dependencies.store.read({ sandbox, kind: 'access', key });
}

async function tokenOfForm(request: Request): Promise<string | null> {
  if (request.method !== 'POST' || mediaType(request) !== formMediaType) return null;
  return (await readForm(request)).parameters.get('access_token');
}
