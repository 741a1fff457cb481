import {
  calculateJwkThumbprint,
  compactVerify,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JWK,
} from 'jose';
import { algorithmSchema } from '#sandbox/contract/definition.ts';

/** Members of a JSON object that a client wrote. */
type Members = Readonly<Record<string, unknown>>;

/** A proof as it was sent; nothing of it is believed yet. @see RFC 9449 §4.2 */
export interface SentProof {
  /** Whether there is more than one. */
  readonly isRepeated: boolean;
  /** Null where it is no signed JWT. */
  readonly header: Members | null;
  readonly claims: Members | null;
  /** Thumbprint of the key that it carries; null where that is none. @see RFC 7638 §3 */
  readonly jkt: string | null;
  /** Whether the key that it carries has signed it. */
  readonly isSigned: boolean;
}

/** Asymmetric ones alone. @see RFC 9449 §4.3 */
export const proofAlgorithms: readonly string[] = [...algorithmSchema.options, 'EdDSA'];

/** Members that are public in the kinds of keys that a proof may carry. @see RFC 7518 §6, RFC 8037 §2 */
const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const;

/** Reads the header `DPoP`; null where there is none. @see RFC 9449 §4.1 */
export async function readProof(request: Request): Promise<SentProof | null> {
  const text = request.headers.get('DPoP');
  if (text === null) return null;
  const unread = { header: null, claims: null, jkt: null, isSigned: false };
  // Headers of one name are joined by a comma, which no JWT has.
  if (text.includes(',')) return { ...unread, isRepeated: true };
  const header = attempt(() => decodeProtectedHeader(text));
  const claims = toMembers(attempt(() => decodePayload(text)));
  if (header === null || claims === null) return { ...unread, isRepeated: false };
  const jwk = toMembers(header.jwk);
  const key = jwk && publicHalf(jwk);
  return {
    ...{ isRepeated: false, header: { ...header }, claims },
    jkt: key && (await attemptAsync(() => calculateJwkThumbprint(key))),
    isSigned: key !== null && (await isSignedBy(text, key, header.alg)),
  };
}

async function isSignedBy(text: string, jwk: JWK, alg: string | undefined): Promise<boolean> {
  const verified = await attemptAsync(async () =>
    compactVerify(text, await importJWK(jwk, alg), { algorithms: [...proofAlgorithms] }),
  );
  return verified !== null;
}

function publicHalf(jwk: Members): JWK {
  const entries = publicMembers.filter((name) => name in jwk).map((name) => [name, jwk[name]]);
  return Object.fromEntries(entries) as JWK;
}

function decodePayload(text: string): unknown {
  const payload = (text.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function toMembers(value: unknown): Members | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : null;
}

/** What a stranger's text may cause is no mistake of ours. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

async function attemptAsync<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (isOfStranger(error)) return null;
    throw error;
  }
}

/** A key that does not fit is a TypeError of jose or a DOMException of WebCrypto. */
function isOfStranger(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException
  );
}
