import type { HttpRequest } from '#protocol/http/message.ts';
import { endpointNames } from '#protocol/model/server-metadata.ts';
import { flowOf } from '#flows/registry.ts';
import { effectiveMetadata } from '#workspace/environments/effective-metadata.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import { recall } from '#workspace/runs/recall.ts';
import type { WorkspaceState } from '#workspace/workspace.ts';

/** A token that a request would carry to a place that its environment does not know. */
export interface LeavingToken {
  readonly environmentId: string;
  readonly environmentName: string;
  readonly issuer: string;
  /** Where it would go. */
  readonly origin: string;
}

const known = new WeakMap<Run, readonly string[]>();

function tokensOf(run: Run): readonly string[] {
  const before = known.get(run);
  if (before !== undefined) return before;
  const { accessToken, refreshToken, idToken } = recall(run, flowOf(run.flow));
  const all = [accessToken, refreshToken, idToken];
  const tokens = all.flatMap((one) => (one === null || one === '' ? [] : [one]));
  known.set(run, tokens);
  return tokens;
}

/**
 * The tokens of runs that a request would take to another origin than those of their environment's
 * server and APIs, wherever in the request they stand. A token that reaches the wrong place can be used
 * by whoever is there.
 * @see RFC 6750 §5.2, RFC 9700 §4.9
 */
export function leavingTokens(
  request: HttpRequest,
  { runs, environments }: Pick<WorkspaceState, 'runs' | 'environments'>,
): readonly LeavingToken[] {
  const text = textOf(request);
  const { origin } = new URL(request.url);
  const leaving = new Map<string, LeavingToken>();
  for (const run of runs) {
    if (leaving.has(run.environmentId)) continue;
    if (!tokensOf(run).some((token) => text.includes(token))) continue;
    const environment = environments.find(({ id }) => id === run.environmentId) ?? null;
    if (originsOf(environment, run.issuer).has(origin)) continue;
    const { environmentId, environmentName, issuer } = run;
    leaving.set(environmentId, { environmentId, environmentName, issuer, origin });
  }
  return [...leaving.values()];
}

function textOf({ url, headers, body }: HttpRequest): string {
  const decoded = [...new URL(url).searchParams].flat();
  const values = headers.map(([, value]) => value);
  return [...decoded, url, ...values, typeof body === 'string' ? body : ''].join('\n');
}

/** Where the tokens of an environment belong: its issuer, its endpoints, its APIs. */
function originsOf(environment: Environment | null, issuer: string): ReadonlySet<string> {
  if (environment === null) return originSet([issuer]);
  const metadata = effectiveMetadata(environment);
  const endpoints = endpointNames.flatMap((name) => metadata[name] ?? []);
  const apis = environment.apis.flatMap(({ url, resource }) => [url, resource ?? '']);
  return originSet([issuer, metadata.issuer, ...endpoints, ...apis]);
}

function originSet(urls: readonly string[]): ReadonlySet<string> {
  return new Set(urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).origin] : [])));
}

/** What a person agreed to: this environment's tokens, to this place. */
export function agreementOf({ environmentId, origin }: LeavingToken): string {
  return `${environmentId} ${origin}`;
}
