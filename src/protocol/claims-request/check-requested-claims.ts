import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { canonicalJson } from '#protocol/http/canonical-json.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import { oidcCore, type SpecRef } from '#protocol/spec.ts';
import { readClaimsRequest, type ClaimPlace, type RequestedClaim } from './read-claims-request.ts';

/** What came, and where it was looked for. */
export interface CameClaims {
  readonly place: ClaimPlace;
  readonly claims: JsonMembers;
}

/**
 * Whether the claims that `claims` asked for came, one check for each. A server need not have a claim,
 * so one that is missing is a warning where it was essential; what has to be refused otherwise fails.
 * @see OpenID Connect Core 1.0 §5.5.1, §5.5.1.1, §3.1.2.2
 */
export function checkRequestedClaims(asked: string | null, came: CameClaims): readonly Check[] {
  if (asked === null || asked === '') return [];
  const { claims } = readClaimsRequest(asked);
  if (claims === null) {
    const say = checkAbout(`claims.${came.place}`, oidcCore('5.5'));
    return [say.skipped('What was asked for by claims cannot be read, so it is not compared')];
  }
  return claims[came.place].map((one) => judge(one, came));
}

function judge(asked: RequestedClaim, { place, claims }: CameClaims): Check {
  const { name, values } = asked;
  const say = (spec: SpecRef) => checkAbout(`claims.${place}.${name}`, spec);
  // A claim may come without the language tag that it was asked with (§5.2).
  const value = claims[name] ?? claims[name.split('#')[0] ?? name];
  const where = place === 'id_token' ? 'the ID token' : 'UserInfo';
  if (value === undefined || value === null) return judgeMissing(asked, { place, where });
  if (values === null) return say(oidcCore('5.5.1')).passed(`${name} came in ${where}`);
  const evidence = `asked for ${values.map(write).join(' or ')}, got ${write(value)}`;
  if (values.some((one) => isMet(one, value))) {
    return say(oidcCore('5.5.1')).passed(`${name} has a value that was asked for`, write(value));
  }
  const rule = ruleOfValue(asked, place);
  const title = `${name} has another value than was asked for`;
  return rule === null
    ? say(oidcCore(name === 'acr' ? '5.5.1.1' : '5.5.1')).warned(title, evidence)
    : say(rule.spec).failed(`${title}: ${rule.words}`, evidence);
}

interface Place {
  readonly place: ClaimPlace;
  readonly where: string;
}

function judgeMissing(asked: RequestedClaim, { place, where }: Place): Check {
  const { name, isEssential, values } = asked;
  const say = (spec: SpecRef) => checkAbout(`claims.${place}.${name}`, spec);
  const rule = values === null ? null : ruleOfValue(asked, place);
  if (rule !== null) {
    return say(rule.spec).failed(`${name} did not come in ${where}: ${rule.words}`);
  }
  if (name === 'auth_time' && isEssential && place === 'id_token') {
    return say(oidcCore('2')).failed('auth_time did not come, and has to where it is essential');
  }
  return isEssential
    ? say(oidcCore('5.5.1')).warned(`${name} is essential, and did not come in ${where}`)
    : say(oidcCore('5.5.1')).skipped(`${name} did not come in ${where}; it was voluntary`);
}

interface ValueRule {
  readonly spec: SpecRef;
  readonly words: string;
}

// The values that a server must meet, or give no tokens at all.
function ruleOfValue({ name, isEssential }: RequestedClaim, place: ClaimPlace): ValueRule | null {
  if (place !== 'id_token') return null;
  if (name === 'acr' && isEssential) {
    return { spec: oidcCore('5.5.1.1'), words: 'the sign-in should have failed' };
  }
  if (name === 'sub') {
    return { spec: oidcCore('3.1.2.2'), words: 'the answer is about somebody else' };
  }
  return null;
}

function isMet(wanted: unknown, value: unknown): boolean {
  const text = canonicalJson(wanted);
  if (canonicalJson(value) === text) return true;
  return Array.isArray(value) && value.some((one) => canonicalJson(one) === text);
}

/** So much of a value is evidence; the whole of it is in the answer. */
const longestValue = 100;

function write(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
