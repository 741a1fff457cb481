import { useState } from 'react';
import type { Result } from '#protocol/result.ts';
import { showToast } from '#ui/toast/toast-store.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { SandboxKeyAlgorithm } from '#workspace/ports.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import type { SandboxChange, Undo } from '#workspace/workspace.ts';

interface Changing {
  readonly change: (change: SandboxChange) => Promise<boolean>;
  readonly rotate: (algorithm: SandboxKeyAlgorithm) => Promise<boolean>;
  readonly isBusy: boolean;
  /** Why the last change was not taken. */
  readonly problem: string | null;
}

/** Saves a change of a sandbox at once and offers the way back. */
export function useSandboxChange({ id }: Environment): Changing {
  const workspace = useWorkspace();
  const [underWay, setUnderWay] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const follow = async (saving: Promise<Result<Undo, { readonly reason: string }>> | undefined) => {
    if (saving === undefined) return false;
    setUnderWay((count) => count + 1);
    const saved = await saving;
    setUnderWay((count) => count - 1);
    setProblem(saved.ok ? null : saved.problem.reason);
    if (saved.ok) showToast(saved.value.message, { label: 'Undo', run: saved.value.undo });
    return saved.ok;
  };
  return {
    change: (change) => follow(workspace?.environments.changeSandbox(id, change)),
    rotate: (algorithm) => follow(workspace?.environments.rotateKey(id, algorithm)),
    isBusy: underWay > 0,
    problem,
  };
}
