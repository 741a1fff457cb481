import { fail, ok, type Result } from '#protocol/result.ts';

/** One block of a PEM text, decoded from its base64. */
export interface PemBlock {
  /** What stands after `BEGIN`: `PRIVATE KEY`, `CERTIFICATE`. */
  readonly label: string;
  readonly der: Uint8Array<ArrayBuffer>;
  /** Lines before the base64, as older tools write them: `Proc-Type: 4,ENCRYPTED`. RFC 1421 §4.4 */
  readonly headers: readonly string[];
}

/** Why a text is no PEM, without any of it but the label. */
export type PemProblem =
  | { readonly code: 'pem_none' }
  | { readonly code: 'pem_unfinished'; readonly label: string }
  | { readonly code: 'pem_wrong_end'; readonly label: string; readonly found: string }
  | { readonly code: 'pem_base64'; readonly label: string }
  | { readonly code: 'pem_empty'; readonly label: string };

const beginning = /-----BEGIN ([A-Z0-9][A-Z0-9 ]{0,60})-----/g;

/**
 * Reads every block of a PEM text. What stands between blocks is left aside, and line ends written as
 * `\n`, as in JSON and environment files, count as line ends.
 * @see RFC 7468 §2, §3
 */
export function decodePem(text: string): Result<readonly PemBlock[], PemProblem> {
  const plain = text.replace(/\\r?\\n|\\n/g, '\n').replace(/\\r/g, '');
  const blocks: PemBlock[] = [];
  beginning.lastIndex = 0;
  let begun = beginning.exec(plain);
  if (begun === null) return fail({ code: 'pem_none' });
  while (begun !== null) {
    const read = readBlock(plain, begun[1] ?? '', beginning.lastIndex);
    if (!read.ok) return read;
    blocks.push(read.value.block);
    beginning.lastIndex = read.value.end;
    begun = beginning.exec(plain);
  }
  return ok(blocks);
}

function readBlock(
  text: string,
  label: string,
  start: number,
): Result<{ readonly block: PemBlock; readonly end: number }, PemProblem> {
  const at = text.indexOf('-----', start);
  if (at < 0) return fail({ code: 'pem_unfinished', label });
  const ending = /^-----END ([A-Z0-9 ]{0,61})-----/.exec(text.slice(at, at + 80));
  if (ending === null) return fail({ code: 'pem_unfinished', label });
  const found = ending[1] ?? '';
  if (found !== label) return fail({ code: 'pem_wrong_end', label, found });
  const lines = text.slice(start, at).split('\n');
  const headers = lines.map((line) => line.trim()).filter((line) => line.includes(':'));
  // A header may go on in a line that begins with a space (RFC 1421 §4.4): its colon is above.
  const base64 = lines.filter((line) => !line.includes(':')).join('');
  const der = decodeBase64(base64);
  if (der === null) return fail({ code: 'pem_base64', label });
  if (der.length === 0) return fail({ code: 'pem_empty', label });
  return ok({ block: { label, der, headers }, end: at + ending[0].length });
}

/** Bytes of base64 with or without padding and white space; null where it is none. @see RFC 4648 §4 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const compact = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return null;
  try {
    return Uint8Array.from(atob(compact), (one) => one.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Base64 with padding, in one line. @see RFC 4648 §4 */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}

/** Writes one block, in lines of 64. @see RFC 7468 §3 */
export function encodePem(label: string, der: Uint8Array): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
