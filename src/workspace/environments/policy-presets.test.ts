import { describe, expect, it } from 'vitest';
import { citeSpec } from '#protocol/spec.ts';
import { starterPolicy } from '#sandbox/contract/starter.ts';
import { changesFor, departuresFrom, type PolicyPreset, policyPresets } from './policy-presets.ts';

function presetOf(id: string): PolicyPreset {
  const found = policyPresets.find((preset) => preset.id === id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found;
}

/** `pkce = required (RFC …)`, sorted. */
const rulesOf = (id: string) =>
  presetOf(id)
    .rules.map(({ key, value, spec }) => `${key} = ${String(value)} (${citeSpec(spec)})`)
    .toSorted();

describe('each preset sets what its sections ask for', () => {
  it('OAuth 2.0 as of 2012', () => {
    expect(rulesOf('oauth-2.0')).toEqual([
      'accessTokenFormat = opaque (RFC 6749 §1.4)',
      'clientAuthentication = any (RFC 6749 §2.3)',
      'codeLifetimeSeconds = 600 (RFC 6749 §4.1.2)',
      'dpop = optional (RFC 9449 §5)',
      'legacyGrants = allowed-unsafe (RFC 6749 §1.3)',
      'pkce = optional-unsafe (RFC 6749 §4.1.1)',
      'pushedRequest = optional (RFC 9126 §5)',
      'refreshRotation = keep (RFC 6749 §6)',
      'requestObject = optional (RFC 9101 §10.5)',
      'signatureAlgorithms = any (RFC 7518 §3.1)',
    ]);
  });

  it('OAuth 2.1', () => {
    expect(rulesOf('oauth-2.1')).toEqual([
      'clientAuthentication = any (RFC 6749 §2.3)',
      'codeLifetimeSeconds = 600 (RFC 6749 §4.1.2)',
      'dpop = optional (RFC 9449 §5)',
      'legacyGrants = refused (OAuth 2.1 §10)',
      'pkce = required (OAuth 2.1 §4.1.1)',
      'pkcePlain = refused (OAuth 2.1 §4.1.1)',
      'pushedRequest = optional (RFC 9126 §5)',
      'redirectUris = https-or-loopback (RFC 9700 §2.6)',
      'refreshRotation = rotate (OAuth 2.1 §4.3.1)',
      'requestObject = optional (RFC 9101 §10.5)',
      'signatureAlgorithms = any (RFC 7518 §3.1)',
    ]);
  });

  it('OpenID Connect basic', () => {
    expect(rulesOf('oidc-basic')).toEqual([
      'clientAuthentication = any (OIDC Core §9)',
      'codeLifetimeSeconds = 600 (RFC 6749 §4.1.2)',
      'dpop = optional (RFC 9449 §5)',
      'idTokenAlgorithm = RS256 (OIDC Core §15.1)',
      'legacyGrants = refused (OIDC Core §3.1)',
      'pkce = optional-unsafe (OIDC Core §3.1.2.1)',
      'pushedRequest = optional (RFC 9126 §5)',
      'requestObject = optional (RFC 9101 §10.5)',
      'signatureAlgorithms = any (RFC 7518 §3.1)',
    ]);
  });

  it('FAPI 2.0', () => {
    expect(rulesOf('fapi-2.0')).toEqual([
      'accessTokenAlgorithm = PS256 (FAPI 2.0 §5.4.1)',
      'assertionAudience = issuer-only (FAPI 2.0 §5.3.2.1)',
      'clientAuthentication = asymmetric-only (FAPI 2.0 §5.3.2.1)',
      'codeLifetimeSeconds = 60 (FAPI 2.0 §5.3.2.1)',
      'dpop = required (FAPI 2.0 §5.3.2.1)',
      'idTokenAlgorithm = PS256 (FAPI 2.0 §5.4.1)',
      'legacyGrants = refused (FAPI 2.0 §5.3.2.1)',
      'pkce = required (FAPI 2.0 §5.3.2.2)',
      'pkcePlain = refused (FAPI 2.0 §5.3.2.2)',
      'pushedRequest = required (FAPI 2.0 §5.3.2.2)',
      'redirectUris = https-or-loopback (FAPI 2.0 §5.3.2.2)',
      'refreshRotation = keep (FAPI 2.0 §5.3.2.1)',
      'requestObject = optional (RFC 9101 §10.5)',
      'requestUriLifetimeSeconds = 60 (FAPI 2.0 §5.3.2.2)',
      'signatureAlgorithms = fapi-only (FAPI 2.0 §5.4.1)',
    ]);
  });

  it('MCP', () => {
    expect(rulesOf('mcp')).toEqual([
      'accessTokenFormat = jwt (RFC 8707 §2)',
      'accessTokenLifetimeSeconds = 600 (MCP Authorization)',
      'clientAuthentication = any (RFC 6749 §2.3)',
      'clientDocuments = fetched (Client ID Metadata Document §3)',
      'codeLifetimeSeconds = 600 (RFC 6749 §4.1.2)',
      'dpop = optional (RFC 9449 §5)',
      'legacyGrants = refused (OAuth 2.1 §10)',
      'pkce = required (OAuth 2.1 §4.1.1)',
      'pkcePlain = refused (OAuth 2.1 §4.1.1)',
      'pushedRequest = optional (RFC 9126 §5)',
      'redirectUris = https-or-loopback (RFC 9700 §2.6)',
      'refreshRotation = rotate (OAuth 2.1 §4.3.1)',
      'registration = open (RFC 7591 §3)',
      'requestObject = optional (RFC 9101 §10.5)',
      'signatureAlgorithms = any (RFC 7518 §3.1)',
    ]);
  });
});

it('is in force with its changes made, whatever was in force before', () => {
  for (const before of policyPresets) {
    for (const after of policyPresets) {
      const first = { ...starterPolicy, ...changesFor(starterPolicy, before) };
      const second = { ...first, ...changesFor(first, after) };
      expect(departuresFrom(second, after)).toEqual([]);
    }
  }
});

it('leaves what does as well, or better, as it is', () => {
  const fapi = presetOf('fapi-2.0');
  const policy = { ...starterPolicy, idTokenAlgorithm: 'ES256', codeLifetimeSeconds: 30 } as const;
  const changes = changesFor(policy, fapi);
  expect(changes).not.toHaveProperty('idTokenAlgorithm');
  expect(changes).not.toHaveProperty('codeLifetimeSeconds');
  expect(changes).toMatchObject({ accessTokenAlgorithm: 'PS256', dpop: 'required' });
});

it('tells the switch that departs from it', () => {
  const fapi = presetOf('fapi-2.0');
  const policy = { ...starterPolicy, ...changesFor(starterPolicy, fapi), codeLifetimeSeconds: 61 };
  expect(departuresFrom(policy, fapi).map(({ key }) => key)).toEqual(['codeLifetimeSeconds']);
});

it('asks one thing of a switch, once', () => {
  for (const { rules } of policyPresets) {
    const keys = rules.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
