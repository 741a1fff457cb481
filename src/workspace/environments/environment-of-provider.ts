import type { FlowApi } from '#flows/define-flow.ts';
import { fillBlanks, type FilledBlanks } from '#knowledge/providers/fill-blanks.ts';
import type { ProviderTemplate } from '#knowledge/providers/provider-template.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';

/** The APIs of a template with what was typed in the place of its blanks, each with its samples. */
export function apisOfProvider(
  { apis }: Pick<ProviderTemplate, 'apis'>,
  filled: FilledBlanks,
): readonly FlowApi[] {
  return apis.map(({ title, scope, samples }) => {
    const [first] = samples;
    return {
      title,
      method: first.method,
      url: fillBlanks(first.url, filled),
      scope,
      samples: samples.map(({ name, method, url, headers = [], body = null }) => ({
        ...{ name, method, headers, body },
        url: fillBlanks(url, filled),
      })),
    };
  });
}

/**
 * What is known of a server that does not describe itself; null for one that does.
 * @see RFC 8414 §2
 */
export function metadataOfProvider(
  { server }: Pick<ProviderTemplate, 'server'>,
  filled: FilledBlanks,
): ServerMetadata | null {
  if (server.kind === 'discovery') return null;
  if (server.kind === 'api-key') return { issuer: server.origin };
  const addresses = Object.entries(server.addresses).map(
    ([name, address]) => [name, fillBlanks(address, filled)] as const,
  );
  return {
    issuer: server.issuer,
    ...Object.fromEntries(addresses),
    ...(server.methods === undefined
      ? {}
      : { token_endpoint_auth_methods_supported: server.methods }),
  };
}
