import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { typeName } from '#protocol/http/find-member.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import type { ResourceMetadata } from '#protocol/model/resource-metadata.ts';
import { rfc } from '#protocol/spec.ts';

const lists = [
  'authorization_servers',
  'scopes_supported',
  'bearer_methods_supported',
  'resource_signing_alg_values_supported',
  'dpop_signing_alg_values_supported',
  'authorization_details_types_supported',
];
const flags = ['dpop_bound_access_tokens_required', 'tls_client_certificate_bound_access_tokens'];
const texts = ['resource', 'resource_name', 'jwks_uri', 'signed_metadata'];

/** Metadata whose known members have their types, and a check for each that had another. */
export interface ReadResource {
  readonly metadata: ResourceMetadata;
  readonly checks: readonly Check[];
}

/** Leaves out what has not the type of RFC 9728 §2; unknown members stay as they are. */
export function readResourceMembers(members: JsonMembers, resource: string): ReadResource {
  const checks: Check[] = [];
  const kept = Object.entries(members).filter(([name, value]) => {
    const wanted = wantedType(name);
    if (wanted === null || wanted.test(value)) return true;
    const say = checkAbout(name, rfc(9728, '2'));
    checks.push(say.failed(`${name} is ${typeName(value)}, not ${wanted.title}`));
    return false;
  });
  return { metadata: { resource, ...Object.fromEntries(kept) }, checks };
}

interface WantedType {
  readonly title: string;
  readonly test: (value: unknown) => boolean;
}

const isText = (value: unknown) => typeof value === 'string';

function wantedType(name: string): WantedType | null {
  if (texts.includes(name)) return { title: 'a string', test: isText };
  if (flags.includes(name)) {
    return { title: 'a boolean', test: (value) => typeof value === 'boolean' };
  }
  if (!lists.includes(name)) return null;
  const test = (value: unknown) => Array.isArray(value) && value.every(isText);
  return { title: 'an array of strings', test };
}
