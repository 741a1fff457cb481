import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { isLoopbackHost } from '#protocol/http/is-loopback-host.ts';
import { endpointNames, type ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { DiscoveryProblem } from '#protocol/problem.ts';
import { rfc, spec } from '#protocol/spec.ts';
import type { MetadataJudgement } from './check-issuer.ts';
import { checkMtlsAliases } from './mtls-aliases.ts';

/** The members of metadata that the flows need are there and make sense. @see RFC 8414 §2 */
export function checkMetadataMembers(metadata: ServerMetadata): MetadataJudgement {
  const endpoints = endpointNames.flatMap((name) => {
    const address = metadata[name];
    return address === undefined ? [] : [checkAddress(name, address)];
  });
  const tokenEndpoint = checkTokenEndpoint(metadata);
  return {
    checks: [
      ...tokenEndpoint.checks,
      ...endpoints.flatMap(({ checks }) => checks),
      ...checkSupport(metadata),
      ...checkMtlsAliases(metadata),
    ],
    problem:
      tokenEndpoint.problem ?? endpoints.find(({ problem }) => problem !== null)?.problem ?? null,
  };
}

function checkTokenEndpoint(metadata: ServerMetadata): MetadataJudgement {
  const rule = rfc(8414, '2');
  const say = checkAbout('token_endpoint', rule);
  if (metadata.token_endpoint !== undefined && metadata.token_endpoint !== '') {
    return { checks: [], problem: null };
  }
  const grants = metadata.grant_types_supported;
  const isImplicitOnly = grants !== undefined && grants.every((grant) => grant === 'implicit');
  if (isImplicitOnly) {
    return { checks: [say.skipped('Only the implicit grant is offered')], problem: null };
  }
  return {
    checks: [say.failed('The metadata has no token endpoint')],
    problem: { code: 'token_endpoint_missing', spec: rule },
  };
}

function checkAddress(member: string, received: string): MetadataJudgement {
  const rule = rfc(8414, '2');
  const say = checkAbout(member, rule);
  const url = URL.canParse(received) ? new URL(received) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const problem: DiscoveryProblem = { code: 'endpoint_not_url', spec: rule, member, received };
    return { checks: [say.failed(`${member} is not a web address`, received)], problem };
  }
  if (url.href.includes('#')) {
    return { checks: [say.warned(`${member} has a fragment`, received)], problem: null };
  }
  const isSafe = url.protocol === 'https:' || isLoopbackHost(url.hostname);
  const check = isSafe
    ? say.passed(`${member} is an address`, received)
    : say.warned(`${member} does not use https`, received);
  return { checks: [check], problem: null };
}

function checkSupport(metadata: ServerMetadata): Check[] {
  return [
    checkEndpoint(metadata),
    checkJwksUri(metadata),
    checkResponseTypes(metadata),
    checkPkce(metadata),
  ];
}

function checkEndpoint({ authorization_endpoint, grant_types_supported }: ServerMetadata): Check {
  const say = checkAbout('authorization_endpoint.present', rfc(8414, '2'));
  if (authorization_endpoint !== undefined) {
    return say.passed('There is an authorization endpoint');
  }
  const isNeeded = grant_types_supported?.includes('authorization_code') ?? true;
  return isNeeded
    ? say.warned('There is no authorization endpoint: nobody can sign in here')
    : say.skipped('No grant that needs an authorization endpoint is offered');
}

function checkJwksUri({ jwks_uri, id_token_signing_alg_values_supported }: ServerMetadata): Check {
  if (jwks_uri !== undefined) {
    return checkAbout('jwks_uri.present', rfc(8414, '2')).passed('There is a key set');
  }
  const isOidc = id_token_signing_alg_values_supported !== undefined;
  return isOidc
    ? checkAbout('jwks_uri.present', spec('OIDC Discovery', '3')).warned(
        'There is no key set: ID tokens cannot be verified',
      )
    : checkAbout('jwks_uri.present', rfc(8414, '2')).skipped('No key set is named; it is optional');
}

function checkResponseTypes({ response_types_supported }: ServerMetadata): Check {
  const say = checkAbout('response_types_supported', rfc(8414, '2'));
  if (response_types_supported === undefined) {
    return say.warned('response_types_supported is required and missing');
  }
  const evidence = response_types_supported.join(', ');
  return response_types_supported.includes('code')
    ? say.passed('The response type code is supported', evidence)
    : say.warned('The response type code is not named', evidence);
}

function checkPkce({ code_challenge_methods_supported: methods }: ServerMetadata): Check {
  const say = checkAbout('code_challenge_methods_supported', rfc(8414, '2'));
  if (methods === undefined) {
    return say.warned('The server does not say that it supports PKCE; many do all the same');
  }
  const evidence = methods.join(', ');
  return methods.includes('S256')
    ? say.passed('PKCE with S256 is supported', evidence)
    : say.warned('PKCE with S256 is not named', evidence);
}
