import { tokenTypes } from '#protocol/token/judge-exchange.ts';
import { flowOf } from '#flows/registry.ts';
import type { Run } from '#workspace/model/run.ts';
import { tokensOfRun } from './tokens-of-run.ts';

/** A token that some run has got, to be put into a field of another. */
export interface OfferedToken {
  readonly id: string;
  /** `Access token of Authorization code, web-app, 10:15` without the time. */
  readonly label: string;
  /** Milliseconds since the epoch: when its run began. */
  readonly startedAt: number;
  readonly token: string;
  readonly kind: 'access_token' | 'refresh_token' | 'id_token';
  /** As token exchange names its kind. @see RFC 8693 §3 */
  readonly type: string;
}

/** The latest are what people look for, and a list of hundreds is none. */
const mostOffered = 30;

/** The tokens that runs of an environment have got, the latest first, each once. */
export function offeredTokens(
  runs: readonly Run[],
  environmentId: string,
): readonly OfferedToken[] {
  const offered = new Map<string, OfferedToken>();
  const own = runs.filter((run) => run.environmentId === environmentId);
  for (const run of own.toSorted((one, other) => other.startedAt - one.startedAt)) {
    const { shortTitle } = flowOf(run.flow);
    for (const { kind, words, token } of tokensOfRun(run)) {
      if (offered.has(token)) continue;
      const label = `${words} of ${shortTitle}, ${run.clientId}`;
      const about = { id: `${run.id} ${kind}`, startedAt: run.startedAt, type: tokenTypes[kind] };
      offered.set(token, { ...about, label, token, kind });
    }
  }
  return [...offered.values()].slice(0, mostOffered);
}
