import type { FlowApi } from '#flows/define-flow.ts';
import type { ResourceMetadata } from '#protocol/model/resource-metadata.ts';

/** An API as an environment keeps it, by what it says of itself. @see RFC 9728 §2 */
export function apiOfResource(metadata: ResourceMetadata): FlowApi {
  const { resource, resource_name: name = '', scopes_supported: scopes = [] } = metadata;
  return {
    title: name.trim() === '' ? resource : name,
    method: 'GET',
    url: resource,
    scope: scopes.join(' '),
    resource,
  };
}
