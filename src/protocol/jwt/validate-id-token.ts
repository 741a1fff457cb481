import type { Check, CheckOutcome } from '#protocol/check.ts';
import { oidcCore, spec, type SpecRef } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import { checkTimes, numericDate, type CheckMoment, type JwtMembers } from './check-times.ts';
import { describeDuration } from './describe-duration.ts';
import { tokenHash } from './token-hash.ts';

/** What the client knows. What is left out is not checked, and said not to be. */
export interface ExpectedIdToken {
  readonly issuer?: string | undefined;
  readonly clientId?: string | undefined;
  /** Null: the request had none. */
  readonly nonce?: string | null | undefined;
  readonly accessToken?: string | undefined;
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  /** True in an authorization response: the hash of what came beside the token has to be in it. */
  readonly areHashesRequired?: boolean | undefined;
  readonly maxAgeSeconds?: number | undefined;
  readonly acrValues?: readonly string[] | undefined;
  readonly algorithms?: readonly string[] | undefined;
}

type Claims = Readonly<Record<string, unknown>>;
type Found = readonly [outcome: CheckOutcome, title: string, evidence?: string | null];

const validation = oidcCore('3.1.3.7');

/**
 * Every rule of an ID token but its signature, each with its outcome.
 * @see OpenID Connect Core §3.1.3.7, §3.1.3.8, §3.3.2.11
 */
export async function validateIdToken(
  { header, claims }: JwtMembers,
  expected: ExpectedIdToken,
  moment: CheckMoment,
): Promise<readonly Check[]> {
  const times = checkTimes(claims, moment, {
    prefix: 'id_token',
    exp: { isRequired: true, spec: validation },
    iat: { isRequired: true, spec: validation },
  });
  return [
    check('iss', validation, judgeIssuer(claims, expected.issuer)),
    check('sub', oidcCore('2'), judgeSubject(claims['sub'])),
    check('aud', validation, judgeAudience(claims, expected.clientId)),
    check('azp', validation, judgeAuthorizedParty(claims, expected.clientId)),
    check('alg', validation, judgeAlgorithm(header['alg'], expected.algorithms)),
    ...times,
    check('nonce', validation, judgeNonce(claims['nonce'], expected.nonce)),
    check('acr', validation, judgeAcr(claims['acr'], expected.acrValues)),
    check('auth_time', validation, judgeAuthTime(claims['auth_time'], expected, moment)),
    check(
      'at_hash',
      oidcCore('3.1.3.8'),
      await judgeHash({ name: 'at_hash', of: 'access token' }, claims, {
        value: expected.accessToken,
        alg: header['alg'],
        isRequired: expected.areHashesRequired === true,
      }),
    ),
    check(
      'c_hash',
      oidcCore('3.3.2.11'),
      await judgeHash({ name: 'c_hash', of: 'code' }, claims, {
        value: expected.code,
        alg: header['alg'],
        isRequired: expected.areHashesRequired === true,
      }),
    ),
    ...(await checkStateHash(claims, expected.state, header['alg'])),
  ];
}

function check(name: string, spec: SpecRef, [outcome, title, evidence = null]: Found): Check {
  return { id: `id_token.${name}`, outcome, title, evidence, spec };
}

function judgeIssuer({ iss, tid }: Claims, expected: string | undefined): Found {
  if (iss === undefined) return ['failed', 'No iss: an ID token has to name its issuer'];
  if (typeof iss !== 'string') return ['failed', 'iss is not a string'];
  if (expected === undefined) return ['skipped', 'iss is not compared: no issuer is expected'];
  if (iss === expected) return ['passed', 'iss is the expected issuer', iss];
  // Entra ID's `common` and `organizations` name their issuer by a template.
  if (typeof tid === 'string' && tid !== '' && iss === expected.replace('{tenantid}', tid)) {
    return ['passed', 'iss is the expected issuer, with the tenant of tid put in', iss];
  }
  const isSlash = iss.replace(/\/$/, '') === expected.replace(/\/$/, '');
  const title = isSlash
    ? 'iss differs from the expected issuer by a slash at its end: they have to be equal'
    : 'iss is not the expected issuer';
  return ['failed', title, `expected ${expected}, got ${iss}`];
}

function judgeSubject(sub: unknown): Found {
  if (sub === undefined) return ['failed', 'No sub: an ID token has to say who signed in'];
  if (typeof sub !== 'string') return ['failed', 'sub is not a string'];
  return sub.length > 255
    ? ['failed', 'sub is longer than 255 characters', `${sub.length} characters`]
    : ['passed', 'sub says who signed in', sub];
}

function audiences(aud: unknown): readonly string[] | null {
  if (typeof aud === 'string') return [aud];
  if (!Array.isArray(aud)) return null;
  const names = aud.filter((name) => typeof name === 'string');
  return names.length === aud.length && names.length > 0 ? names : null;
}

function judgeAudience({ aud }: Claims, clientId: string | undefined): Found {
  if (aud === undefined) return ['failed', 'No aud: an ID token has to name the client it is for'];
  const names = audiences(aud);
  if (names === null) return ['failed', 'aud is neither a string nor a list of strings'];
  if (clientId === undefined) return ['skipped', 'aud is not compared: no client is expected'];
  if (!names.includes(clientId)) {
    const evidence = `expected ${clientId}, got ${names.join(', ')}`;
    return ['failed', 'aud does not name this client: the token is for another', evidence];
  }
  return names.length === 1
    ? ['passed', 'aud is this client', clientId]
    : ['warned', 'aud names this client and others: each has to be trusted', names.join(', ')];
}

function judgeAuthorizedParty({ aud, azp }: Claims, clientId: string | undefined): Found {
  if (azp === undefined) {
    return (audiences(aud)?.length ?? 0) > 1
      ? ['warned', 'No azp, though aud names several: which one asked is not said']
      : ['skipped', 'No azp: with one audience it is not needed'];
  }
  if (clientId === undefined) return ['skipped', 'azp is not compared: no client is expected'];
  return azp === clientId
    ? ['passed', 'azp is this client', clientId]
    : ['failed', 'azp is not this client', `expected ${clientId}, got ${valueText(azp)}`];
}

function judgeAlgorithm(alg: unknown, expected: readonly string[] | undefined): Found {
  if (expected === undefined) return ['skipped', 'alg is not compared: none was registered'];
  return typeof alg === 'string' && expected.includes(alg)
    ? ['passed', 'alg is one that was asked for', alg]
    : [
        'failed',
        'alg is not one that was asked for',
        `expected ${expected.join(', ')}, got ${valueText(alg)}`,
      ];
}

function judgeNonce(nonce: unknown, expected: string | null | undefined): Found {
  if (expected === undefined) {
    return ['skipped', 'nonce is not compared: what the request sent is not known'];
  }
  if (expected === null) {
    return nonce === undefined
      ? ['skipped', 'No nonce was sent and none came back: a replay would not be seen']
      : ['warned', 'A nonce came back though none was sent'];
  }
  if (nonce === undefined) return ['failed', 'No nonce, though the request sent one'];
  return nonce === expected
    ? ['passed', 'nonce is the one that was sent']
    : ['failed', 'nonce is not the one that was sent: this token answers another request'];
}

function judgeAcr(acr: unknown, expected: readonly string[] | undefined): Found {
  if (expected === undefined || expected.length === 0) {
    return ['skipped', 'acr is not compared: none was asked for'];
  }
  return typeof acr === 'string' && expected.includes(acr)
    ? ['passed', 'acr is one that was asked for', acr]
    : [
        'warned',
        'acr is not one that was asked for',
        `expected ${expected.join(', ')}, got ${valueText(acr)}`,
      ];
}

function judgeAuthTime(value: unknown, expected: ExpectedIdToken, moment: CheckMoment): Found {
  const { maxAgeSeconds } = expected;
  if (maxAgeSeconds === undefined)
    return ['skipped', 'auth_time is not compared: no max_age was sent'];
  const time = numericDate(value);
  if (time === null) return ['failed', 'No auth_time, though max_age was sent'];
  const age = moment.now / 1000 - time;
  const title = `Signed in ${describeDuration(age)} ago`;
  const evidence = `max_age ${maxAgeSeconds} seconds`;
  if (age <= maxAgeSeconds) return ['passed', title, evidence];
  return [age <= maxAgeSeconds + moment.toleranceSeconds ? 'warned' : 'failed', title, evidence];
}

// Where a server sends it: it is of FAPI 1.0, and few others do.
async function checkStateHash(
  claims: Claims,
  state: string | undefined,
  alg: unknown,
): Promise<readonly Check[]> {
  if (claims['s_hash'] === undefined || state === undefined) return [];
  const about = { name: 's_hash', of: 'state' };
  const found = await judgeHash(about, claims, { value: state, alg, isRequired: false });
  return [check('s_hash', spec('FAPI 1.0 Advanced', '5.1.1'), found)];
}

interface Hashed {
  readonly name: string;
  readonly of: string;
}

async function judgeHash(
  { name, of }: Hashed,
  claims: Claims,
  given: {
    readonly value: string | undefined;
    readonly alg: unknown;
    readonly isRequired: boolean;
  },
): Promise<Found> {
  const claim = claims[name];
  if (claim === undefined && given.isRequired && given.value !== undefined) {
    return ['failed', `No ${name}, which has to tie the ${of} to a token in this answer`];
  }
  if (claim === undefined) return ['skipped', `No ${name}: nothing ties the ${of} to this token`];
  if (given.value === undefined) return ['skipped', `${name} is not compared: there is no ${of}`];
  const hash = await tokenHash(given.value, valueText(given.alg));
  if (hash === null) return ['skipped', `${name} is not compared: alg names no hash`];
  return hash === claim
    ? ['passed', `${name} is the hash of the ${of}`]
    : ['failed', `${name} is not the hash of the ${of}: they do not belong together`];
}
