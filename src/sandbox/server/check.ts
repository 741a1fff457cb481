import type { SandboxLogCheck } from '#sandbox/contract/log.ts';
import { OAuthError } from './oauth-error.ts';

/** What a check that does not refuse says: that its rule holds, or that there was nothing to judge. */
export interface Verdict {
  readonly outcome: 'passed' | 'skipped';
  /** What it saw; no secret, code or whole token. */
  readonly detail: string | null;
}

/** One rule of an endpoint. It only judges: what it looks at was read before. */
export interface Check<C> {
  /** Its file's name. */
  readonly name: string;
  /** Document and section. */
  readonly spec: string;
  /** Throws an `OAuthError` where the rule is broken. */
  readonly run: (context: C) => Verdict | Promise<Verdict>;
}

/** The rule holds. */
export function passed(detail: string | null = null): Verdict {
  return { outcome: 'passed', detail };
}

/** There was nothing to judge. */
export function skipped(detail: string): Verdict {
  return { outcome: 'skipped', detail };
}

/** Runs checks in order up to the first that refuses, and writes each down. */
export async function runChecks<C>(
  checks: readonly Check<C>[],
  context: C,
  trail: SandboxLogCheck[],
): Promise<void> {
  for (const { name, spec, run } of checks) {
    try {
      const verdict = await run(context);
      trail.push({ name, spec, outcome: verdict.outcome, detail: verdict.detail });
    } catch (error) {
      const detail = error instanceof OAuthError ? (error.detail ?? error.description) : null;
      trail.push({ name, spec, outcome: 'failed', detail });
      throw error;
    }
  }
}

/** What an earlier check has made sure of. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) {
    throw new Error(`Failed to find ${what}: an earlier check lets it through.`);
  }
  return value;
}
