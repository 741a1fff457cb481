import { concatBytes, type Bytes } from '#protocol/bytes.ts';
import { fail, ok, type Result } from '#protocol/result.ts';

// What one write inflates to is in memory before it can be counted. DEFLATE makes at most 1032 bytes
// of one, so a small write bounds what can come of it.
const sliceBytes = 1024;

/** Why a text does not come out of its compression. */
export type InflateFailure = 'damaged' | 'too_large';

/**
 * Inflates raw DEFLATE, and stops where it gets larger than the limit.
 * @see RFC 1951, RFC 8725 §3.6
 */
export function inflateRaw(
  compressed: Bytes,
  limitBytes: number,
): Promise<Result<Bytes, InflateFailure>> {
  return inflateBy(new DecompressionStream('deflate-raw'), compressed, limitBytes);
}

/**
 * Inflates DEFLATE in the zlib format, and stops where it gets larger than the limit.
 * @see RFC 1950
 */
export function inflateZlib(
  compressed: Bytes,
  limitBytes: number,
): Promise<Result<Bytes, InflateFailure>> {
  return inflateBy(new DecompressionStream('deflate'), compressed, limitBytes);
}

async function inflateBy(
  stream: DecompressionStream,
  compressed: Bytes,
  limitBytes: number,
): Promise<Result<Bytes, InflateFailure>> {
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const feed = async () => {
    for (let at = 0; at < compressed.length; at += sliceBytes) {
      await writer.ready;
      await writer.write(compressed.slice(at, at + sliceBytes));
    }
    await writer.close();
  };
  // What fails here fails for the reader too.
  const fed = feed().catch(() => undefined);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > limitBytes) {
        await Promise.all([reader.cancel(), writer.abort().catch(() => undefined)]);
        return fail('too_large');
      }
      parts.push(value);
    }
  } catch {
    return fail('damaged');
  }
  await fed;
  return ok(concatBytes(...parts));
}

/** Compresses to raw DEFLATE. @see RFC 1951, RFC 7516 §4.1.3 */
export function deflateRaw(bytes: Bytes): Promise<Bytes> {
  return deflateBy(new CompressionStream('deflate-raw'), bytes);
}

/** Compresses to DEFLATE in the zlib format. @see RFC 1950 */
export function deflateZlib(bytes: Bytes): Promise<Bytes> {
  return deflateBy(new CompressionStream('deflate'), bytes);
}

async function deflateBy(stream: CompressionStream, bytes: Bytes): Promise<Bytes> {
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [buffer] = await Promise.all([new Response(stream.readable).arrayBuffer(), written]);
  return new Uint8Array(buffer);
}
