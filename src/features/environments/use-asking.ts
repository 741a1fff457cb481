import { useEffect, useRef, useState } from 'react';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import type { Result } from '#protocol/result.ts';
import type { DiscoveryAttempt } from '#workspace/model/discovery.ts';
import { useServices } from '#workspace/react/services.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** Where a question to a server is. */
export type AskingState<T> = { readonly attempts: readonly DiscoveryAttempt[] } & (
  | { readonly status: 'idle' | 'asking' | 'cancelled' }
  | { readonly status: 'failed'; readonly problem: Problem | TransportProblem }
  | ({ readonly status: 'found' } & T)
);

/** How a question travels, and whom to tell of each address. */
export type AskOptions = Parameters<Workspace['environments']['discover']>[1];

/** Asks, with what a workspace has for it. */
export type Ask<T> = (
  workspace: Workspace,
  typed: string,
  options: AskOptions,
) => Promise<
  Result<
    T,
    {
      readonly problem: Problem | TransportProblem;
      readonly attempts: readonly DiscoveryAttempt[];
    }
  >
>;

/** One question at a time; a new one, or leaving the page, ends the one before. */
export function useAsking<T extends object>(asked: Ask<T>) {
  const services = useServices();
  const [state, setState] = useState<AskingState<T>>({ status: 'idle', attempts: [] });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const ask = async (typed: string, transport: 'direct' | 'relay') => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setState({ status: 'asking', attempts: [] });
    // Whoever asks before the storage is open waits for it.
    const workspace = await services.workspace().catch(() => null);
    if (workspace === null) return setState({ status: 'idle', attempts: [] });
    const found = await asked(workspace, typed, {
      transport,
      signal,
      onAttempt: (attempts) => {
        if (!signal.aborted) setState({ status: 'asking', attempts });
      },
    });
    if (signal.aborted) return;
    setState(({ attempts }) =>
      found.ok
        ? { status: 'found', attempts, ...found.value }
        : { status: 'failed', ...found.problem },
    );
  };
  const cancel = () => {
    running.current?.abort();
    setState(({ attempts }) => ({ status: 'cancelled', attempts }));
  };
  return { state, ask, cancel };
}
