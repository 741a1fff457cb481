import { compactVerify, errors, importJWK, type CryptoKey } from 'jose';
import { readAnyKey } from '#protocol/keys/key-from-text.ts';
import type { KeyMaterial } from '#protocol/keys/parse-key-material.ts';
import { isMissingHere } from '#protocol/missing-here.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { valueText } from '#protocol/value-text.ts';
import { decodeJwtUnverified, type DecodedJws } from './decode-jwt.ts';
import { jwsAlgorithm, keyMisfit } from './jws-algorithms.ts';
import { findKeyConfusion } from './key-confusion.ts';
import {
  invalid,
  judgeBeforeKeys,
  notChecked,
  type KeyWeakness,
  type SignatureVerdict,
  type TriedKey,
} from './signature-verdict.ts';

/** Material that can verify at once: an address has to be fetched first. */
export type VerificationKeys = Exclude<KeyMaterial, { readonly kind: 'url' }>;

/** A key of a set, and how it is called where it has no `kid`. */
interface NamedKey {
  readonly jwk: Jwk;
  readonly name: string;
}

type ReadableKeys =
  | Exclude<VerificationKeys, { readonly kind: 'pem' }>
  | { readonly kind: 'named'; readonly keys: readonly NamedKey[] };

/** Keys and certificates in PEM of any form; null where one of them cannot be read. */
async function readPem(pem: string): Promise<readonly NamedKey[] | null> {
  const read = await readAnyKey(pem);
  if (!read.ok) return null;
  const count = read.value.length;
  return read.value.map(({ jwk, certificate }, index) => {
    const place = count === 1 ? 'the PEM key' : `key ${index + 1} of ${count} in PEM`;
    return {
      jwk,
      name: certificate === null ? place : `the certificate of ${certificate.subject}`,
    };
  });
}

interface Candidate {
  readonly name: string;
  readonly load: () => Promise<CryptoKey | Uint8Array>;
}

/**
 * Verifies the signature of a compact JWS with the keys that the user gave, and never with any
 * that the token names. Never throws or rejects.
 * @see RFC 7515 §5.2, RFC 8725 §3.1
 */
export async function verifyJws(token: string, keys: VerificationKeys): Promise<SignatureVerdict> {
  const decoded = decodeJwtUnverified(token);
  if (decoded.kind !== 'jws') return notChecked({ code: 'not_a_jws', kind: decoded.kind });
  const stop = judgeBeforeKeys(decoded);
  if (stop !== null) return stop;
  const algorithm = valueText(decoded.header.claims['alg']);
  if (algorithm.startsWith('HS') && keys.kind !== 'secret') {
    const confused = await findKeyConfusion(decoded, algorithm, keys);
    if (confused !== null) return invalid({ code: 'key_confusion', algorithm, key: confused });
  }
  const wrongKind = judgeKind(algorithm, keys);
  if (wrongKind !== null) return wrongKind;
  if (keys.kind !== 'pem') return tryKeys(decoded, algorithm, keys);
  const read = await readPem(keys.pem);
  return read === null
    ? notChecked({ code: 'key_unreadable' })
    : tryKeys(decoded, algorithm, { kind: 'named', keys: read });
}

function judgeKind(algorithm: string, keys: VerificationKeys): SignatureVerdict | null {
  const isSecretAlgorithm = algorithm.startsWith('HS');
  if (keys.kind === 'secret' && !isSecretAlgorithm) {
    return notChecked({ code: 'secret_for_public_key_algorithm', algorithm });
  }
  const hasSecret = keys.kind === 'jwks' && keys.keys.some(({ kty }) => kty === 'oct');
  if (isSecretAlgorithm && keys.kind !== 'secret' && !hasSecret) {
    return notChecked({ code: 'public_key_for_secret_algorithm', algorithm });
  }
  return null;
}

async function tryKeys(
  decoded: DecodedJws,
  algorithm: string,
  keys: ReadableKeys,
): Promise<SignatureVerdict> {
  const { candidates, chosenBy, tried } = chooseKeys(decoded, algorithm, keys);
  for (const { name, load } of candidates) {
    const attempt = await tryKey(decoded, algorithm, load);
    tried.push({ name, outcome: attempt.outcome, detail: attempt.detail });
    if (attempt.outcome === 'verified') {
      const { weakness } = attempt;
      return { status: 'verified', algorithm, key: name, chosenBy, weakness, tried };
    }
  }
  const mismatched = tried.some(({ outcome }) => outcome === 'mismatch');
  return mismatched
    ? { status: 'invalid', reason: { code: 'signature_mismatch', algorithm }, tried }
    : { status: 'not-checked', reason: { code: 'no_key_fits', algorithm }, tried };
}

interface Choice {
  readonly candidates: readonly Candidate[];
  readonly chosenBy: 'kid' | 'tried' | 'only';
  readonly tried: TriedKey[];
}

function chooseKeys(decoded: DecodedJws, algorithm: string, keys: ReadableKeys): Choice {
  switch (keys.kind) {
    case 'secret': {
      const candidates = [{ name: 'the secret', load: () => Promise.resolve(keys.bytes) }];
      return { candidates, chosenBy: 'only', tried: [] };
    }
    case 'named':
      return chooseFrom(keys.keys, algorithm, keys.keys.length === 1 ? 'only' : 'tried');
    case 'jwks':
      return chooseFromSet(decoded, algorithm, keys.keys);
  }
}

function chooseFromSet(decoded: DecodedJws, algorithm: string, keys: readonly Jwk[]): Choice {
  const { kid } = decoded.header.claims;
  const all = keys.map((jwk, index) => ({
    jwk,
    name: jwk.kid === undefined ? `key ${index + 1} of ${keys.length}` : valueText(jwk.kid),
  }));
  const named = kid === undefined ? [] : all.filter(({ jwk }) => jwk.kid === kid);
  if (named.length > 0) return chooseFrom(named, algorithm, 'kid');
  return chooseFrom(all, algorithm, keys.length === 1 ? 'only' : 'tried');
}

function chooseFrom(
  keys: readonly NamedKey[],
  algorithm: string,
  chosenBy: Choice['chosenBy'],
): Choice {
  const tried: TriedKey[] = [];
  const candidates: Candidate[] = [];
  for (const { jwk, name } of keys) {
    const misfit = keyMisfit(jwk, algorithm);
    if (misfit === null) candidates.push({ name, load: () => loadJwk(jwk, algorithm) });
    else tried.push({ name, outcome: 'unusable', detail: misfit });
  }
  return { candidates, chosenBy, tried };
}

const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv', 'key_ops', 'ext']);

/** A private key verifies too, by its public half. */
function loadJwk(jwk: Jwk, algorithm: string): Promise<CryptoKey | Uint8Array> {
  const kept = Object.entries(jwk).filter(([name]) => !privateMembers.has(name));
  return importJWK({ ...Object.fromEntries(kept), kty: jwk.kty }, algorithm);
}

interface Attempt {
  readonly outcome: TriedKey['outcome'];
  readonly detail: string | null;
  readonly weakness: KeyWeakness | null;
}

async function tryKey(
  decoded: DecodedJws,
  algorithm: string,
  load: Candidate['load'],
): Promise<Attempt> {
  let key: CryptoKey | Uint8Array;
  try {
    key = await load();
  } catch (error) {
    const detail = isMissingHere(error)
      ? `this browser does not have ${algorithm}`
      : `it cannot be read as a key for ${algorithm}`;
    return { outcome: 'unusable', detail, weakness: null };
  }
  const weakness = findWeakness(key, algorithm);
  try {
    const isGood =
      weakness?.code === 'short_rsa' && !(key instanceof Uint8Array)
        ? await verifyShortRsa(decoded, algorithm, key)
        : await verifyByJose(decoded, algorithm, key);
    return { outcome: isGood ? 'verified' : 'mismatch', detail: null, weakness };
  } catch {
    return { outcome: 'unusable', detail: `it does not work with ${algorithm}`, weakness: null };
  }
}

async function verifyByJose(
  decoded: DecodedJws,
  algorithm: string,
  key: CryptoKey | Uint8Array,
): Promise<boolean> {
  try {
    await compactVerify(decoded.token, key, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return false;
    throw error;
  }
}

/** jose refuses such a key; that its signature fits is still worth knowing. */
async function verifyShortRsa(
  decoded: DecodedJws,
  algorithm: string,
  key: CryptoKey,
): Promise<boolean> {
  const { signature, token } = decoded;
  if (signature.bytes === null) return false;
  const saltLength = jwsAlgorithm(algorithm)?.hashBytes ?? 32;
  const parameters = algorithm.startsWith('PS')
    ? { name: 'RSA-PSS', saltLength }
    : { name: 'RSASSA-PKCS1-v1_5' };
  const input = new TextEncoder().encode(token.slice(0, signature.start - 1));
  return crypto.subtle.verify(parameters, key, signature.bytes, input);
}

function findWeakness(key: CryptoKey | Uint8Array, algorithm: string): KeyWeakness | null {
  if (key instanceof Uint8Array) {
    const bits = key.length * 8;
    const neededBits = (jwsAlgorithm(algorithm)?.hashBytes ?? 32) * 8;
    return bits < neededBits ? { code: 'short_secret', bits, neededBits } : null;
  }
  const bits = 'modulusLength' in key.algorithm ? Number(key.algorithm.modulusLength) : 2048;
  return bits < 2048 ? { code: 'short_rsa', bits, neededBits: 2048 } : null;
}
