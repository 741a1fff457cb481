import type { Jwk } from '#protocol/model/jwks.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';
import type { Result } from '#protocol/result.ts';
import type { KeyDerProblem } from './key-der-problem.ts';
import type { KeyForm } from './key-from-text.ts';
import { encodePem } from './pem.ts';
import { writePkcs1Private, writePkcs8, writeSec1 } from './private-key-der.ts';
import { writePkcs1Public, writeSpki } from './public-key-der.ts';

/** A way to write a key as PEM. */
export interface PemForm {
  readonly form: KeyForm;
  readonly isPrivate: boolean;
  /** `PKCS #8`, `SubjectPublicKeyInfo`. */
  readonly title: string;
  readonly spec: SpecRef;
  readonly pem: Result<string, KeyDerProblem>;
}

interface Writer extends Omit<PemForm, 'pem'> {
  readonly label: string;
  readonly kinds: readonly string[];
  readonly write: (jwk: Jwk) => Result<Uint8Array, KeyDerProblem>;
}

const asymmetric = ['RSA', 'EC', 'OKP', 'AKP'];

const writers: readonly Writer[] = [
  {
    ...{ form: 'spki', isPrivate: false, title: 'SubjectPublicKeyInfo', label: 'PUBLIC KEY' },
    ...{ spec: rfc(7468, '13'), kinds: asymmetric, write: writeSpki },
  },
  {
    ...{ form: 'pkcs1-public', isPrivate: false, title: 'PKCS #1', label: 'RSA PUBLIC KEY' },
    ...{ spec: rfc(8017, 'A.1.1'), kinds: ['RSA'], write: writePkcs1Public },
  },
  {
    ...{ form: 'pkcs8', isPrivate: true, title: 'PKCS #8', label: 'PRIVATE KEY' },
    ...{ spec: rfc(7468, '10'), kinds: asymmetric, write: writePkcs8 },
  },
  {
    ...{ form: 'pkcs1-private', isPrivate: true, title: 'PKCS #1', label: 'RSA PRIVATE KEY' },
    ...{ spec: rfc(8017, 'A.1.2'), kinds: ['RSA'], write: writePkcs1Private },
  },
  {
    ...{ form: 'sec1', isPrivate: true, title: 'SEC 1', label: 'EC PRIVATE KEY' },
    ...{ spec: rfc(5915, '3'), kinds: ['EC'], write: writeSec1 },
  },
];

/** True where the private members of an asymmetric key are there. @see RFC 7518 §6, RFC 9964 §3 */
export function isPrivateJwk(jwk: Jwk): boolean {
  return typeof jwk.d === 'string' || typeof jwk['priv'] === 'string';
}

/**
 * A key in each PEM form that its kind has, the public ones first. None for a secret: PEM has no form
 * for it.
 * @see RFC 7468 §10, §13, RFC 8017 appendix A.1, RFC 5915 §3
 */
export function pemForms(jwk: Jwk): readonly PemForm[] {
  const isPrivateKey = isPrivateJwk(jwk);
  return writers
    .filter(({ kinds, isPrivate }) => kinds.includes(jwk.kty) && (isPrivateKey || !isPrivate))
    .map(({ label, kinds: _kinds, write, ...about }) => {
      const der = write(jwk);
      return { ...about, pem: der.ok ? { ok: true, value: encodePem(label, der.value) } : der };
    });
}
