import { useEffect, useState } from 'react';
import { useServices } from '#workspace/react/services.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Workspace } from '#workspace/workspace.ts';

export interface KnownEnvironments {
  readonly environments: readonly Environment[];
  /** True until the host has said that it has none. */
  readonly hasRelay: boolean;
  readonly workspace: Workspace | null;
}

const none: KnownEnvironments = { environments: [], hasRelay: false, workspace: null };

/** The user's environments, read when they are first wanted; nothing is asked of any server. */
export function useEnvironments(isWanted: boolean): KnownEnvironments {
  const services = useServices();
  const [known, setKnown] = useState(none);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    let stop = () => {};
    const follow = async () => {
      const workspace = await services.workspace();
      if (isOver) return;
      const read = () => {
        const { environments, host, hostProblem } = workspace.getState();
        const hasRelay = host === null ? hostProblem === null : host.relay;
        setKnown({ environments, hasRelay, workspace });
      };
      stop = workspace.subscribe(read);
      read();
    };
    // Without storage there are no environments; the rest of the page does not need them.
    follow().catch(() => setKnown(none));
    return () => {
      isOver = true;
      stop();
    };
  }, [services, isWanted]);
  return known;
}
