import { useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';

type Made = Pick<Environment, 'metadata' | 'source' | 'transport'> &
  Partial<Pick<Environment, 'apis' | 'provider'>> & { readonly name: string };

/** Creates an environment with a real server, selects it and shows it. */
export function useCreateRemote() {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const create = async (made: Made) => {
    if (workspace === null) return;
    setIsBusy(true);
    try {
      const environment = await workspace.environments.createRemote({ ...made, overrides: {} });
      workspace.environments.select(environment.id, null);
      void navigate(paths.environment(environment.id));
    } finally {
      setIsBusy(false);
    }
  };
  return { create, isBusy: isBusy || workspace === null };
}

/** What an environment is called until the user says otherwise: the server's host. */
export function nameOfIssuer(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : 'My server';
}
