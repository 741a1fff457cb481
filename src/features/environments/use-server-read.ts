import { useEffect } from 'react';
import type { Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';

/** A sandbox that nobody has talked to yet is asked for its keys, so that the page can show them. */
export function useServerRead({ id, kind, keys }: Environment) {
  const workspace = useWorkspace();
  const isUnread = kind === 'sandbox' && keys === null;
  useEffect(() => {
    if (workspace !== null && isUnread) void workspace.environments.refreshKeys(id);
  }, [workspace, id, isUnread]);
}
