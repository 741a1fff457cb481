import { ECDSASigValue } from '@peculiar/asn1-ecc';
import { RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { Jwk } from '#protocol/model/jwks.ts';
import { asInteger } from './jwk-bytes.ts';
import { latticeNamed } from './key-kinds.ts';

/** How a certificate is signed, and by what name the signature is known. */
export interface CertificateSigner {
  readonly algorithm: AlgorithmIdentifier;
  readonly sign: (bytes: ArrayBuffer) => Promise<ArrayBuffer>;
}

const derNull = Uint8Array.of(5, 0).buffer;
const hashOids: Readonly<Record<string, string>> = {
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};
const rsaOids: Readonly<Record<string, string>> = {
  'SHA-256': '1.2.840.113549.1.1.11',
  'SHA-384': '1.2.840.113549.1.1.12',
  'SHA-512': '1.2.840.113549.1.1.13',
};
/** The hash that is as strong as the curve. @see RFC 5758 §3.2 */
const curveHashes: Readonly<Record<string, readonly [hash: string, oid: string]>> = {
  'P-256': ['SHA-256', '1.2.840.10045.4.3.2'],
  'P-384': ['SHA-384', '1.2.840.10045.4.3.3'],
  'P-521': ['SHA-512', '1.2.840.10045.4.3.4'],
};

/** Signs with a key of WebCrypto as X.509 wants it; null where such a key signs nothing. @see RFC 5280 §4.1.1.2 */
export function certificateSigner(key: CryptoKey): CertificateSigner | null {
  if (!key.usages.includes('sign')) return null;
  const { name } = key.algorithm;
  switch (name) {
    case 'RSASSA-PKCS1-v1_5':
      return signRsa(key);
    case 'RSA-PSS':
      return signPss(key);
    case 'ECDSA':
      return signEcdsa(key);
    case 'Ed25519':
      return signPlain(key, '1.3.101.112');
    default: {
      const lattice = latticeNamed(name);
      return lattice === null ? null : signPlain(key, lattice.oid);
    }
  }
}

function hashOf(key: CryptoKey): string {
  const { algorithm } = key;
  const hash: unknown = 'hash' in algorithm ? algorithm.hash : null;
  return typeof hash === 'object' && hash !== null && 'name' in hash ? String(hash.name) : '';
}

function signRsa(key: CryptoKey): CertificateSigner | null {
  const algorithm = rsaOids[hashOf(key)];
  if (algorithm === undefined) return null;
  return {
    algorithm: new AlgorithmIdentifier({ algorithm, parameters: derNull }),
    sign: (bytes) => crypto.subtle.sign(key.algorithm.name, key, bytes),
  };
}

function signPss(key: CryptoKey): CertificateSigner | null {
  const oid = hashOids[hashOf(key)];
  if (oid === undefined) return null;
  const saltLength = Number(hashOf(key).slice(4)) / 8;
  const hashAlgorithm = new AlgorithmIdentifier({ algorithm: oid, parameters: derNull });
  const maskGenAlgorithm = new AlgorithmIdentifier({
    algorithm: '1.2.840.113549.1.1.8',
    parameters: AsnConvert.serialize(hashAlgorithm),
  });
  const parameters = AsnConvert.serialize(
    new RsaSaPssParams({ hashAlgorithm, maskGenAlgorithm, saltLength }),
  );
  return {
    algorithm: new AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.10', parameters }),
    sign: (bytes) => crypto.subtle.sign({ name: 'RSA-PSS', saltLength }, key, bytes),
  };
}

function signEcdsa(key: CryptoKey): CertificateSigner | null {
  const curve = 'namedCurve' in key.algorithm ? String(key.algorithm.namedCurve) : '';
  const [hash, algorithm] = curveHashes[curve] ?? [];
  if (hash === undefined || algorithm === undefined) return null;
  return {
    algorithm: new AlgorithmIdentifier({ algorithm }),
    sign: async (bytes) => {
      const pair = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash }, key, bytes));
      // WebCrypto puts the numbers side by side, X.509 in a SEQUENCE. RFC 3279 §2.2.3
      const half = pair.length / 2;
      const [r, s] = [asInteger(pair.slice(0, half)), asInteger(pair.slice(half))];
      return AsnConvert.serialize(new ECDSASigValue({ r, s }));
    },
  };
}

function signPlain(key: CryptoKey, oid: string): CertificateSigner {
  return {
    algorithm: new AlgorithmIdentifier({ algorithm: oid }),
    sign: (bytes) => crypto.subtle.sign(key.algorithm.name, key, bytes),
  };
}

function plainSigner(kty: string, name: string): Algorithm | null {
  if (kty === 'AKP') return latticeNamed(name) === null ? null : { name };
  return kty === 'OKP' && name === 'Ed25519' ? { name } : null;
}

/** A private key that can be read, as one that signs; null where it cannot. */
export async function importSigningKey(jwk: Jwk): Promise<CryptoKey | null> {
  const { use: _use, key_ops: _ops, alg: _alg, kid: _kid, x5c: _chain, ...plain } = jwk;
  const algorithm = signingAlgorithm(jwk);
  if (algorithm === null || jwk.use === 'enc') return null;
  const named = jwk.kty === 'AKP' ? { ...plain, alg: jwk.alg } : plain;
  try {
    return await crypto.subtle.importKey('jwk', named as JsonWebKey, algorithm, false, ['sign']);
  } catch {
    return null;
  }
}

function signingAlgorithm({
  kty,
  crv,
  alg = '',
}: Jwk): RsaHashedImportParams | EcKeyImportParams | Algorithm | null {
  const hash = `SHA-${/^[RP]S(\d{3})$/.exec(alg)?.[1] ?? '256'}`;
  if (kty === 'RSA' && !alg.startsWith('RSA')) {
    return { name: alg.startsWith('PS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash };
  }
  if (kty === 'EC' && crv !== undefined && Object.hasOwn(curveHashes, crv)) {
    return { name: 'ECDSA', namedCurve: crv };
  }
  return plainSigner(kty, crv ?? alg);
}
