import type { RunMemory } from '#flows/define-flow.ts';
import type { Run } from '#workspace/model/run.ts';
import { reduceRun, type FlowShape } from './reduce-run.ts';

/** A memory that knows nothing. */
export const emptyMemory: RunMemory = {
  state: null,
  nonce: null,
  codeVerifier: null,
  codeChallenge: null,
  codeChallengeMethod: null,
  requestedScope: null,
  redirectUri: null,
  maxAgeSeconds: null,
  acrValues: null,
  code: null,
  accessToken: null,
  tokenType: null,
  grantedScope: null,
  refreshToken: null,
  idToken: null,
  idTokenSubject: null,
  accessTokenExpiresAt: null,
};

/** What a run knows: what it brought along, and what its steps taught, in the flow's order. */
export function recall(run: Run, flow: FlowShape): RunMemory {
  const { steps } = reduceRun(run, flow);
  return flow.steps.reduce((memory, { id }) => ({ ...memory, ...steps[id]?.learned }), {
    ...emptyMemory,
    ...run.brought?.learned,
  });
}
