import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Problem } from '#protocol/problem.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { type AskOptions, useAsking } from './use-asking.ts';

/** What a server said of itself. */
export interface FoundServer {
  readonly metadata: ServerMetadata;
  readonly url: string;
  readonly problem: Problem | null;
}

/** From an issuer or a metadata URL to a server’s metadata. */
export function useDiscovery() {
  return useAsking<FoundServer>(discover);
}

const discover = ({ environments }: Workspace, typed: string, options: AskOptions) =>
  environments.discover(typed, options);
