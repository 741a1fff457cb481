import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';

const parameterSets: Readonly<Record<string, typeof ml_dsa44>> = {
  'ML-DSA-44': ml_dsa44,
  'ML-DSA-65': ml_dsa65,
  'ML-DSA-87': ml_dsa87,
};

/** The algorithms that these tests have of ML-DSA. */
export const mlDsaNames = Object.keys(parameterSets);

/** A key pair as RFC 9964 writes it: `priv` is the seed. */
export interface AkpJwk {
  readonly kty: 'AKP';
  readonly alg: string;
  readonly pub: string;
  readonly priv: string;
}

function setOf(name: string): typeof ml_dsa44 {
  const found = parameterSets[name];
  if (found === undefined) throw new Error(`Failed to find a parameter set: ${name}`);
  return found;
}

/** A key made from a seed of one repeated byte. */
export function makeAkpJwk(alg: string, byte: number): AkpJwk {
  const seed = new Uint8Array(32).fill(byte);
  const { publicKey } = setOf(alg).keygen(seed);
  return { kty: 'AKP', alg, pub: encode(publicKey), priv: encode(seed) };
}

/** A compact JWS made without any of the program's code. */
export function signByNoble(jwk: AkpJwk, header: object, claims: object): string {
  const input = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`;
  const set = setOf(jwk.alg);
  const { secretKey } = set.keygen(decode(jwk.priv));
  return `${input}.${encode(set.sign(Buffer.from(input), secretKey))}`;
}

/** Whether a compact JWS is signed by the key, judged without any of the program's code. */
export function verifyByNoble(jwk: Pick<AkpJwk, 'alg' | 'pub'>, token: string): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const input = Buffer.from(`${header}.${payload}`);
  return setOf(jwk.alg).verify(decode(signature), input, decode(jwk.pub));
}

function encode(value: Uint8Array | string): string {
  return Buffer.from(value).toString('base64url');
}

function decode(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}
