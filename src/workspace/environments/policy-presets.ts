import { oidcCore, rfc, spec, type SpecRef } from '#protocol/spec.ts';
import type { SandboxPolicy } from '#sandbox/contract/definition.ts';

/** One thing that a preset asks of the policy. */
export type PresetRule = {
  readonly [Key in keyof SandboxPolicy]: {
    readonly key: Key;
    /** What the switch is set to where it does not do yet. */
    readonly value: SandboxPolicy[Key];
    /** Values that do as well and are left as they are; for a number, any that is no greater. */
    readonly also: readonly SandboxPolicy[Key][] | 'less';
    /** Where it is asked for. */
    readonly spec: SpecRef;
    /** What is asked there, in a sentence. */
    readonly asks: string;
  };
}[keyof SandboxPolicy];

export interface PolicyPreset {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly specs: readonly SpecRef[];
  readonly rules: readonly PresetRule[];
}

const fapi = (section: string) => spec('FAPI 2.0', section);
const oauth21 = (section: string) => spec('OAuth 2.1', section);

// Extensions that a framework leaves to whoever wants them are switched off by its preset.
const noPar: PresetRule = {
  ...{ key: 'pushedRequest', value: 'optional', also: [], spec: rfc(9126, '5') },
  asks: 'Pushed requests may be sent; only a server that says so requires them.',
};
const noRequestObject: PresetRule = {
  ...{ key: 'requestObject', value: 'optional', also: [], spec: rfc(9101, '10.5') },
  asks: 'Signed requests may be sent; only a server that says so requires them.',
};
const noDpop: PresetRule = {
  ...{ key: 'dpop', value: 'optional', also: [], spec: rfc(9449, '5') },
  asks: 'Bearer tokens are issued where a request has no proof.',
};
const anyAuthentication: PresetRule = {
  ...{ key: 'clientAuthentication', value: 'any', also: [], spec: rfc(6749, '2.3') },
  asks: 'Any method that suits the server, a password of the client among them.',
};
const anySignature: PresetRule = {
  ...{ key: 'signatureAlgorithms', value: 'any', also: [], spec: rfc(7518, '3.1') },
  asks: 'JWTs are signed with any algorithm that both sides know, RS256 among them.',
};
const codeTenMinutes: PresetRule = {
  ...{ key: 'codeLifetimeSeconds', value: 600, also: 'less', spec: rfc(6749, '4.1.2') },
  asks: 'A code lives for ten minutes at most.',
};

// What OAuth 2.1 made of OAuth 2.0, which MCP builds on.
const pkceAlways: PresetRule = {
  ...{ key: 'pkce', value: 'required', also: [], spec: oauth21('4.1.1') },
  asks: 'Clients use PKCE and the server enforces it, for confidential clients too.',
};
const onlyS256: PresetRule = {
  ...{ key: 'pkcePlain', value: 'refused', also: [], spec: oauth21('4.1.1') },
  asks: 'Who can do S256 uses it; a challenge that is the verifier protects nothing.',
};
const noPlainRedirect: PresetRule = {
  ...{ key: 'redirectUris', value: 'https-or-loopback', also: [], spec: rfc(9700, '2.6') },
  asks: 'No answer goes over plain http, but on the machine itself.',
};
const noLegacyGrants: PresetRule = {
  ...{ key: 'legacyGrants', value: 'refused', also: [], spec: oauth21('10') },
  asks: 'The implicit and password grants are no longer part of the framework.',
};
const rotating: PresetRule = {
  ...{ key: 'refreshRotation', value: 'rotate', also: [], spec: oauth21('4.3.1') },
  asks: 'A public client’s refresh token is bound to a key, or replaced at each use.',
};

const oauth2012: PolicyPreset = {
  id: 'oauth-2.0',
  title: 'OAuth 2.0 (2012)',
  about: 'The framework as it was first published, before what was learnt from its use.',
  specs: [rfc(6749), rfc(6750)],
  rules: [
    {
      ...{ key: 'pkce', value: 'optional-unsafe', also: [], spec: rfc(6749, '4.1.1') },
      asks: 'A request has no challenge: PKCE came three years later.',
    },
    {
      ...{ key: 'legacyGrants', value: 'allowed-unsafe', also: [], spec: rfc(6749, '1.3') },
      asks: 'Implicit and password are two of the four grants.',
    },
    {
      ...{ key: 'refreshRotation', value: 'keep', also: [], spec: rfc(6749, '6') },
      asks: 'The server may issue a new refresh token, and need not.',
    },
    {
      ...{ key: 'accessTokenFormat', value: 'opaque', also: [], spec: rfc(6749, '1.4') },
      asks: 'What a token says is usually hidden from the client; JWTs were profiled in 2021.',
    },
    ...[codeTenMinutes, anyAuthentication, anySignature, noPar, noRequestObject, noDpop],
  ],
};

const oauth21Preset: PolicyPreset = {
  id: 'oauth-2.1',
  title: 'OAuth 2.1',
  about: 'The framework with its best practice built in: PKCE always, and no unsafe grants.',
  specs: [spec('OAuth 2.1')],
  rules: [
    ...[pkceAlways, onlyS256, noLegacyGrants, noPlainRedirect, rotating, codeTenMinutes],
    ...[anyAuthentication, anySignature, noPar, noRequestObject, noDpop],
  ],
};

const openIdBasic: PolicyPreset = {
  id: 'oidc-basic',
  title: 'OpenID Connect basic',
  about: 'What every OpenID provider does for a client that uses the code flow.',
  specs: [oidcCore('15.1'), oidcCore('3.1')],
  rules: [
    {
      ...{ key: 'idTokenAlgorithm', value: 'RS256', also: [], spec: oidcCore('15.1') },
      asks: 'ID tokens are signed with RS256, which every provider has to support.',
    },
    {
      ...{ key: 'pkce', value: 'optional-unsafe', also: [], spec: oidcCore('3.1.2.1') },
      asks: 'A request has a nonce, and no challenge is asked for.',
    },
    {
      ...{ key: 'legacyGrants', value: 'refused', also: [], spec: oidcCore('3.1') },
      asks: 'All tokens come from the token endpoint: the response type is code.',
    },
    {
      ...{ key: 'clientAuthentication', value: 'any', also: [], spec: oidcCore('9') },
      asks: 'A client that registered nothing else uses client_secret_basic.',
    },
    ...[codeTenMinutes, anySignature, noPar, noRequestObject, noDpop],
  ],
};

const fapi2: PolicyPreset = {
  id: 'fapi-2.0',
  title: 'FAPI 2.0',
  about: 'The security profile for banks, health and government: everything bound and pushed.',
  specs: [fapi('5.3.2'), fapi('5.4.1')],
  rules: [
    {
      ...{ key: 'pushedRequest', value: 'required', also: [], spec: fapi('5.3.2.2') },
      asks: 'An authorization request that was not pushed is rejected.',
    },
    {
      ...{ key: 'requestUriLifetimeSeconds', value: 60, also: 'less', spec: fapi('5.3.2.2') },
      asks: 'A pushed request lives for less than ten minutes; here for one.',
    },
    {
      ...{ key: 'pkce', value: 'required', also: [], spec: fapi('5.3.2.2') },
      asks: 'PKCE is required.',
    },
    {
      ...{ key: 'pkcePlain', value: 'refused', also: [], spec: fapi('5.3.2.2') },
      asks: 'The challenge method is S256.',
    },
    {
      ...{ key: 'codeLifetimeSeconds', value: 60, also: 'less', spec: fapi('5.3.2.1') },
      asks: 'A code lives for 60 seconds at most.',
    },
    {
      ...{ key: 'dpop', value: 'required', also: [], spec: fapi('5.3.2.1') },
      asks: 'Only sender-constrained access tokens are issued: by DPoP, or by mutual TLS.',
    },
    {
      ...{ key: 'clientAuthentication', value: 'asymmetric-only', also: [] },
      ...{ spec: fapi('5.3.2.1') },
      asks: 'Clients are confidential and use private_key_jwt or mutual TLS, never a secret.',
    },
    {
      ...{ key: 'assertionAudience', value: 'issuer-only', also: [], spec: fapi('5.3.2.1') },
      asks: 'An assertion is for the issuer, as a string, and for nobody else.',
    },
    {
      ...{ key: 'legacyGrants', value: 'refused', also: [], spec: fapi('5.3.2.1') },
      asks: 'The password grant is rejected, and every response type but code.',
    },
    {
      ...{ key: 'refreshRotation', value: 'keep', also: [], spec: fapi('5.3.2.1') },
      asks: 'Refresh tokens do not rotate: they are bound already, and a lost answer locks out.',
    },
    {
      ...{ key: 'idTokenAlgorithm', value: 'PS256', also: ['ES256', 'Ed25519'] },
      ...{ spec: fapi('5.4.1') },
      asks: 'JWTs are signed with PS256, ES256 or Ed25519.',
    },
    {
      ...{ key: 'accessTokenAlgorithm', value: 'PS256', also: ['ES256', 'Ed25519'] },
      ...{ spec: fapi('5.4.1') },
      asks: 'JWTs are signed with PS256, ES256 or Ed25519.',
    },
    {
      ...{ key: 'signatureAlgorithms', value: 'fapi-only', also: [], spec: fapi('5.4.1') },
      asks: 'So are assertions, request objects and DPoP proofs, and whatever a client chose.',
    },
    {
      ...{ key: 'redirectUris', value: 'https-or-loopback', also: [], spec: fapi('5.3.2.2') },
      asks: 'Redirect URIs are https; http is for native apps on the machine itself.',
    },
    noRequestObject,
  ],
};

const mcp: PolicyPreset = {
  id: 'mcp',
  title: 'MCP',
  about: 'How tools for language models get tokens: OAuth 2.1, found and registered on the fly.',
  specs: [
    ...[spec('MCP Authorization'), rfc(8414), rfc(9728), rfc(8707), rfc(7591)],
    oauth21('4.1'),
  ],
  rules: [
    ...[pkceAlways, onlyS256, noLegacyGrants, noPlainRedirect, rotating, codeTenMinutes],
    {
      ...{ key: 'registration', value: 'open', also: [], spec: rfc(7591, '3') },
      asks: 'A client that the server has never seen registers by itself.',
    },
    {
      ...{ key: 'clientDocuments', value: 'fetched', also: [] },
      ...{ spec: spec('Client ID Metadata Document', '3') },
      asks: 'Or it need not register: its id is the address of a document about it.',
    },
    {
      ...{ key: 'accessTokenFormat', value: 'jwt', also: [], spec: rfc(8707, '2') },
      asks: 'A token says for which resource it is; the resource takes no other.',
    },
    {
      ...{ key: 'accessTokenLifetimeSeconds', value: 600, also: 'less' },
      ...{ spec: spec('MCP Authorization') },
      asks: 'Access tokens are short-lived; here ten minutes.',
    },
    ...[anyAuthentication, anySignature, noPar, noRequestObject, noDpop],
  ],
};

/** Policies that a specification or a profile asks for, the oldest first. */
export const policyPresets: readonly PolicyPreset[] = [
  ...[oauth2012, openIdBasic, oauth21Preset, fapi2, mcp],
];

/** The rules of a preset that a policy does not keep. */
export function departuresFrom(
  policy: SandboxPolicy,
  { rules }: PolicyPreset,
): readonly PresetRule[] {
  return rules.filter((rule) => !keeps(policy, rule));
}

function keeps(policy: SandboxPolicy, { key, value, also }: PresetRule): boolean {
  const current: unknown = policy[key];
  if (current === value) return true;
  if (also !== 'less') return also.some((one) => one === current);
  return typeof current === 'number' && typeof value === 'number' && current <= value;
}

/** What has to be changed in a policy for a preset to be in force; what does already is left. */
export function changesFor(policy: SandboxPolicy, preset: PolicyPreset): Partial<SandboxPolicy> {
  const changes = departuresFrom(policy, preset).map(({ key, value }) => [key, value] as const);
  return Object.fromEntries(changes) as Partial<SandboxPolicy>;
}
