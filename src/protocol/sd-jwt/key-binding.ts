import { checkAbout } from '#protocol/check-about.ts';
import type { Check } from '#protocol/check.ts';
import type { CheckMoment } from '#protocol/jwt/check-times.ts';
import { decodeJwtUnverified, type DecodedJws } from '#protocol/jwt/decode-jwt.ts';
import { explainVerdict } from '#protocol/jwt/explain-verdict.ts';
import { signJwt, type SignatureKey } from '#protocol/jwt/sign-jwt.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import { checkKeyBindingTimes } from './key-binding-times.ts';
import { compactSdJwt } from './parse-sd-jwt.ts';
import type { ProcessedSdJwt } from './process-sd-jwt.ts';
import { sdDigest, type SdHash } from './sd-hash.ts';

/** For whom and for what a presentation is made. */
export interface KeyBindingClaims {
  readonly audience: string;
  readonly nonce: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What signs, and with which algorithm. */
export interface HolderKey {
  readonly key: SignatureKey;
  readonly alg: string;
}

/**
 * Binds a presentation to the holder's key. Throws where the key does not fit the algorithm.
 * @see RFC 9901 §4.3
 */
export async function makeKeyBindingJwt(
  presented: { readonly sdJwt: string; readonly hash: SdHash },
  { audience, nonce, now }: KeyBindingClaims,
  { key, alg }: HolderKey,
): Promise<string> {
  const claims = {
    iat: Math.floor(now / 1000),
    aud: audience,
    nonce,
    sd_hash: await sdDigest(presented.sdJwt, presented.hash),
  };
  return signJwt({ alg, typ: 'kb+jwt' }, claims, key);
}

/** What the verifier asked for. What is left out is not compared, and said not to be. */
export interface ExpectedKeyBinding {
  /** The verifier's policy, never whether one was sent. @see RFC 9901 §7.3 */
  readonly isRequired: boolean;
  readonly audience?: string | undefined;
  readonly nonce?: string | undefined;
  /** Null where no verifier has said how old it may be. */
  readonly maxAgeSeconds: number | null;
}

/** Every rule of the key binding, each with its outcome. @see RFC 9901 §7.3 step 5 */
export async function verifyKeyBinding(
  processed: ProcessedSdJwt,
  expected: ExpectedKeyBinding,
  moment: CheckMoment,
): Promise<readonly Check[]> {
  const check = checkAbout('kb_jwt', rfc(9901, '7.3'));
  const token = processed.parts.keyBindingJwt;
  if (token === null) {
    return [
      expected.isRequired
        ? check.failed('Key binding is asked for, but there is no key binding JWT')
        : check.skipped('There is no key binding JWT, and none is asked for'),
    ];
  }
  const decoded = decodeJwtUnverified(token);
  if (decoded.kind !== 'jws' || decoded.payload.json?.kind !== 'object') {
    return [check.failed('The part behind the last tilde is no JWT that can be read')];
  }
  const { claims } = decoded.payload;
  return [
    checkType(decoded),
    checkAlgorithm(decoded),
    ...(await checkSignature(token, processed.claims['cnf'])),
    await checkHash(processed, claims['sd_hash']),
    compare('nonce', claims['nonce'], expected.nonce),
    compare('aud', claims['aud'], expected.audience),
    ...checkKeyBindingTimes(claims, expected.maxAgeSeconds, moment),
  ];
}

function checkType({ header }: DecodedJws): Check {
  const check = checkAbout('kb_jwt.typ', rfc(9901, '4.3'));
  const { typ } = header.claims;
  return typ === 'kb+jwt'
    ? check.passed('typ is kb+jwt')
    : check.failed('typ is not kb+jwt: another JWT could be passed off as this', valueText(typ));
}

function checkAlgorithm({ header }: DecodedJws): Check {
  const check = checkAbout('kb_jwt.alg', rfc(9901, '4.3'));
  const { alg } = header.claims;
  if (typeof alg !== 'string' || alg.toLowerCase() === 'none') {
    return check.failed('The key binding JWT is not signed');
  }
  return alg.startsWith('HS')
    ? check.failed('alg is a MAC, which proves no key of the holder', `alg ${alg}`)
    : check.passed('alg is a signature algorithm', alg);
}

async function checkSignature(token: string, cnf: unknown): Promise<readonly Check[]> {
  const check = checkAbout('kb_jwt.key', rfc(9901, '4.1.2'));
  const jwk = confirmationKey(cnf);
  if (jwk === null) {
    const names = typeof cnf === 'object' && cnf !== null ? Object.keys(cnf).join(', ') : null;
    return [
      names === null
        ? check.failed('No cnf: the SD-JWT is bound to no key, so this proves nothing')
        : check.skipped('cnf names its key in a way that is not read here', names),
    ];
  }
  const isPrivate = 'd' in jwk || jwk.kty === 'oct';
  const key = isPrivate
    ? check.failed('cnf.jwk is a private key: anyone who has the SD-JWT can sign with it')
    : check.passed('cnf.jwk is the holder’s public key', `${jwk.kty} ${jwk.crv ?? ''}`.trim());
  const verdict = await verifyJws(token, {
    kind: 'jwks',
    keys: [jwk],
    text: JSON.stringify({ keys: [jwk] }),
  });
  const { detail } = explainVerdict(verdict, 'of cnf');
  const signature = checkAbout('kb_jwt.signature', rfc(9901, '7.3'));
  if (verdict.status === 'verified') {
    return [key, signature.passed('The holder’s key signed this presentation', detail)];
  }
  return [
    key,
    verdict.status === 'invalid'
      ? signature.failed('The holder’s key did not sign this presentation', detail)
      : signature.skipped('The holder’s signature could not be checked', detail),
  ];
}

/** The key that the SD-JWT is bound to, where `cnf` has it. @see RFC 7800 §3.2 */
export function confirmationKey(cnf: unknown): Jwk | null {
  if (typeof cnf !== 'object' || cnf === null || !('jwk' in cnf)) return null;
  return isJwk(cnf.jwk) ? cnf.jwk : null;
}

function isJwk(value: unknown): value is Jwk {
  return (
    typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string'
  );
}

async function checkHash({ parts, hash }: ProcessedSdJwt, found: unknown): Promise<Check> {
  const check = checkAbout('kb_jwt.sd_hash', rfc(9901, '4.3.1'));
  if (typeof found !== 'string') return check.failed('No sd_hash: it is bound to no SD-JWT');
  if (hash === null) return check.skipped('sd_hash is not compared: _sd_alg is not known here');
  const expected = await sdDigest(compactSdJwt(parts.issuerJwt, parts.disclosures), hash);
  return found === expected
    ? check.passed('sd_hash is that of the JWT and the disclosures presented', found)
    : check.failed(
        'sd_hash is another’s: a disclosure was added, taken away or moved since it was signed',
        `expected ${expected}, got ${found}`,
      );
}

function compare(name: 'nonce' | 'aud', found: unknown, expected: string | undefined): Check {
  const check = checkAbout(`kb_jwt.${name}`, rfc(9901, '7.3'));
  if (typeof found !== 'string') return check.failed(`${name} is not there as one string`);
  if (expected === undefined) {
    return check.skipped(`${name} is not compared: none is expected here`, found);
  }
  return found === expected
    ? check.passed(`${name} is the expected one`, found)
    : check.failed(`${name} is not the expected one`, `expected ${expected}, got ${found}`);
}
