import { jwsAlgorithms } from '#protocol/jwt/jws-algorithms.ts';
import { citeSpec, rfc, spec, specUrl, type SpecRef } from '#protocol/spec.ts';
import { claimShapes, headerShapes, type JsonSchema } from './claim-shapes.ts';
import {
  claimMeaning,
  confirmationMeanings,
  headerMeaning,
  knownClaims,
  knownHeaders,
  type Meaning,
} from './claims.ts';

/** What a kind of token must have, and must not. */
interface TokenKind {
  readonly title: string;
  readonly spec: SpecRef;
  readonly required: readonly string[];
  /** One of these has to be there too. */
  readonly oneOf?: readonly string[];
  readonly forbidden?: readonly string[];
}

/** By the `typ` in the header, without `application/`. @see RFC 8725 §3.11 */
const kinds: Readonly<Record<string, TokenKind>> = {
  'at+jwt': {
    title: 'Access token',
    spec: rfc(9068, '2.2'),
    required: ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'],
  },
  'dpop+jwt': {
    title: 'DPoP proof',
    spec: rfc(9449, '4.2'),
    required: ['jti', 'htm', 'htu', 'iat'],
  },
  'logout+jwt': {
    title: 'Logout token',
    spec: spec('OIDC Back-Channel Logout', '2.4'),
    required: ['iss', 'aud', 'iat', 'exp', 'jti', 'events'],
    oneOf: ['sub', 'sid'],
    forbidden: ['nonce'],
  },
  'kb+jwt': {
    title: 'Key binding of an SD-JWT',
    spec: rfc(9901, '4.3'),
    required: ['iat', 'aud', 'nonce', 'sd_hash'],
  },
  'dc+sd-jwt': {
    title: 'SD-JWT credential',
    spec: spec('SD-JWT VC', '2.2.2'),
    required: ['vct'],
  },
  'secevent+jwt': {
    title: 'Security event token',
    spec: rfc(8417, '2.2'),
    required: ['iss', 'iat', 'jti', 'events'],
  },
  'token-introspection+jwt': {
    title: 'Introspection response',
    spec: rfc(9701, '5'),
    required: ['iss', 'aud', 'iat', 'token_introspection'],
  },
};

const anyToken: TokenKind = { title: 'JWT', spec: rfc(7519, '4'), required: [] };
const anyTypes = ['JWT', ...Object.keys(kinds), 'oauth-authz-req+jwt'];

/**
 * The registered claims as a JSON schema, for completion, hover texts and validation in an editor.
 * What a token of that `typ` must have is required. Other claims are allowed: RFC 7519 §4.3.
 */
export function claimsSchema(typ: string | null): JsonSchema {
  const name = (typ ?? '').toLowerCase().replace(/^application\//, '');
  const kind = (Object.hasOwn(kinds, name) ? kinds[name] : undefined) ?? anyToken;
  const { required, oneOf = [], forbidden = [] } = kind;
  const described = knownClaims.map((claim) => [claim, claimSchema(claim)] as const);
  return {
    ...titled(kind),
    type: 'object',
    required,
    ...(oneOf.length === 0 ? {} : { anyOf: oneOf.map((claim) => ({ required: [claim] })) }),
    properties: {
      ...Object.fromEntries(described),
      ...Object.fromEntries(forbidden.map((claim) => [claim, false])),
    },
  };
}

/** The registered header parameters as a JSON schema. @see RFC 7515 §4.1 */
export function headerSchema(): JsonSchema {
  const described = knownHeaders.map((name) => {
    const shape = { ...headerShapes[name], ...ownHeaders[name] };
    return [name, { ...worded(headerMeaning(name)), ...shape }] as const;
  });
  return {
    ...titled({ title: 'JOSE header', spec: rfc(7515, '4') }),
    type: 'object',
    required: ['alg'],
    properties: Object.fromEntries(described),
  };
}

const ownHeaders: Readonly<Record<string, JsonSchema>> = {
  alg: { enum: [...Object.keys(jwsAlgorithms), 'none'] },
  typ: { examples: anyTypes },
};

function claimSchema(name: string): JsonSchema {
  const shape = { ...worded(claimMeaning(name)), ...claimShapes[name] };
  if (name !== 'cnf') return shape;
  const members = Object.entries(confirmationMeanings);
  const properties = members.map(([member, meaning]) => [member, worded(meaning)] as const);
  return { ...shape, properties: Object.fromEntries(properties) };
}

function worded(meaning: Meaning | null): JsonSchema {
  if (meaning === null) return {};
  const text = meaning.form === 'time' ? `${meaning.text}. Seconds since 1970, UTC` : meaning.text;
  return { description: text, markdownDescription: `${text}. ${linked(meaning.spec)}` };
}

function titled({ title, spec: said }: Pick<TokenKind, 'title' | 'spec'>): JsonSchema {
  return { title, markdownDescription: `As ${linked(said)} has it.` };
}

function linked(ref: SpecRef): string {
  return `[${citeSpec(ref)}](${specUrl(ref)})`;
}
