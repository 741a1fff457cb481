import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { isMembers } from '#protocol/http/read-body.ts';
import {
  endpointNames,
  type EndpointName,
  type ServerMetadata,
} from '#protocol/model/server-metadata.ts';
import { rfc } from '#protocol/spec.ts';

// A person's browser goes to these two, and a key set is public.
const withoutAlias: readonly EndpointName[] = [
  'authorization_endpoint',
  'end_session_endpoint',
  'jwks_uri',
];

/** An endpoint's second address, for clients that use mutual TLS. */
export interface MtlsAlias {
  readonly name: EndpointName;
  readonly address: string;
}

/** The addresses that a client with a certificate prefers, as far as they are addresses. @see RFC 8705 §5 */
export function mtlsAliases(metadata: ServerMetadata): readonly MtlsAlias[] {
  const aliases = metadata['mtls_endpoint_aliases'];
  if (!isMembers(aliases)) return [];
  return endpointNames.flatMap((name): MtlsAlias[] => {
    const address = aliases[name];
    if (withoutAlias.includes(name) || typeof address !== 'string') return [];
    return isHttps(address) ? [{ name, address }] : [];
  });
}

/** Each alias is an https address: without TLS there is no certificate to show. @see RFC 8705 §5 */
export function checkMtlsAliases(metadata: ServerMetadata): readonly Check[] {
  const aliases = metadata['mtls_endpoint_aliases'];
  if (aliases === undefined) return [];
  const spec = rfc(8705, '5');
  const say = checkAbout('mtls_endpoint_aliases', spec);
  if (!isMembers(aliases)) return [say.failed('mtls_endpoint_aliases is not an object')];
  const wrong = Object.entries(aliases).filter(([, address]) => !isHttps(address));
  return wrong.length === 0
    ? [say.passed('Clients with a certificate have addresses of their own')]
    : wrong.map(([name]) =>
        checkAbout(`mtls_endpoint_aliases.${name}`, spec).failed(
          `The alias of ${name} is not an https address`,
        ),
      );
}

function isHttps(address: unknown): address is string {
  return (
    typeof address === 'string' && URL.canParse(address) && new URL(address).protocol === 'https:'
  );
}
