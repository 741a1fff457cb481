import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { rfc } from '#protocol/spec.ts';

/**
 * Whether an access token that is a JWT is for the resources that were asked for. A server may name a
 * resource more generally than it was asked for, so nothing but a missing `aud` is certainly wrong.
 * @see RFC 8707 §2, RFC 9068 §3
 */
export function checkAudience(accessToken: string, asked: readonly string[]): readonly Check[] {
  if (asked.length === 0) return [];
  const say = checkAbout('access_token.aud', rfc(8707, '2'));
  const decoded = decodeJwtUnverified(accessToken);
  if (decoded.kind !== 'jws') {
    return [say.skipped('The token cannot be read here: introspection tells whom it is for')];
  }
  const audience = namesOf(decoded.payload.claims['aud']);
  if (audience.length === 0) {
    return [say.failed('The token names no aud, though a resource was asked for')];
  }
  const evidence = `asked for ${asked.join(', ')}; aud ${audience.join(', ')}`;
  const missing = asked.filter((resource) => !audience.some((name) => covers(name, resource)));
  const added = audience.filter((name) => !asked.some((resource) => covers(name, resource)));
  if (missing.length > 0) {
    return [say.warned('aud does not name each resource that was asked for', evidence)];
  }
  if (added.length > 0) return [say.warned('aud names more than was asked for', evidence)];
  const isExact = asked.every((resource) => audience.includes(resource));
  return [
    isExact
      ? say.passed('aud is what was asked for', audience.join(', '))
      : say.passed('aud names what was asked for, more generally', evidence),
  ];
}

function namesOf(aud: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return names.filter((name) => typeof name === 'string' && name !== '') as readonly string[];
}

// A base address stands for all that is below it. RFC 8707 §2.
function covers(name: string, resource: string): boolean {
  if (name === resource) return true;
  if (!URL.canParse(name) || !URL.canParse(resource)) return false;
  const [general, particular] = [new URL(name), new URL(resource)];
  const base = general.pathname.endsWith('/') ? general.pathname : `${general.pathname}/`;
  return general.origin === particular.origin && `${particular.pathname}/`.startsWith(base);
}
