import type { CallCredential } from '#protocol/api-call/call-draft.ts';
import type { ApiCall, CallExchange } from '#workspace/model/api-call.ts';
import type { WorkspaceState } from '#workspace/workspace.ts';
import type { TokenWish } from './call-actions.ts';

/** A repair of a call, one click away. */
export type CallFix = { readonly label: string } & (
  | { readonly kind: 'send-again' }
  | { readonly kind: 'use-relay' }
  | { readonly kind: 'go-to'; readonly url: string }
  | { readonly kind: 'refresh'; readonly runId: string }
  | { readonly kind: 'get-token'; readonly wish: TokenWish }
  | { readonly kind: 'use-run'; readonly runId: string }
  | { readonly kind: 'use-scheme'; readonly scheme: CallCredential['scheme'] }
  | { readonly kind: 'use-credential'; readonly credential: CallCredential['kind'] }
  | { readonly kind: 'read-metadata'; readonly url: string }
);

/** What advice on a call rests on. */
export interface CallSituation {
  readonly call: Pick<ApiCall, 'draft'>;
  readonly exchange: CallExchange;
  readonly state: Pick<WorkspaceState, 'runs' | 'environments' | 'host'>;
  readonly now: number;
}

/** By the relay, where there is one and it was not used. */
export function relayFix({ call, state }: CallSituation): readonly CallFix[] {
  const hasRelay = state.host?.relay === true;
  return call.draft.transport === 'direct' && hasRelay
    ? [{ kind: 'use-relay', label: 'Send through the relay' }]
    : [];
}
