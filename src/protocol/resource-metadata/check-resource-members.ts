import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { isLoopbackHost } from '#protocol/http/is-loopback-host.ts';
import type { ResourceMetadata } from '#protocol/model/resource-metadata.ts';
import { rfc } from '#protocol/spec.ts';

/** What an API says of its servers, scopes and tokens, each as a finding. @see RFC 9728 §2 */
export function checkResourceMembers(metadata: ResourceMetadata): readonly Check[] {
  return [
    ...checkServers(metadata),
    checkScopes(metadata),
    checkBearerMethods(metadata),
    checkDpop(metadata),
    checkCertificates(metadata),
    ...checkSigning(metadata),
    checkSigned(metadata),
    ...checkEmpty(metadata),
  ];
}

function checkServers({ authorization_servers: servers }: ResourceMetadata): Check[] {
  const say = checkAbout('authorization_servers', rfc(9728, '2'));
  if (servers === undefined || servers.length === 0) {
    return [say.skipped('The API names no authorization server; they are told in another way')];
  }
  // RFC 8414 §2: an issuer identifier uses https and has neither query nor fragment.
  return servers.map((server, at) => {
    const { passed, warned, failed } = checkAbout(
      at === 0 ? 'authorization_servers' : `authorization_servers.${at + 1}`,
      rfc(8414, '2'),
    );
    const url = URL.canParse(server) ? new URL(server) : null;
    if (url === null) return failed('An authorization server is no web address', server);
    if (/[?#]/.test(server)) return failed('An issuer has neither query nor fragment', server);
    if (url.protocol === 'https:') return passed('An authorization server is named', server);
    return url.protocol === 'http:' && isLoopbackHost(url.hostname)
      ? warned('An authorization server is named, on http and this machine', server)
      : failed('An authorization server does not use https', server);
  });
}

function checkScopes({ scopes_supported: scopes }: ResourceMetadata): Check {
  const say = checkAbout('scopes_supported', rfc(9728, '2'));
  return scopes === undefined || scopes.length === 0
    ? say.warned('The scopes to ask for are not named; it is recommended to')
    : say.passed('The scopes to ask for are named', scopes.join(' '));
}

function checkBearerMethods({ bearer_methods_supported: methods }: ResourceMetadata): Check {
  const say = checkAbout('bearer_methods_supported', rfc(9728, '2'));
  if (methods === undefined) return say.skipped('How tokens are sent is not said; it is optional');
  const evidence = methods.join(', ');
  if (methods.length === 0) return say.warned('No way of RFC 6750 to send a token is taken');
  const unknown = methods.filter((method) => !['header', 'body', 'query'].includes(method));
  if (unknown.length > 0) {
    return say.failed('A way to send tokens is none of header, body and query', evidence);
  }
  if (methods.includes('query')) {
    const rule = checkAbout('bearer_methods_supported', rfc(9700, '4.3.2'));
    return rule.warned('Tokens are taken in the query, where they leak', evidence);
  }
  return methods.includes('header')
    ? say.passed('Tokens are taken in the Authorization header', evidence)
    : say.warned('Tokens are not taken in the Authorization header', evidence);
}

function checkDpop(metadata: ResourceMetadata): Check {
  const say = checkAbout('dpop_bound_access_tokens_required', rfc(9728, '2'));
  const algorithms = metadata.dpop_signing_alg_values_supported;
  const evidence = algorithms === undefined ? null : algorithms.join(', ');
  if (metadata.dpop_bound_access_tokens_required === true) {
    return say.passed('Tokens must be bound to a DPoP key: switch DPoP on', evidence);
  }
  return algorithms === undefined
    ? say.skipped('DPoP is not spoken of; tokens need not be bound to a key')
    : say.passed('Tokens may be bound to a DPoP key', evidence);
}

function checkCertificates(metadata: ResourceMetadata): Check {
  const say = checkAbout('tls_client_certificate_bound_access_tokens', rfc(8705, '3.3'));
  return metadata.tls_client_certificate_bound_access_tokens === true
    ? say.passed('Tokens bound to a client certificate are taken: call it through the relay')
    : say.skipped('Tokens bound to a client certificate are not spoken of; the default is no');
}

function checkSigning(metadata: ResourceMetadata): Check[] {
  const names = [
    'resource_signing_alg_values_supported',
    'dpop_signing_alg_values_supported',
  ] as const;
  return names.flatMap((name) => {
    const algorithms = metadata[name];
    const say = checkAbout(name, rfc(9728, '2'));
    if (algorithms === undefined) return [];
    return algorithms.includes('none')
      ? [say.failed('“none” is no signature, and must not be named', algorithms.join(', '))]
      : [say.passed('The algorithms of signatures are named', algorithms.join(', '))];
  });
}

// RFC 9728 §2.2: its values take precedence, for whoever verifies it.
function checkSigned({ signed_metadata: signed }: ResourceMetadata): Check {
  const say = checkAbout('signed_metadata', rfc(9728, '2.2'));
  return signed === undefined
    ? say.skipped('The metadata is not signed; it is optional')
    : say.warned('There is signed metadata too. It is not verified: the plain values are used');
}

// RFC 9728 §3.2. An empty list of bearer methods has a meaning of its own (§2).
function checkEmpty(metadata: ResourceMetadata): Check[] {
  const empty = Object.entries(metadata).filter(
    ([name, value]) =>
      name !== 'bearer_methods_supported' && Array.isArray(value) && value.length === 0,
  );
  return empty.map(([name]) =>
    checkAbout(`${name}.empty`, rfc(9728, '3.2')).failed(`${name} is empty, and must be left out`),
  );
}
