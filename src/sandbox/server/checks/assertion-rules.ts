import type { OAuthError } from '#sandbox/server/oauth-error.ts';
import { passed, type Verdict } from '#sandbox/server/check.ts';
import { sha256 } from '#sandbox/server/http/encoding.ts';
import type { Scene } from '#sandbox/server/scene.ts';

/** What a rule found: what the log may say of it, or why the assertion is refused. */
export type Finding = { readonly seen: string | null } | { readonly fault: string };

/** Clocks may differ by so many seconds. */
const leewaySeconds = 10;
/** Further ahead than this nothing is taken, so that a `jti` need not be kept for ever. */
const longestSeconds = 3600;

/** Makes a verdict of a finding: whoever sent the assertion is refused in words of their own. */
export function settle(finding: Finding, refuse: (description: string) => OAuthError): Verdict {
  if ('seen' in finding) return passed(finding.seen);
  throw refuse(finding.fault);
}

/**
 * Whether an assertion is for this server. The issuer alone is its name (draft-ietf-oauth-rfc7523bis §3);
 * the endpoint's address, or more names than one, was good before: by policy it is told so in the log,
 * or refused as FAPI 2.0 §5.3.2.1 asks.
 */
export function findAudience({ issuer, url, definition }: Scene, aud: unknown): Finding {
  if (aud === issuer) return { seen: 'the issuer' };
  if (definition.policy.assertionAudience === 'issuer-only') {
    return { fault: 'The audience is this issuer, as a string and nothing else.' };
  }
  const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const endpoint = `${url.origin}${url.pathname}`;
  return [issuer, `${issuer}/token`, endpoint].some((name) => named.includes(name))
    ? { seen: 'an older form: the issuer alone is meant today (RFC 7523bis)' }
    : { fault: 'The assertion is for another audience than this issuer.' };
}

/** Times of an assertion, in seconds since the epoch where they are as they should be. */
export interface AssertionTimes {
  readonly exp: unknown;
  readonly nbf: unknown;
  readonly iat: unknown;
}

/** Whether an assertion is good now: it expires, has not yet, and its time has come. @see RFC 7523 §3 */
export function findTime(scene: Scene, { exp, nbf, iat }: AssertionTimes): Finding {
  const now = scene.now / 1000;
  if (typeof exp !== 'number')
    return { fault: 'The assertion does not say until when it is good (exp, NotOnOrAfter).' };
  if (exp <= now) return { fault: 'The assertion has expired.' };
  if (exp > now + longestSeconds) return { fault: 'The assertion is good for more than an hour.' };
  for (const [name, time] of Object.entries({ nbf, iat })) {
    if (time !== undefined && !(typeof time === 'number' && time <= now + leewaySeconds)) {
      return { fault: `The assertion is not good yet, by its ${name}.` };
    }
  }
  return { seen: `${Math.floor(exp - now)} seconds left` };
}

/** What an assertion is known again by. */
export interface AssertionName {
  readonly issuer: string;
  readonly id: string;
  readonly exp: unknown;
}

/** Whether an assertion is used for the first time; its name is kept until it would have expired. */
export async function findFirstUse(
  { dependencies, sandboxId, now }: Scene,
  { issuer, id, exp }: AssertionName,
): Promise<Finding> {
  const key = await sha256(JSON.stringify([issuer, id]));
  const isNew = await dependencies.store.update(
    { sandbox: sandboxId, kind: 'assertion', key },
    (record) => ({
      record: { family: null, removeAt: Number(exp) * 1000 },
      result: record === null || record.removeAt <= now,
    }),
  );
  return isNew
    ? { seen: null }
    : { fault: 'The assertion was used before: each needs a name (jti, ID) of its own.' };
}
