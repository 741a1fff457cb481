import { exportJWK, generateKeyPair } from 'jose';
import type { Jwk } from '#protocol/model/jwks.ts';
import { contentEncryptions, keyManagements } from '#protocol/jwe/jwe-algorithms.ts';

/** One way to encrypt: an algorithm, its curve where it has a choice, and a content encryption. */
export interface WayToEncrypt {
  readonly alg: string;
  readonly enc: string;
  readonly crv: string | null;
}

const curves = ['P-256', 'P-384', 'P-521', 'X25519'];

/**
 * Every algorithm with every curve, and every content encryption: each alone with all of the others
 * would be a hundred and more, so the encryptions take turns.
 */
export const waysToEncrypt: readonly WayToEncrypt[] = Object.entries(keyManagements)
  .flatMap(([alg, { family }]) =>
    (family === 'ecdh' ? curves : [null]).map((crv) => ({ alg, crv })),
  )
  .flatMap((way, index) => {
    const encs = Object.keys(contentEncryptions);
    const all = way.alg === 'dir' || way.alg === 'ECDH-ES' || way.alg === 'RSA-OAEP-256';
    const chosen = all ? encs : [encs[index % encs.length] ?? 'A128GCM'];
    return chosen.map((enc) => ({ ...way, enc }));
  });

const made = new Map<string, Promise<Jwk>>();

/** The private key, or the secret, of who is to read it: made once for each kind. */
export function readerKeyFor({ alg, enc, crv }: WayToEncrypt): Promise<Jwk> {
  const management = keyManagements[alg];
  const family = management?.family ?? 'dir';
  const bytes = family === 'dir' ? contentEncryptions[enc]?.keyBytes : management?.wrapBytes;
  const name = family === 'rsa' ? 'rsa' : (crv ?? `${String(bytes)} bytes`);
  const known = made.get(name) ?? make({ family, crv, bytes: bytes ?? 16 });
  made.set(name, known);
  return known;
}

interface Wanted {
  readonly family: string;
  readonly crv: string | null;
  readonly bytes: number;
}

async function make({ family, crv, bytes }: Wanted): Promise<Jwk> {
  if (family !== 'rsa' && crv === null) {
    const secret = crypto.getRandomValues(new Uint8Array(bytes));
    return { kty: 'oct', k: Buffer.from(secret).toString('base64url') };
  }
  const options = { extractable: true, ...(crv === null ? {} : { crv }) };
  const { privateKey } = await generateKeyPair(crv === null ? 'RSA-OAEP' : 'ECDH-ES', options);
  const { kty = '', ...members } = await exportJWK(privateKey);
  return { kty, ...members };
}
