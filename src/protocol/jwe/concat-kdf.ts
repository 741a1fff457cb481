import { concatBytes, uint32, utf8, type Bytes } from '#protocol/bytes.ts';

/** What both sides put into the key besides their secret. @see RFC 7518 §4.6.2 */
export interface AgreementParties {
  /** `enc` where the key is for the content itself, `alg` where it wraps one. */
  readonly algorithm: string;
  readonly apu: Bytes;
  readonly apv: Bytes;
}

/** A key of so many bytes from the secret that two keys agree on. @see RFC 7518 §4.6.2 */
export async function concatKdf(
  secret: Bytes,
  keyBytes: number,
  { algorithm, apu, apv }: AgreementParties,
): Promise<Bytes> {
  const info = concatBytes(
    ...[utf8(algorithm), apu, apv].flatMap((part) => [uint32(part.length), part]),
    uint32(keyBytes * 8),
  );
  const rounds: Bytes[] = [];
  for (let round = 1; round <= Math.ceil(keyBytes / 32); round += 1) {
    const input = concatBytes(uint32(round), secret, info);
    rounds.push(new Uint8Array(await crypto.subtle.digest('SHA-256', input)));
  }
  return concatBytes(...rounds).slice(0, keyBytes);
}
