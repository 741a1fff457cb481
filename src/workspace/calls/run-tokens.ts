import { flowOf } from '#flows/registry.ts';
import type { Run } from '#workspace/model/run.ts';
import { recall } from '#workspace/runs/recall.ts';

/** An access token that a run has got, to call an API with. */
export interface RunToken {
  readonly runId: string;
  /** `Access token of Authorization code, web-app`, without the time. */
  readonly label: string;
  /** Milliseconds since the epoch: when its run began. */
  readonly startedAt: number;
  readonly environmentId: string;
  readonly environmentName: string;
  readonly issuer: string;
  readonly clientKey: string;
  readonly accessToken: string;
  /** As it should be sent, by its type. RFC 6750 §2.1, RFC 9449 §7.1 */
  readonly scheme: 'Bearer' | 'DPoP';
  /** Space-delimited; null where the server named none. */
  readonly scope: string | null;
  /** Milliseconds since the epoch; null where the server did not say. */
  readonly expiresAt: number | null;
  readonly canBeRefreshed: boolean;
}

/** The latest are what people look for, and a list of hundreds is none. */
const mostOffered = 30;

/** The access token of a run; null where it has none. */
export function tokenOfRun(run: Run): RunToken | null {
  const flow = flowOf(run.flow);
  const memory = recall(run, flow);
  const { accessToken, tokenType, refreshToken } = memory;
  if (accessToken === null || accessToken === '') return null;
  return {
    runId: run.id,
    label: `Access token of ${flow.shortTitle}, ${run.clientId}`,
    startedAt: run.startedAt,
    environmentId: run.environmentId,
    environmentName: run.environmentName,
    issuer: run.issuer,
    clientKey: run.clientKey,
    accessToken,
    scheme: tokenType?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer',
    scope: memory.grantedScope,
    expiresAt: memory.accessTokenExpiresAt,
    canBeRefreshed: refreshToken !== null && refreshToken !== '',
  };
}

/** The access tokens of all runs, the latest first, each once. */
export function runTokens(runs: readonly Run[]): readonly RunToken[] {
  const offered = new Map<string, RunToken>();
  for (const run of runs.toSorted((one, other) => other.startedAt - one.startedAt)) {
    const token = tokenOfRun(run);
    if (token !== null && !offered.has(token.accessToken)) offered.set(token.accessToken, token);
    if (offered.size === mostOffered) break;
  }
  return [...offered.values()];
}

/** True where a token has run out. */
export function hasExpired({ expiresAt }: Pick<RunToken, 'expiresAt'>, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/**
 * The run whose tokens are those of a run now: a refresh token that was used has brought new ones to
 * another run, and may not be used again.
 * @see RFC 6749 §6, RFC 9700 §4.14.2
 */
export function latestOf(runs: readonly Run[], runId: string): string {
  const newer = runs.findLast(
    (run) =>
      run.flow === 'refresh-token' &&
      run.brought?.runId === runId &&
      run.events.some(
        (event) => event.type === 'answered' && event.step === 'refresh' && event.problem === null,
      ),
  );
  return newer === undefined ? runId : latestOf(runs, newer.id);
}
