import type { ChosenOptions } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import type { FlowId } from '#flows/flow-ids.ts';
import type { Run } from '#workspace/model/run.ts';
import { recall } from './recall.ts';

/** What a new run takes over. */
export type Brought = NonNullable<Run['brought']>;

/**
 * The tokens that a flow can begin with: those of the run that was named, else of the last run of
 * the same client that has them. Null where the flow needs none, or there is none.
 */
export function findBrought(
  flow: FlowId,
  runs: readonly Run[],
  client: { readonly environmentId: string; readonly clientKey: string },
): Brought | null {
  const wanted = flowOf(flow).begins;
  if (wanted === undefined) return null;
  const fitting = runs
    .filter(
      (run) => run.environmentId === client.environmentId && run.clientKey === client.clientKey,
    )
    .toSorted((one, other) => lastAt(other) - lastAt(one));
  for (const run of fitting) {
    const brought = bringFrom(run);
    if (typeof brought.learned[wanted] === 'string') return brought;
  }
  return null;
}

/** What one run hands over. The nonce and the state were for its own answers, and stay there. */
export function bringFrom(run: Run): Brought {
  const memory = recall(run, flowOf(run.flow));
  const { accessToken, refreshToken, idToken, idTokenSubject } = memory;
  const { tokenType, grantedScope, accessTokenExpiresAt } = memory;
  const { requestedAuthorizationDetails, authorizationDetails } = memory;
  const { requestedClaims, requestedResources } = memory;
  return {
    runId: run.id,
    learned: {
      accessToken,
      refreshToken,
      idToken,
      idTokenSubject,
      tokenType,
      grantedScope,
      accessTokenExpiresAt,
      requestedAuthorizationDetails,
      authorizationDetails,
      requestedClaims,
      requestedResources,
    },
  };
}

/** What the tokens that are brought along ask for: those bound to a key go with proofs. RFC 9449 §5. */
export function inheritedOptions(flow: FlowId, brought: Brought | null): ChosenOptions {
  const isBound = brought?.learned.tokenType?.toLowerCase() === 'dpop';
  return isBound && flowOf(flow).options.some(({ id }) => id === 'dpop') ? { dpop: 'on' } : {};
}

function lastAt({ events, startedAt }: Run): number {
  return events.at(-1)?.at ?? startedAt;
}
