import { mtlsAliases } from '#protocol/discovery/mtls-aliases.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { usesMutualTls } from './uses-mutual-tls.ts';

/**
 * An environment's metadata as a client uses it: with the addresses for mutual TLS where it has a
 * certificate (RFC 8705 §5), and before all with those that the user put in place of the server's.
 */
export function effectiveMetadata(
  { metadata, overrides }: Pick<Environment, 'metadata' | 'overrides'>,
  client: Pick<Client, 'authentication' | 'certificate'> | null = null,
): ServerMetadata {
  const aliases = client !== null && usesMutualTls(client) ? mtlsAliases(metadata) : [];
  const used = Object.entries(overrides).filter(([, address]) => address !== '');
  return {
    ...metadata,
    ...Object.fromEntries(aliases.map(({ name, address }) => [name, address])),
    ...Object.fromEntries(used),
  };
}
