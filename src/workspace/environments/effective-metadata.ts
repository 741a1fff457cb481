import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Environment } from '#workspace/model/environment.ts';

/** An environment's metadata with the addresses that the user put in place of the server's. */
export function effectiveMetadata({
  metadata,
  overrides,
}: Pick<Environment, 'metadata' | 'overrides'>): ServerMetadata {
  const used = Object.entries(overrides).filter(([, address]) => address !== '');
  return { ...metadata, ...Object.fromEntries(used) };
}
