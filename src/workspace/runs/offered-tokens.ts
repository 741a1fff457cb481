import { tokenTypes } from '#protocol/token/judge-exchange.ts';
import { flowOf } from '#flows/registry.ts';
import type { Run } from '#workspace/model/run.ts';
import { recall } from './recall.ts';

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

const kinds = [
  { kind: 'access_token', name: 'accessToken', words: 'Access token' },
  { kind: 'id_token', name: 'idToken', words: 'ID token' },
  { kind: 'refresh_token', name: 'refreshToken', words: 'Refresh token' },
] as const;

/** The tokens that runs of an environment have got, the latest first, each once. */
export function offeredTokens(
  runs: readonly Run[],
  environmentId: string,
): readonly OfferedToken[] {
  const offered = new Map<string, OfferedToken>();
  const own = runs.filter((run) => run.environmentId === environmentId);
  for (const run of own.toSorted((one, other) => other.startedAt - one.startedAt)) {
    const flow = flowOf(run.flow);
    const memory = recall(run, flow);
    for (const { kind, name, words } of kinds) {
      const token = memory[name];
      if (token === null || token === '' || offered.has(token)) continue;
      const label = `${words} of ${flow.shortTitle}, ${run.clientId}`;
      const about = { id: `${run.id} ${kind}`, startedAt: run.startedAt, type: tokenTypes[kind] };
      offered.set(token, { ...about, label, token, kind });
    }
  }
  return [...offered.values()].slice(0, mostOffered);
}
