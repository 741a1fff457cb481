import { sha256 } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { readAccessToken } from '#sandbox/server/tokens/read-access-token.ts';
import { readJwsUnverified } from '#sandbox/server/tokens/read-jws.ts';
import { clientKeyAlgorithms, isSignedByKeys } from '#sandbox/server/tokens/verify-client-jws.ts';
import { verifyOwnJwt, type OwnClaims } from '#sandbox/server/tokens/verify-own-jwt.ts';
import { findFamily } from './find-family.ts';
import type { Authentication, FamilyRecord } from './records.ts';
import { isAudience } from './resources.ts';
import { splitScope } from './scope.ts';

/** A token that is good, and what it says. */
export interface ExchangedToken {
  readonly iss: string;
  readonly sub: string;
  /** Null where it says nothing of scopes. */
  readonly scope: readonly string[] | null;
  /** Null where it is not about a user who signed in here. */
  readonly authentication: Authentication | null;
  /** Who acts already. @see RFC 8693 §4.1 */
  readonly act: unknown;
  /** Who may act. @see RFC 8693 §4.4 */
  readonly mayAct: unknown;
}

const prefix = 'urn:ietf:params:oauth:token-type:';

/** Reads a token of a named type; null where it is none that is good here. @see RFC 8693 §3 */
export async function readExchangedToken(
  scene: Scene,
  token: string,
  type: string,
): Promise<ExchangedToken | null> {
  if (type === `${prefix}access_token`) return readAccess(scene, token);
  if (type === `${prefix}id_token`) return readIdToken(scene, token);
  if (type === `${prefix}refresh_token`) return readRefreshToken(scene, token);
  if (type !== `${prefix}jwt`) return null;
  const own = (await readAccess(scene, token)) ?? (await readIdToken(scene, token));
  return own ?? readTrusted(scene, token);
}

function fromClaims(
  claims: OwnClaims,
  authentication: Authentication | null,
): ExchangedToken | null {
  const { iss, sub, scope, act, may_act: mayAct } = claims;
  if (typeof iss !== 'string' || typeof sub !== 'string') return null;
  const names = typeof scope === 'string' ? splitScope(scope) : null;
  return { ...{ iss, sub, authentication, act, mayAct }, scope: names };
}

function isOver(scene: Scene, { exp, nbf }: OwnClaims): boolean {
  if (typeof nbf === 'number' && nbf * 1000 > scene.now) return true;
  return typeof exp !== 'number' || exp * 1000 <= scene.now;
}

async function readAccess(scene: Scene, token: string): Promise<ExchangedToken | null> {
  const access = await readAccessToken(scene, token);
  if (access === null || access.record === null || isOver(scene, access.claims)) return null;
  const family = await findFamily(scene, access.record.family);
  if (family === null) return null;
  const scope = access.claims['scope'] ?? '';
  return fromClaims({ ...access.claims, scope }, family.grant.authentication);
}

async function readIdToken(scene: Scene, token: string): Promise<ExchangedToken | null> {
  const claims = await verifyOwnJwt(scene, token, 'JWT');
  if (claims === null || isOver(scene, claims)) return null;
  const authentication = {
    sub: String(claims['sub']),
    authenticatedAt: Number(claims['auth_time']) * 1000,
    sid: String(claims['sid']),
  };
  return fromClaims(claims, authentication);
}

async function readRefreshToken(scene: Scene, token: string): Promise<ExchangedToken | null> {
  const { dependencies, sandboxId: sandbox, now, issuer: iss } = scene;
  const address = { sandbox, kind: 'refresh', key: await sha256(token) } as const;
  const record = await dependencies.store.read(address);
  if (record === null || record.isSpent || record.endsAt <= now) return null;
  const family: FamilyRecord | null = await findFamily(scene, record.family);
  if (family === null) return null;
  const { scope, authentication, clientId } = family.grant;
  return fromClaims(
    { iss, sub: authentication?.sub ?? clientId, scope: scope.join(' ') },
    authentication,
  );
}

/** A JWT of an issuer that the definition trusts, made for this server. @see RFC 7523 §3 */
async function readTrusted(scene: Scene, token: string): Promise<ExchangedToken | null> {
  const jws = readJwsUnverified(token);
  const trusted = scene.definition.trustedIssuers.find(
    ({ issuer }) => issuer === jws?.claims['iss'],
  );
  if (jws === null || trusted === undefined || isOver(scene, jws.claims)) return null;
  if (!isAudience(jws.claims['aud'], [scene.issuer, `${scene.issuer}/token`])) return null;
  if (!clientKeyAlgorithms.includes(jws.alg)) return null;
  if (!(await isSignedByKeys(trusted.jwks.keys, token, jws))) return null;
  return fromClaims(jws.claims, null);
}
