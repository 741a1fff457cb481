import type { Check } from '#protocol/check.ts';
import type { ResourceMetadata } from '#protocol/model/resource-metadata.ts';
import type { Problem } from '#protocol/problem.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { type AskOptions, useAsking } from './use-asking.ts';

/** What an API said of itself. */
export interface FoundApi {
  readonly metadata: ResourceMetadata;
  readonly url: string;
  readonly checks: readonly Check[];
  readonly problem: Problem | null;
}

/** From an API’s URL to its metadata. RFC 9728 §3. */
export function useResource() {
  return useAsking<FoundApi>(findResource);
}

const findResource = ({ environments }: Workspace, typed: string, options: AskOptions) =>
  environments.findResource(typed, options);
