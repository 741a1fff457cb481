import { decodeBase64Url } from '#protocol/jwt/base64url.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { decodeBase64, decodePem } from './pem.ts';
import { hasPrivateHalf } from './private-half.ts';

/** How a typed secret becomes bytes. */
export type SecretEncoding = 'utf-8' | 'base64url' | 'hex';

/** What a typed text can verify with. */
export type KeyMaterial =
  | { readonly kind: 'jwks'; readonly keys: readonly Jwk[]; readonly text: string }
  /** PEM of any form, or the base64 in it; of a private key its public half is what verifies. */
  | { readonly kind: 'pem'; readonly pem: string; readonly text: string }
  /** To be fetched, and only when the user says so. */
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'secret'; readonly bytes: Uint8Array<ArrayBuffer> };

/** Why a text is no key, without any of it. */
export type KeyMaterialProblem =
  | { readonly code: 'key_empty' }
  | { readonly code: 'key_json_syntax' }
  | { readonly code: 'key_json_shape' }
  | { readonly code: 'key_set_empty' }
  | { readonly code: 'key_pem_encrypted' }
  | { readonly code: 'key_pem_form' }
  | { readonly code: 'key_pem_broken' }
  | { readonly code: 'key_url_credentials' }
  | { readonly code: 'key_url_invalid' }
  | { readonly code: 'key_secret_base64url' }
  | { readonly code: 'key_secret_hex' };

/**
 * Tells what a typed text is: a JWK or JWK Set, a key or certificate in PEM or in the base64 that PEM
 * wraps, an address, or a secret.
 * @see RFC 7517 §4, RFC 7517 §5, RFC 7468 §5, §10, §13
 */
export function parseKeyMaterial(
  text: string,
  encoding: SecretEncoding = 'utf-8',
): Result<KeyMaterial, KeyMaterialProblem> {
  const trimmed = text.trim();
  if (trimmed === '') return fail({ code: 'key_empty' });
  if (looksLikeJson(trimmed)) return parseJwks(trimmed);
  if (trimmed.startsWith('-----BEGIN ')) return parsePem(trimmed);
  if (/^https?:\/\//i.test(trimmed)) return parseUrl(trimmed);
  if (bareDer(trimmed) !== null) return ok({ kind: 'pem', pem: trimmed, text: trimmed });
  return parseSecret(text.replace(/\r?\n$/, ''), encoding);
}

/** True where the text would be taken as a secret, whose encoding has to be said. */
export function isSecretText(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || looksLikeJson(trimmed)) return false;
  return (
    !trimmed.startsWith('-----BEGIN ') &&
    !/^https?:\/\//i.test(trimmed) &&
    bareDer(trimmed) === null
  );
}

/** True where a private key is in it, of which only the public half is used. @see RFC 7517 §9.2 */
export function holdsPrivateKey(material: KeyMaterial): boolean {
  if (material.kind === 'jwks') {
    return material.keys.some(hasPrivateHalf);
  }
  if (material.kind !== 'pem') return false;
  const der = bareDer(material.pem);
  return der === null ? material.pem.includes('PRIVATE KEY-----') : isPrivateDer(der);
}

/** Shorter than any key that is not a toy: a secret may look like anything. */
const leastDerBytes = 40;

/** The bytes of a key or certificate in base64 without PEM about it, as `x5c` has it. @see RFC 7515 §4.1.6 */
function bareDer(text: string): Uint8Array | null {
  if (!text.startsWith('M')) return null;
  const der = decodeBase64(text);
  if (der === null || der.length < leastDerBytes || der[0] !== 0x30) return null;
  const { start, length } = derLength(der);
  return start + length === der.length ? der : null;
}

/** Where the content of the outermost structure begins, and how long it is said to be. */
function derLength(der: Uint8Array): { readonly start: number; readonly length: number } {
  const first = der[1] ?? 0;
  if (first < 0x80) return { start: 2, length: first };
  const end = 2 + (first & 0x7f);
  return { start: end, length: der.slice(2, end).reduce((sum, byte) => sum * 256 + byte, 0) };
}

// PKCS #8, PKCS #1 and SEC 1 begin with their version, 0 or 1; nothing public does.
function isPrivateDer(der: Uint8Array): boolean {
  const { start } = derLength(der);
  return der[start] === 2 && der[start + 1] === 1 && (der[start + 2] ?? 9) < 2;
}

function looksLikeJson(text: string): boolean {
  return /^(?:\{\s*["}]|\[\s*\{)/.test(text);
}

function parseJwks(text: string): Result<KeyMaterial, KeyMaterialProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ code: 'key_json_syntax' });
  }
  return readJwks(value, text);
}

/** Reads a parsed JWK, JWK Set, or plain array of keys. @see RFC 7517 §5 */
export function readJwks(
  value: unknown,
  text: string,
): Result<KeyMaterial & { readonly kind: 'jwks' }, KeyMaterialProblem> {
  let list: readonly unknown[];
  if (Array.isArray(value)) list = value;
  else if (isRecord(value) && Array.isArray(value['keys'])) list = value['keys'];
  else list = [value];
  const keys = list.filter(isJwk);
  if (list.length === 0) return fail({ code: 'key_set_empty' });
  // RFC 7517 §5: members of a set that are not understood are left aside.
  return keys.length === 0 ? fail({ code: 'key_json_shape' }) : ok({ kind: 'jwks', keys, text });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isJwk(value: unknown): value is Jwk {
  return isRecord(value) && typeof value['kty'] === 'string';
}

const readableLabels =
  /^(?:(?:X509 |TRUSTED )?CERTIFICATE|(?:RSA )?PUBLIC KEY|(?:RSA |EC )?PRIVATE KEY|EC PARAMETERS)$/;

// What is in the blocks is read later, by `readAnyKey`, which is a download of its own.
function parsePem(text: string): Result<KeyMaterial, KeyMaterialProblem> {
  if (/BEGIN ENCRYPTED|^Proc-Type:.*ENCRYPTED/m.test(text)) {
    return fail({ code: 'key_pem_encrypted' });
  }
  const blocks = decodePem(text);
  if (!blocks.ok) return fail({ code: 'key_pem_broken' });
  return blocks.value.every(({ label }) => readableLabels.test(label))
    ? ok({ kind: 'pem', pem: text.replace(/\\n/g, '\n'), text })
    : fail({ code: 'key_pem_form' });
}

function parseUrl(text: string): Result<KeyMaterial, KeyMaterialProblem> {
  if (!URL.canParse(text) || /\s/.test(text)) return fail({ code: 'key_url_invalid' });
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return fail({ code: 'key_url_credentials' });
  url.hash = '';
  return ok({ kind: 'url', url: url.href });
}

function parseSecret(
  text: string,
  encoding: SecretEncoding,
): Result<KeyMaterial, KeyMaterialProblem> {
  if (encoding === 'utf-8') return ok({ kind: 'secret', bytes: new TextEncoder().encode(text) });
  const compact = text.replace(/\s/g, '');
  if (encoding === 'hex') {
    const digits = compact.replace(/^0x/i, '').replace(/:/g, '');
    if (!/^(?:[0-9a-f]{2})+$/i.test(digits)) return fail({ code: 'key_secret_hex' });
    const pairs = digits.match(/../g) ?? [];
    return ok({ kind: 'secret', bytes: Uint8Array.from(pairs, (pair) => parseInt(pair, 16)) });
  }
  const url = compact
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/(?<!=)=+$/, '');
  const decoded = decodeBase64Url(url);
  return decoded.ok
    ? ok({ kind: 'secret', bytes: decoded.value })
    : fail({ code: 'key_secret_base64url' });
}

/** The sentence for each problem: what the text is, and what is needed instead. */
export function explainKeyMaterialProblem({ code }: KeyMaterialProblem): string {
  return sentences[code];
}

const sentences: Readonly<Record<KeyMaterialProblem['code'], string>> = {
  key_empty: 'Give a key, a key set, its address or a secret.',
  key_json_syntax: 'This begins like JSON, but is not JSON: a key copied in part?',
  key_json_shape: 'This JSON is no key: a JWK has “kty”, a JWK Set has “keys”.',
  key_set_empty: 'This key set has no keys in it.',
  key_pem_encrypted:
    'This private key is encrypted with a password. Its public half is enough: openssl pkey -in key.pem -pubout',
  key_pem_form:
    'This PEM text is neither a key nor a certificate that is read here. OpenSSH keys: ssh-keygen -e -m PKCS8 -f key.pub',
  key_pem_broken:
    'This PEM text is not whole: each block begins with “-----BEGIN …-----” and ends with “-----END …-----” of the same name.',
  key_url_credentials: 'This address has a user name or password in it. Give it without.',
  key_url_invalid: 'This begins like an address, but is not one.',
  key_secret_base64url: 'This secret is not base64url.',
  key_secret_hex: 'This secret is not hexadecimal: an even number of digits 0–9 and a–f.',
};
