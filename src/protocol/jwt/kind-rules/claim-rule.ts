import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { JwtMembers } from '#protocol/jwt/check-times.ts';
import type { SpecRef } from '#protocol/spec.ts';

/** A rule about one member of a kind of token. */
export interface ClaimRule {
  readonly name: string;
  readonly from?: 'header' | 'claims';
  /** `must-not`: the kind forbids it. */
  readonly need: 'must' | 'should' | 'may' | 'must-not';
  /** What the member is for, as the end of a sentence; for `must-not`, why it is forbidden. */
  readonly why: string;
  readonly spec: SpecRef;
  /** What is wrong with a value that is there; null where nothing is. */
  readonly fault?: (value: unknown, jwt: JwtMembers) => string | null;
}

/** Looks at each rule of a kind: what is there, what is missing, what must not be. */
export function checkClaimRules(
  prefix: string,
  rules: readonly ClaimRule[],
  jwt: JwtMembers,
): readonly Check[] {
  return rules.map((rule) => {
    const { name, from = 'claims', spec } = rule;
    const say = checkAbout(`${prefix}.${name}`, spec);
    const value = jwt[from][name];
    if (rule.need === 'must-not') {
      return value === undefined
        ? say.passed(`No ${name}, as it should be: ${rule.why}`)
        : say.failed(`${name} must not be there: ${rule.why}`, written(value));
    }
    if (value === undefined) return missing(rule, say);
    const fault = rule.fault?.(value, jwt) ?? null;
    return fault === null
      ? say.passed(`${name} is there: ${rule.why}`, written(value))
      : say.failed(fault, written(value));
  });
}

function missing({ name, need, why }: ClaimRule, say: ReturnType<typeof checkAbout>): Check {
  if (need === 'must') return say.failed(`No ${name}: ${why}`);
  return need === 'should' ? say.warned(`No ${name}: ${why}`) : say.skipped(`No ${name}: ${why}`);
}

const evidenceLimit = 200;

function written(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > evidenceLimit ? `${text.slice(0, evidenceLimit)}…` : text;
}

/** A fault where the value is no text, or an empty one. */
export function textFault(name: string): (value: unknown) => string | null {
  return (value) =>
    typeof value === 'string' && value !== '' ? null : `${name} has to be a text that is not empty`;
}

/** A fault where the header's `typ` is another. @see RFC 8725 §3.11 */
export function typeFault(...names: readonly string[]): (value: unknown) => string | null {
  return (value) => {
    const typ = typeof value === 'string' ? value.toLowerCase().replace(/^application\//, '') : '';
    return names.includes(typ) ? null : `typ has to be ${names.join(' or ')}`;
  };
}

/** A fault where a signature is missing, or anyone who can verify could have made it. */
export function publicKeyFault(value: unknown): string | null {
  if (typeof value !== 'string') return 'alg has to be a text';
  if (value === 'none') return 'alg is none: it is not signed';
  return value.startsWith('HS') ? `${value} is not of a key pair, which is asked for` : null;
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
