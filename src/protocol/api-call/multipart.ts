import type { CallPart } from './call-draft.ts';

/**
 * The parts as `multipart/form-data`, in their order: text where there are only texts, bytes where a
 * file is among them. Names are escaped as browsers do.
 * @see RFC 7578 §4; HTML, *multipart form data*
 */
export function encodeMultipart(parts: readonly CallPart[], boundary: string): string | Uint8Array {
  const pieces = parts.flatMap(({ name, value, file }) => [
    `--${boundary}\r\n${describePart(name, file)}\r\n\r\n`,
    file === null ? value : file.bytes,
    '\r\n',
  ]);
  return join([...pieces, `--${boundary}--\r\n`]);
}

function describePart(name: string, file: CallPart['file']): string {
  const disposition = `content-disposition: form-data; name="${escapeName(name)}"`;
  if (file === null) return disposition;
  const type = file.type === '' ? 'application/octet-stream' : file.type;
  return `${disposition}; filename="${escapeName(file.name)}"\r\ncontent-type: ${type}`;
}

function escapeName(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

function join(pieces: readonly (string | Uint8Array)[]): string | Uint8Array {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  const encoder = new TextEncoder();
  const chunks = pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece));
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
