import { oidcCore, rfc, spec } from '#protocol/spec.ts';
import { algorithmSchema, type SandboxPolicy } from '#sandbox/contract/definition.ts';
import type { KeyOf, PolicySwitch, Words } from './policy-switch.ts';

const algorithms = algorithmSchema.options.map((value) => ({ value, label: value }));
const day = 86_400;

const lifetime = (words: Words<KeyOf<number>>, most = 365 * day): PolicySwitch => ({
  ...words,
  ...{ kind: 'number', least: 1, most },
});

/** The switches in groups, in the order in which a flow meets them. */
export const policyGroups: readonly {
  readonly title: string;
  readonly switches: readonly PolicySwitch[];
}[] = [
  {
    title: 'Codes and PKCE',
    switches: [
      {
        ...{ kind: 'choice', key: 'pkce', label: 'PKCE', spec: rfc(9700, '2.1.1') },
        meaning: 'Whether an authorization request needs a code challenge.',
        choices: [
          { value: 'required', label: 'Required of every client' },
          { value: 'required-for-public', label: 'Required of public clients' },
          { value: 'optional-unsafe', label: 'Optional (unsafe)' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'pkcePlain', label: 'Method plain', spec: rfc(7636, '4.2') },
        meaning: 'With plain the challenge is the verifier: who sees the request has both.',
        choices: [
          { value: 'refused', label: 'Refused' },
          { value: 'allowed-unsafe', label: 'Allowed (unsafe)' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'failedRedemption', label: 'After a failed redemption' },
        ...{ spec: rfc(6749, '4.1.2') },
        meaning: 'Whether a code can be tried again after a wrong verifier or redirect URI.',
        choices: [
          { value: 'keeps-code', label: 'The code can be tried again' },
          { value: 'spends-code', label: 'The code is spent' },
        ],
      },
    ],
  },
  {
    title: 'Pushed and signed requests',
    switches: [
      {
        ...{ kind: 'choice', key: 'pushedRequest', label: 'Pushed requests (PAR)' },
        ...{ spec: rfc(9126, '5') },
        meaning: 'Whether authorization requests have to be pushed by the client first.',
        choices: [
          { value: 'optional', label: 'Optional' },
          { value: 'required', label: 'Required' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'requestUriUse', label: 'A request_uri works' },
        ...{ spec: rfc(9126, '4') },
        meaning: 'Whether a pushed request can be opened again, by a reload for example.',
        choices: [
          { value: 'once', label: 'Once' },
          { value: 'until-it-expires', label: 'Until it expires' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'requestObject', label: 'Request objects (JAR)' },
        ...{ spec: rfc(9101, '10.5') },
        meaning: 'Whether the parameters have to come in a JWT that the client signed.',
        choices: [
          { value: 'optional', label: 'Optional' },
          { value: 'required-signed', label: 'Required, signed' },
        ],
      },
    ],
  },
  {
    title: 'Tokens',
    switches: [
      {
        ...{ kind: 'choice', key: 'accessTokenFormat', label: 'Access tokens are' },
        ...{ spec: rfc(9068, '2') },
        meaning: 'A JWT can be read by an API; an opaque one has to be introspected.',
        choices: [
          { value: 'jwt', label: 'JWTs' },
          { value: 'opaque', label: 'Opaque' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'accessTokenAlgorithm', label: 'Access tokens signed with' },
        ...{ spec: rfc(9068, '2.1'), choices: algorithms },
        meaning: 'The first key of this algorithm signs them.',
      },
      {
        ...{ kind: 'choice', key: 'idTokenAlgorithm', label: 'ID tokens signed with' },
        ...{ spec: oidcCore('2'), choices: algorithms },
        meaning: 'For clients that chose nothing else. The first key of this algorithm signs them.',
      },
      {
        ...{ kind: 'choice', key: 'idTokenEncryption', label: 'ID tokens encrypted' },
        ...{ spec: oidcCore('10.2') },
        meaning: 'To a key of the client that is for encryption, so that it alone can read them.',
        choices: [
          { value: 'as-registered', label: 'For clients that registered for it' },
          { value: 'wherever-there-is-a-key', label: 'For every client that has a key for it' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'refreshRotation', label: 'Refresh tokens' },
        ...{ spec: rfc(9700, '4.14.2') },
        meaning: 'Rotation tells of theft: the thief or the client comes with a spent one.',
        choices: [
          { value: 'rotate', label: 'Are replaced at each use' },
          { value: 'keep', label: 'Stay the same' },
        ],
      },
      {
        ...{ kind: 'list', key: 'resources', label: 'Resources that can be named' },
        ...{ spec: rfc(8707, '2') },
        meaning: 'Addresses for the resource parameter. None: those of the sandbox’s own APIs.',
      },
    ],
  },
  {
    title: 'DPoP',
    switches: [
      {
        ...{ kind: 'choice', key: 'dpop', label: 'Proof of possession', spec: rfc(9449, '5') },
        meaning: 'Whether every token has to be bound to a key of the client.',
        choices: [
          { value: 'optional', label: 'Optional' },
          { value: 'required', label: 'Required' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'dpopNonce', label: 'Nonce in proofs', spec: rfc(9449, '8') },
        meaning: 'With a nonce of the server nobody can make proofs in advance.',
        choices: [
          { value: 'not-asked', label: 'Not asked for' },
          { value: 'required', label: 'Required' },
        ],
      },
    ],
  },
  {
    title: 'Grants and clients',
    switches: [
      {
        ...{ kind: 'choice', key: 'clientAuthentication', label: 'Clients prove themselves' },
        ...{ spec: rfc(9700, '2.5') },
        meaning: 'With private_key_jwt or mutual TLS the server has nothing that could be stolen.',
        choices: [
          { value: 'any', label: 'By any method' },
          { value: 'asymmetric-only', label: 'By a key or certificate only' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'assertionAudience', label: 'Assertions of clients are for' },
        ...{ spec: spec('FAPI 2.0', '5.3.2.1') },
        meaning: 'Whom aud may name: an assertion for two servers can be used at the other.',
        choices: [
          { value: 'issuer-only', label: 'The issuer, as a string' },
          { value: 'older-forms-too', label: 'The issuer, the endpoint or a list' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'signatureAlgorithms', label: 'Signatures' },
        ...{ spec: spec('FAPI 2.0', '5.4.1') },
        meaning:
          'What assertions, request objects and DPoP proofs may be signed with, and what clients may choose for their ID tokens and other answers.',
        choices: [
          { value: 'any', label: 'Any algorithm that is known here' },
          { value: 'fapi-only', label: 'PS256, ES256 and Ed25519 only' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'redirectUris', label: 'Redirect addresses' },
        ...{ spec: rfc(9700, '2.6') },
        meaning: 'Whether an answer may go to a redirect URI that is http at another machine.',
        choices: [
          { value: 'https-or-loopback', label: 'https, or http on this machine' },
          { value: 'any-unsafe', label: 'http anywhere too (unsafe)' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'legacyGrants', label: 'Implicit, hybrid and password' },
        ...{ spec: rfc(9700, '2.1.2') },
        meaning: 'For clients that are registered for them; they show tokens or passwords around.',
        choices: [
          { value: 'refused', label: 'Refused' },
          { value: 'allowed-unsafe', label: 'Allowed (unsafe)' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'registration', label: 'Registration', spec: rfc(7591, '3') },
        meaning:
          'Whether clients may register by themselves. The token is one of this sandbox with the scope client:register, which a confidential client can get by client credentials.',
        choices: [
          { value: 'open', label: 'Open' },
          { value: 'initial-access-token', label: 'With an initial access token' },
          { value: 'refused', label: 'Refused' },
        ],
      },
      {
        ...{ kind: 'choice', key: 'clientDocuments', label: 'Addresses as client ids' },
        ...{ spec: spec('Client ID Metadata Document', '3') },
        meaning:
          'Whether a client that nobody registered may come with the address of its document.',
        choices: [
          { value: 'refused', label: 'Refused' },
          { value: 'fetched', label: 'Their document is fetched' },
        ],
      },
      {
        ...{ kind: 'list', key: 'authorizationDetailsTypes', label: 'Authorization details' },
        ...{ spec: rfc(9396, '2') },
        meaning: 'Types that may be asked for. None: any.',
      },
    ],
  },
  {
    title: 'Lifetimes',
    switches: [
      lifetime(
        {
          ...{ key: 'codeLifetimeSeconds', label: 'Code', spec: rfc(6749, '4.1.2') },
          meaning: 'Seconds until a code ends; ten minutes at most are recommended.',
        },
        day,
      ),
      lifetime(
        {
          ...{ key: 'requestUriLifetimeSeconds', label: 'Pushed request' },
          ...{ spec: rfc(9126, '2.2') },
          meaning: 'Seconds until a request_uri ends.',
        },
        day,
      ),
      lifetime({
        ...{ key: 'accessTokenLifetimeSeconds', label: 'Access token', spec: rfc(6749, '5.1') },
        meaning: 'Seconds until an access token ends.',
      }),
      lifetime({
        ...{ key: 'idTokenLifetimeSeconds', label: 'ID token', spec: oidcCore('2') },
        meaning: 'Seconds until an ID token ends.',
      }),
      lifetime({
        ...{ key: 'refreshTokenLifetimeSeconds', label: 'Refresh token', spec: rfc(6749, '1.5') },
        meaning: 'Seconds until a refresh token ends.',
      }),
      lifetime(
        {
          ...{ key: 'deviceCodeLifetimeSeconds', label: 'Device code', spec: rfc(8628, '3.2') },
          meaning: 'Seconds until a device code, or a CIBA request, ends.',
        },
        day,
      ),
      {
        ...{ kind: 'number', key: 'pollIntervalSeconds', label: 'Poll interval' },
        ...{ least: 0, most: 3600, spec: spec('CIBA Core', '7.3') },
        meaning: 'Seconds between two polls; who asks sooner is told to slow down.',
      },
    ],
  },
];

/** The switch of a key, for words elsewhere. */
export function switchOf(key: keyof SandboxPolicy): PolicySwitch | undefined {
  return policyGroups.flatMap(({ switches }) => switches).find((one) => one.key === key);
}

/** A value as the screen calls it: `Required`, `60 s`. */
export function nameValue(key: keyof SandboxPolicy, value: unknown): string {
  const found = switchOf(key);
  if (found?.kind === 'choice') {
    const choices: readonly { readonly value: string; readonly label: string }[] = found.choices;
    return choices.find((choice) => choice.value === value)?.label ?? String(value);
  }
  return found?.kind === 'number' ? `${String(value)} s` : String(value);
}

/** Why a number cannot be taken; null where it can. */
export function numberFault(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): string | null {
  const value = Number(text);
  const isWhole = /^\d+$/.test(text.trim());
  return isWhole && value >= least && value <= most
    ? null
    : `A whole number from ${least} to ${most}.`;
}
