import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  type Zlib,
} from 'node:zlib';
import type { Transform } from 'node:stream';

/** What became of a body: its bytes without content coding, or that they are too many. */
export type DecodedBody =
  { readonly status: 'decoded'; readonly bytes: Buffer } | { readonly status: 'too-large' };

/**
 * Takes the content codings off a body, last one first, and stops at the limit, so that a small
 * answer cannot unpack into memory without end. What cannot be decoded stays as it came.
 * @see RFC 9110 §8.4
 */
export async function decodeContent(
  raw: Buffer,
  contentEncoding: string,
  limitBytes: number,
): Promise<DecodedBody> {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
    .reverse();
  let bytes = raw;
  for (const coding of codings) {
    const decoder = decoderFor(coding, bytes);
    if (decoder === null) break;
    const decoded = await unpack(decoder, bytes, limitBytes);
    if (decoded === 'too-large') return { status: 'too-large' };
    if (decoded === 'broken') return { status: 'decoded', bytes: raw };
    bytes = decoded;
  }
  return { status: 'decoded', bytes };
}

function decoderFor(coding: string, bytes: Buffer): (Transform & Zlib) | null {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // Named for the zlib format, but some servers send bare DEFLATE (RFC 9110 §8.4.1.2).
      return ((bytes[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      return null;
  }
}

function unpack(
  decoder: Transform & Zlib,
  bytes: Buffer,
  limitBytes: number,
): Promise<Buffer | 'too-large' | 'broken'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    decoder.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= limitBytes) return;
      resolve('too-large');
      decoder.destroy();
    });
    decoder.once('end', () => resolve(Buffer.concat(chunks)));
    decoder.once('error', () => resolve('broken'));
    decoder.end(bytes);
  });
}
