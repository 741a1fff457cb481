import { mediaType, formMediaType, readForm } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { readAccessToken } from '#sandbox/server/tokens/read-access-token.ts';
import type { OwnClaims } from '#sandbox/server/tokens/verify-own-jwt.ts';
import { readProof } from '#sandbox/server/tokens/dpop-proof.ts';
import type { ProofRequest } from './proof-request.ts';
import type { AccessRecord, FamilyRecord } from './records.ts';
import { findFamily } from './find-family.ts';

/** A request that shows an access token. */
export interface BearerRequest extends ProofRequest {
  /** How the token was sent; in a form it is as with Bearer. */
  readonly scheme: 'bearer' | 'dpop';
  readonly token: string | null;
  /** In how many ways a token was sent. */
  readonly waysUsed: number;
  /** Claims of a token that we signed; null where we did not, or there was none. */
  readonly claims: OwnClaims | null;
  readonly record: AccessRecord | null;
  readonly family: FamilyRecord | null;
  /** The scope that is needed, where one is. */
  readonly scopeNeeded: string;
  /** Whom the token may be for; null: anybody, as it came from here. */
  readonly audiences: readonly string[] | null;
  /** How sure it must be of the user. @see RFC 9470 §3 */
  readonly stepUp: StepUp;
}

/** What a resource asks of a sign-in; null: nothing. @see RFC 9470 §3 */
export interface StepUp {
  readonly acr: string | null;
  readonly maxAgeSeconds: number | null;
}

/** Where a token may be. @see RFC 6750 §2.1 and §2.2 */
export type BearerPlaces = 'header' | 'header-or-form';

/** What a resource asks for. */
export interface BearerOptions {
  readonly places: BearerPlaces;
  readonly audiences: BearerRequest['audiences'];
  readonly stepUp: StepUp;
  /** Where the resource describes itself. @see RFC 9728 §5.1 */
  readonly metadataAddress: string | null;
  readonly scopeNeeded: string;
}

/** Reads who asks, and for whom; nothing is judged yet. @see RFC 6750 §2 */
export async function readBearer(scene: Scene, options: BearerOptions): Promise<BearerRequest> {
  const { request, trail } = scene;
  const { scheme, token: inHeader } = readHeader(request);
  const inForm = options.places === 'header-or-form' ? await tokenOfForm(request) : null;
  const token = inHeader ?? inForm;
  const read = token === null ? null : await readAccessToken(scene, token);
  const claims = read?.claims ?? null;
  trail.clientId = typeof claims?.['client_id'] === 'string' ? claims['client_id'] : null;
  const record = read?.record ?? null;
  return {
    ...{ scene, scheme, token, claims, record, place: 'resource' },
    waysUsed: [inHeader, inForm].filter((one) => one !== null).length,
    family: record === null ? null : await findFamily(scene, record.family),
    // Beside a token that is sent as Bearer it means nothing.
    proof: scheme === 'dpop' ? await readProof(request) : null,
    scopeNeeded: options.scopeNeeded,
    audiences: options.audiences,
    stepUp: options.stepUp,
    metadataAddress: options.metadataAddress,
  };
}

/** @see RFC 6750 §2.1, RFC 9449 §7.1 */
function readHeader(request: Request): Pick<BearerRequest, 'scheme' | 'token'> {
  const header = /^(bearer|dpop) +(.+)$/i.exec(request.headers.get('Authorization') ?? '');
  const scheme = header?.[1]?.toLowerCase() === 'dpop' ? 'dpop' : 'bearer';
  return { scheme, token: header?.[2]?.trim() ?? null };
}

/** Thumbprint of the key that the token is bound to. @see RFC 9449 §6.1 */
export function boundKey({ claims }: BearerRequest): string | null {
  const confirmation = claims?.['cnf'];
  if (typeof confirmation !== 'object' || confirmation === null) return null;
  const { jkt } = confirmation as { readonly jkt?: unknown };
  return typeof jkt === 'string' ? jkt : null;
}

async function tokenOfForm(request: Request): Promise<string | null> {
  if (request.method !== 'POST' || mediaType(request) !== formMediaType) return null;
  return (await readForm(request)).parameters.get('access_token');
}
