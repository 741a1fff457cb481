import type { HttpResponse } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import { fail, ok, type Result } from '#protocol/result.ts';

/** Longer bodies are not read: nothing that OAuth answers comes near. */
export const responseLimitBytes = 10 * 1024 * 1024;

/** A response as plain data, its body byte for byte. Rejects where the connection breaks. */
export async function readResponse(
  response: Response,
  about: { readonly url: string; readonly startedAt: number; readonly isOwnOrigin: boolean },
): Promise<Result<HttpResponse, TransportProblem>> {
  const bytes = await readBytes(response);
  if (bytes === null) {
    return fail({ code: 'too_large', url: about.url, limitBytes: responseLimitBytes });
  }
  return ok({
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
    ...decode(bytes),
    headersSeen: about.isOwnOrigin ? 'all' : 'cors-filtered',
    durationMilliseconds: Math.round(performance.now() - about.startedAt),
    receivedAt: Date.now(),
  });
}

async function readBytes(response: Response): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks, length);
    length += value.length;
    chunks.push(value);
    if (length > responseLimitBytes) {
      await reader.cancel();
      return null;
    }
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Bytes as UTF-8 text, a byte order mark included, or in base64 where they are no such text. */
export function decode(bytes: Uint8Array): Pick<HttpResponse, 'body' | 'bodyEncoding'> {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { body: decoder.decode(bytes), bodyEncoding: 'utf-8' };
  } catch {
    return { body: toBase64(bytes), bodyEncoding: 'base64' };
  }
}

/** Bytes in base64. @see RFC 4648 §4 */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}
