import { ECDSASigValue } from '@peculiar/asn1-ecc';
import { RsaSaPssParams } from '@peculiar/asn1-rsa';
import { Certificate as CertificateStructure, type AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { concatBytes, type Bytes } from '#protocol/bytes.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { parseDer } from './parse-der.ts';
import type { Certificate } from './read-certificate.ts';
import { signatureAlgorithmName } from './signature-oids.ts';

/** `unknown`: the key or the algorithm is none that can be tried here. */
export type CertificateVerdict = 'signed' | 'not-signed' | 'unknown';

/** Whether the signature of a certificate was made with the key of another. @see RFC 5280 §4.1.1.3 */
export async function verifyCertificate(
  certificate: Pick<Certificate, 'der'>,
  signer: Pick<Certificate, 'publicKeyJwk'>,
): Promise<CertificateVerdict> {
  const parsed = parseDer(certificate.der, CertificateStructure, 'Certificate');
  if (!parsed.ok || signer.publicKeyJwk === null) return 'unknown';
  const { tbsCertificateRaw, signatureAlgorithm, signatureValue } = parsed.value;
  const verifier = verifierOf(signatureAlgorithm, signer.publicKeyJwk);
  if (verifier === null || tbsCertificateRaw === undefined) return 'unknown';
  const signature = verifier.convert(new Uint8Array(signatureValue));
  if (signature === null) return 'not-signed';
  try {
    const { n, e, crv, x, y, pub, kty, alg } = signer.publicKeyJwk;
    const members = { n, e, crv, x, y, pub, ...(kty === 'AKP' ? { alg } : {}) };
    const known = Object.entries(members).filter(([, value]) => value !== undefined);
    const jwk = { kty, ...Object.fromEntries(known) } as JsonWebKey;
    const key = await crypto.subtle.importKey('jwk', jwk, verifier.key, false, ['verify']);
    const isSigned = await crypto.subtle.verify(
      verifier.parameters,
      key,
      signature,
      tbsCertificateRaw,
    );
    return isSigned ? 'signed' : 'not-signed';
  } catch {
    return 'unknown';
  }
}

interface Verifier {
  readonly key: RsaHashedImportParams | EcKeyImportParams | Algorithm;
  readonly parameters: RsaPssParams | EcdsaParams | Algorithm;
  /** The signature as WebCrypto wants it; null where it cannot be one. */
  readonly convert: (signature: Bytes) => Bytes | null;
}

const asItIs = (signature: Bytes): Bytes => signature;

function verifierOf({ algorithm, parameters }: AlgorithmIdentifier, key: Jwk): Verifier | null {
  const name = signatureAlgorithmName(algorithm);
  const hash = /SHA-\d+$/.exec(name)?.[0] ?? null;
  switch (key.kty) {
    case 'RSA':
      return name === 'RSA-PSS' ? pssVerifier(parameters) : rsaVerifier(name, hash);
    case 'EC':
      return name.startsWith('ECDSA') ? ecdsaVerifier(key.crv ?? '', hash) : null;
    default: {
      const own = key.kty === 'AKP' ? key.alg : key.crv;
      return name === own ? { key: { name }, parameters: { name }, convert: asItIs } : null;
    }
  }
}

function rsaVerifier(name: string, hash: string | null): Verifier | null {
  if (!name.startsWith('RSA with') || hash === null) return null;
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash };
  return { key: rsa, parameters: rsa, convert: asItIs };
}

const coordinateBytes: Readonly<Record<string, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

function ecdsaVerifier(namedCurve: string, hash: string | null): Verifier | null {
  const size = coordinateBytes[namedCurve];
  if (size === undefined || hash === null) return null;
  return {
    key: { name: 'ECDSA', namedCurve },
    parameters: { name: 'ECDSA', hash },
    // X.509 has the two numbers in a SEQUENCE, WebCrypto side by side. RFC 3279 §2.2.3
    convert: (signature) => {
      const pair = parseDer(signature, ECDSASigValue, 'ECDSA-Sig-Value');
      if (!pair.ok) return null;
      const [r, s] = [numberOf(pair.value.r, size), numberOf(pair.value.s, size)];
      return r === null || s === null ? null : concatBytes(r, s);
    },
  };
}

function numberOf(integer: ArrayBuffer, size: number): Bytes | null {
  const bytes = new Uint8Array(integer);
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first < 0 ? new Uint8Array(0) : bytes.subarray(first);
  if (significant.length > size) return null;
  const padded = new Uint8Array(size);
  padded.set(significant, size - significant.length);
  return padded;
}

const hashNames: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

// RFC 4055 §3.1: without parameters the hash is SHA-1 and the salt 20 bytes.
function pssVerifier(parameters: ArrayBuffer | null | undefined): Verifier | null {
  const read =
    parameters === null || parameters === undefined
      ? null
      : parseDer(new Uint8Array(parameters), RsaSaPssParams, 'RSASSA-PSS-params');
  if (read?.ok === false) return null;
  const oid = read?.value.hashAlgorithm.algorithm ?? '1.3.14.3.2.26';
  const hash = hashNames[oid];
  if (hash === undefined) return null;
  const saltLength = read?.value.saltLength ?? 20;
  return {
    key: { name: 'RSA-PSS', hash },
    parameters: { name: 'RSA-PSS', saltLength },
    convert: asItIs,
  };
}
