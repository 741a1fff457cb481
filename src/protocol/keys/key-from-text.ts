import { parseJsonTree } from '#protocol/jwt/json-tree.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { addPublicHalf } from './add-public-half.ts';
import type { KeyDerProblem } from './key-der-problem.ts';
import { decodeBase64, decodePem, type PemBlock, type PemProblem } from './pem.ts';
import { readPkcs1Private, readPkcs8, readSec1, type PrivateKeyParts } from './private-key-der.ts';
import { readPkcs1Public, readSpki } from './public-key-der.ts';
import { readCertificate, type Certificate } from './read-certificate.ts';

/** How a key was written. */
export type KeyForm =
  'jwk' | 'pkcs8' | 'spki' | 'pkcs1-public' | 'pkcs1-private' | 'sec1' | 'certificate';

/** A key that was found in a text. */
export interface FoundKey {
  readonly jwk: Jwk;
  readonly form: KeyForm;
  /** The certificate that the key is from; null for every other form. */
  readonly certificate: Certificate | null;
}

/** Why a text holds no key that can be read, without any of it. */
export type KeyTextProblem =
  | { readonly code: 'key_text_empty' }
  | { readonly code: 'key_text_unknown' }
  | { readonly code: 'key_json_syntax' }
  | { readonly code: 'key_json_shape' }
  | { readonly code: 'key_set_empty' }
  /** Encrypted with a password: as PKCS #8, or in OpenSSL's older way with its cipher in a header. */
  | { readonly code: 'key_encrypted'; readonly label: string; readonly cipher: string | null }
  | { readonly code: 'key_form_unsupported'; readonly label: string }
  | PemProblem
  | KeyDerProblem;

/**
 * Reads every key of a text, whatever form it has: a JWK or a set of them, PEM in any of its forms, or
 * the base64 of such a form alone, as `x5c` has it. Never throws.
 * @see RFC 7517 §4, §5, RFC 7468 §5, §10, §13, RFC 8017 appendix A.1, RFC 5915 §3
 */
export async function readAnyKey(
  text: string,
): Promise<Result<readonly FoundKey[], KeyTextProblem>> {
  const trimmed = text.trim();
  if (trimmed === '') return fail({ code: 'key_text_empty' });
  if (trimmed.includes('-----BEGIN ')) return readPemKeys(trimmed);
  if (/^[{[]/.test(trimmed)) return readJsonKeys(trimmed);
  const der = decodeBase64(trimmed);
  return der === null || der[0] !== 0x30 ? fail({ code: 'key_text_unknown' }) : readBareDer(der);
}

function readJsonKeys(text: string): Result<readonly FoundKey[], KeyTextProblem> {
  // No key nests: what does would end the stack of whoever writes it out again.
  const tree = parseJsonTree(text);
  if (!tree.ok) return fail({ code: 'key_json_syntax' });
  const list = listOf(JSON.parse(text));
  if (list.length === 0) return fail({ code: 'key_set_empty' });
  const keys = list.filter(isJwk);
  if (keys.length === 0) return fail({ code: 'key_json_shape' });
  return ok(keys.map((jwk) => ({ jwk, form: 'jwk', certificate: null })));
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) && Array.isArray(value['keys']) ? value['keys'] : [value];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isJwk(value: unknown): value is Jwk {
  return isRecord(value) && typeof value['kty'] === 'string';
}

async function readPemKeys(text: string): Promise<Result<readonly FoundKey[], KeyTextProblem>> {
  const blocks = decodePem(text);
  if (!blocks.ok) return blocks;
  const found: FoundKey[] = [];
  // `openssl ecparam -genkey` writes the curve before the key, which says it again.
  const keys = blocks.value.filter(({ label }) => label !== 'EC PARAMETERS');
  for (const block of keys.length === 0 ? blocks.value : keys) {
    const read = await readBlock(block);
    if (!read.ok) return read;
    found.push(read.value);
  }
  return ok(found);
}

async function readBlock(block: PemBlock): Promise<Result<FoundKey, KeyTextProblem>> {
  const { label, der } = block;
  const cipher = cipherOf(block);
  if (cipher !== undefined) return fail({ code: 'key_encrypted', label, cipher });
  const read = readers[label];
  return read === undefined ? fail({ code: 'key_form_unsupported', label }) : read(der);
}

// RFC 7468 §11; RFC 1421 §4.6.1.3 for the older way.
function cipherOf({ label, headers }: PemBlock): string | null | undefined {
  if (label === 'ENCRYPTED PRIVATE KEY') return null;
  if (!headers.some((line) => /^Proc-Type:.*ENCRYPTED$/.test(line))) return undefined;
  const info = headers.find((line) => line.startsWith('DEK-Info:'));
  return /^DEK-Info:\s*([\w-]{1,40})/.exec(info ?? '')?.[1] ?? null;
}

type ReadDer = (der: Uint8Array<ArrayBuffer>) => Promise<Result<FoundKey, KeyDerProblem>>;

const readers: Readonly<Record<string, ReadDer>> = {
  'PRIVATE KEY': (der) => privateKey(readPkcs8(der), 'pkcs8'),
  'RSA PRIVATE KEY': (der) => privateKey(readPkcs1Private(der), 'pkcs1-private'),
  'EC PRIVATE KEY': (der) => privateKey(readSec1(der), 'sec1'),
  'PUBLIC KEY': async (der) => publicKey(readSpki(der), 'spki'),
  'RSA PUBLIC KEY': async (der) => publicKey(readPkcs1Public(der), 'pkcs1-public'),
  CERTIFICATE: keyOfCertificate,
  'X509 CERTIFICATE': keyOfCertificate,
  'TRUSTED CERTIFICATE': keyOfCertificate,
};

async function privateKey(
  read: Result<PrivateKeyParts, KeyDerProblem>,
  form: KeyForm,
): Promise<Result<FoundKey, KeyDerProblem>> {
  const whole = read.ok ? await addPublicHalf(read.value) : read;
  return publicKey(whole, form);
}

function publicKey(
  read: Result<Jwk, KeyDerProblem>,
  form: KeyForm,
): Result<FoundKey, KeyDerProblem> {
  return read.ok ? ok({ jwk: read.value, form, certificate: null }) : read;
}

async function keyOfCertificate(
  der: Uint8Array<ArrayBuffer>,
): Promise<Result<FoundKey, KeyDerProblem>> {
  const read = await readCertificate(der);
  if (!read.ok) return read;
  const certificate = read.value;
  if (certificate.publicKeyJwk === null) {
    return fail({ code: 'key_der_broken', structure: 'SubjectPublicKeyInfo' });
  }
  return ok({ jwk: certificate.publicKeyJwk, form: 'certificate', certificate });
}

async function readBareDer(
  der: Uint8Array<ArrayBuffer>,
): Promise<Result<readonly FoundKey[], KeyTextProblem>> {
  const order = ['CERTIFICATE', 'PUBLIC KEY', 'PRIVATE KEY', 'EC PRIVATE KEY', 'RSA PRIVATE KEY'];
  for (const label of [...order, 'RSA PUBLIC KEY']) {
    const read = await readers[label]?.(der);
    if (read?.ok === true) return ok([read.value]);
  }
  return fail({ code: 'key_text_unknown' });
}
