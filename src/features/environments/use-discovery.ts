import { useEffect, useRef, useState } from 'react';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Problem } from '#protocol/problem.ts';
import type { DiscoveryAttempt } from '#workspace/model/discovery.ts';
import { useServices } from '#workspace/react/services.ts';

type DiscoveryState = { readonly attempts: readonly DiscoveryAttempt[] } & (
  | { readonly status: 'idle' | 'asking' | 'cancelled' }
  | { readonly status: 'failed'; readonly problem: Problem | TransportProblem }
  | {
      readonly status: 'found';
      readonly metadata: ServerMetadata;
      readonly url: string;
      readonly problem: Problem | null;
    }
);

/** One discovery at a time; a new one, or leaving the page, ends the one before. */
export function useDiscovery() {
  const services = useServices();
  const [state, setState] = useState<DiscoveryState>({ status: 'idle', attempts: [] });
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
    const found = await workspace.environments.discover(typed, {
      transport,
      signal,
      onAttempt: (attempts) => {
        if (!signal.aborted) setState({ status: 'asking', attempts });
      },
    });
    if (signal.aborted) return;
    setState((current) =>
      found.ok
        ? { status: 'found', attempts: current.attempts, ...found.value }
        : { status: 'failed', ...found.problem },
    );
  };
  const cancel = () => {
    running.current?.abort();
    setState(({ attempts }) => ({ status: 'cancelled', attempts }));
  };
  return { state, ask, cancel };
}
