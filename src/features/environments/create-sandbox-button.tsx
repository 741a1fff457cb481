import { useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import type { ButtonKind } from '#ui/button/button-class.ts';
import { showToast } from '#ui/toast/toast-store.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';

/** Makes a server with everything in it, and shows it. */
export function CreateSandboxButton({ kind }: { readonly kind: ButtonKind }) {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const create = async () => {
    if (workspace === null) return;
    setIsBusy(true);
    const made = await workspace.environments.createSandbox();
    setIsBusy(false);
    if (!made.ok) {
      showToast(`No sandbox was made: ${made.problem.reason}`);
      return;
    }
    workspace.environments.select(made.value.id, made.value.clients[0]?.id ?? null);
    void navigate(paths.environment(made.value.id));
  };
  return (
    <Button kind={kind} isBusy={isBusy || workspace === null} onClick={() => void create()}>
      Create a sandbox
    </Button>
  );
}
