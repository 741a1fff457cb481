import { fail, ok, type Result } from '#protocol/result.ts';

/** Why compressed bytes give nothing. */
export type InflateProblem =
  | { readonly code: 'not_zlib' }
  /** It would be larger than is taken: a list for more tokens than there are, or a bomb. */
  | { readonly code: 'inflated_too_large'; readonly limitBytes: number };

/**
 * Inflates bytes in the zlib format, piece by piece, and stops as soon as there are more than the limit.
 * @see RFC 1950, RFC 1951
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  limitBytes: number,
): Promise<Result<Uint8Array, InflateProblem>> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(join(pieces, length));
      length += value.length;
      if (length > limitBytes) {
        await reader.cancel().catch(() => undefined);
        return fail({ code: 'inflated_too_large', limitBytes });
      }
      pieces.push(value);
    }
  } catch {
    return fail({ code: 'not_zlib' });
  }
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Compresses bytes in the zlib format. @see RFC 1950 */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
