import type { Run } from '#workspace/model/run.ts';
import { tokensOfRun, type RunToken } from '#workspace/runs/tokens-of-run.ts';

/** Two runs by their ids, empty where none is chosen, and which of their tokens. */
export interface RunPicks {
  readonly first: string;
  readonly second: string;
  readonly kind: RunToken['kind'];
}

export const noPicks: RunPicks = { first: '', second: '', kind: 'access_token' };

export const kindsToCompare = [
  { value: 'access_token', label: 'access tokens', one: 'access token' },
  { value: 'id_token', label: 'ID tokens', one: 'ID token' },
  { value: 'refresh_token', label: 'refresh tokens', one: 'refresh token' },
] as const;

/** What goes into the boxes; null leaves a box as it is. */
export interface Filled {
  readonly first: string | null;
  readonly second: string | null;
  readonly missing: { readonly first: string | null; readonly second: string | null };
}

/** The tokens of the chosen kind, and what is missing. */
export function fillFromRuns(picks: RunPicks, runs: readonly Run[]): Filled {
  const first = tokenOf(picks.first, picks.kind, runs);
  const second = tokenOf(picks.second, picks.kind, runs);
  return {
    first: first.token,
    second: second.token,
    missing: { first: first.missing, second: second.missing },
  };
}

function tokenOf(id: string, kind: RunToken['kind'], runs: readonly Run[]) {
  const run = runs.find((one) => one.id === id);
  if (run === undefined) return { token: null, missing: null };
  const token = tokensOfRun(run).find((one) => one.kind === kind)?.token ?? null;
  const name = kindsToCompare.find(({ value }) => value === kind)?.one ?? kind;
  return { token: token ?? '', missing: token === null ? `This run has got no ${name}` : null };
}

/** The first kind that both runs have; what was wanted where there is none. */
export function commonKind(picks: RunPicks, runs: readonly Run[]): RunToken['kind'] {
  const common = kindsToCompare.find(({ value }) => {
    const { missing } = fillFromRuns({ ...picks, kind: value }, runs);
    return missing.first === null && missing.second === null;
  });
  return common?.value ?? picks.kind;
}
