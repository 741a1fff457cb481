import type { DecodedPart } from '#protocol/jwt/decode-jwt.ts';
import { thumbprint } from '#protocol/keys/thumbprint.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { ComparedToken } from './compare-tokens.ts';

/** What a token says about the key that it was signed or encrypted with. */
export interface KeyClue {
  readonly alg: string | null;
  readonly kid: string | null;
  /** RFC 7638, of the key in its header or of the one with its `kid` in a known key set. */
  readonly thumbprint: string | null;
  readonly foundIn: 'header' | 'key-set' | null;
}

/** `…-name`: only the `kid`s could be compared, which need not be unique. */
export type KeyVerdict = 'same-key' | 'other-key' | 'same-name' | 'other-name' | 'unknown';

/** The key or certificate that a token is bound to. @see RFC 7800 §3.1, RFC 8705 §3.1, RFC 9449 §6.1 */
export interface Binding {
  readonly to: 'key' | 'certificate';
  readonly thumbprint: string;
}

/** Keys and algorithms of two tokens. */
export interface KeysComparison {
  readonly first: KeyClue;
  readonly second: KeyClue;
  readonly verdict: KeyVerdict;
  readonly bindings: { readonly first: Binding | null; readonly second: Binding | null };
}

/** The keys that are known of an issuer; asks nobody. */
export type KnownKeysOf = (issuer: unknown) => readonly Jwk[];

/** Compares what the headers and `cnf` say about keys. @see RFC 7515 §4.1.1, §4.1.4, RFC 7638 §3 */
export async function compareKeys(
  first: ComparedToken,
  second: ComparedToken,
  knownKeysOf: KnownKeysOf,
): Promise<KeysComparison> {
  const clues = {
    first: await clueOf(first, knownKeysOf),
    second: await clueOf(second, knownKeysOf),
  };
  const bindings = { first: await bindingOf(first), second: await bindingOf(second) };
  return { ...clues, verdict: judge(clues.first, clues.second), bindings };
}

function judge(first: KeyClue, second: KeyClue): KeyVerdict {
  if (first.thumbprint !== null && second.thumbprint !== null) {
    return first.thumbprint === second.thumbprint ? 'same-key' : 'other-key';
  }
  if (first.kid === null || second.kid === null) return 'unknown';
  return first.kid === second.kid ? 'same-name' : 'other-name';
}

async function clueOf(token: ComparedToken, knownKeysOf: KnownKeysOf): Promise<KeyClue> {
  if (token.kind === 'opaque') return { alg: null, kid: null, thumbprint: null, foundIn: null };
  const { claims } = token.header;
  const names = { alg: textOf(claims['alg']), kid: textOf(claims['kid']) };
  const own = isJwk(claims['jwk']) ? await thumbprint(claims['jwk']) : null;
  if (own !== null) return { ...names, thumbprint: own, foundIn: 'header' };
  const issuer = token.kind === 'jws' ? issuerOf(token.payload) : undefined;
  const known =
    names.kid === null ? [] : knownKeysOf(issuer).filter(({ kid }) => kid === names.kid);
  const [only] = known;
  const found = only === undefined || known.length > 1 ? null : await thumbprint(only);
  return { ...names, thumbprint: found, foundIn: found === null ? null : 'key-set' };
}

function issuerOf(payload: DecodedPart): unknown {
  return payload.claims['iss'];
}

async function bindingOf(token: ComparedToken): Promise<Binding | null> {
  const confirmation = token.kind === 'jws' ? token.payload.claims['cnf'] : null;
  if (!isRecord(confirmation)) return null;
  const certificate = textOf(confirmation['x5t#S256']);
  if (certificate !== null) return { to: 'certificate', thumbprint: certificate };
  const { jwk } = confirmation;
  const key = textOf(confirmation['jkt']) ?? (isJwk(jwk) ? await thumbprint(jwk) : null);
  return key === null ? null : { to: 'key', thumbprint: key };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJwk(value: unknown): value is Jwk {
  return isRecord(value) && typeof value['kty'] === 'string';
}
