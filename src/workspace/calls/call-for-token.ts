import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { WorkspaceState } from '#workspace/workspace.ts';
import type { RunToken } from './run-tokens.ts';

/**
 * What a new token is most likely for: the call that was just refused with another token of the same
 * environment, else the first of the environment's APIs that its scope opens.
 */
export function callForToken(
  { calls, environments }: Pick<WorkspaceState, 'calls' | 'environments'>,
  token: RunToken,
  base: CallDraft,
): CallDraft {
  const environment = environments.find(({ id }) => id === token.environmentId) ?? null;
  const draft = refusedDraft(calls, token) ?? { ...base, ...firstOpen(environment, token) };
  return { ...draft, credential: { ...draft.credential, kind: 'run', runId: token.runId } };
}

function refusedDraft(
  calls: WorkspaceState['calls'],
  { environmentName }: RunToken,
): CallDraft | null {
  const last = calls.findLast(({ exchanges }) => exchanges.length > 0);
  if (last === undefined || last.environmentName !== environmentName) return null;
  const outcome = last.exchanges.at(-1)?.outcome;
  const isRefused = outcome?.kind === 'answered' && [401, 403].includes(outcome.response.status);
  return isRefused ? last.draft : null;
}

function firstOpen(
  environment: Environment | null,
  { scope: granted }: RunToken,
): Partial<Pick<CallDraft, 'method' | 'url'>> {
  const words = granted?.split(/\s+/) ?? [];
  const apis = environment?.apis ?? [];
  const api = apis.find(({ scope }) => scope !== '' && words.includes(scope)) ?? apis[0];
  return api === undefined ? {} : { method: api.method, url: api.url };
}
