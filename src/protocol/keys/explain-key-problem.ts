import type { KeyTextProblem } from './key-from-text.ts';
import type { MakeKeyProblem } from './make-key.ts';
import type { SelfSignedProblem } from './self-signed.ts';

/** Everything that can be wrong with keys and certificates. */
export type KeyProblem = KeyTextProblem | MakeKeyProblem | SelfSignedProblem;

type Sentences = {
  readonly [C in KeyProblem['code']]: (
    problem: Extract<KeyProblem, { readonly code: C }>,
  ) => string;
};

/** The sentence for each problem: what it is, and what to do. No key is in it. */
export function explainKeyProblem(problem: KeyProblem): string {
  // The table has an entry for each code, which takes the problem of that code.
  const sentence = sentences[problem.code] as (problem: KeyProblem) => string;
  return sentence(problem);
}

const sentences: Sentences = {
  key_text_empty: () => 'Paste a key.',
  key_text_unknown: () =>
    'This is no key that can be read: neither JSON, nor PEM, nor the base64 of a key or certificate.',
  key_json_syntax: () => 'This begins like JSON, but is not JSON: a key copied in part?',
  key_json_shape: () => 'This JSON is no key: a JWK has “kty”, a JWK Set has “keys”.',
  key_set_empty: () => 'This key set has no keys in it.',
  key_encrypted: ({ cipher }) =>
    `This key is encrypted with a password${cipher === null ? '' : ` (${cipher})`}. Decrypt it first: openssl pkey -in key.pem`,
  key_form_unsupported: ({ label }) => explainForm(label),
  pem_none: () => 'This PEM text has no block: one begins with “-----BEGIN …-----”.',
  pem_unfinished: ({ label }) => `The block “${label}” does not end with “-----END ${label}-----”.`,
  pem_wrong_end: ({ label, found }) => `The block “${label}” ends as “${found}”.`,
  pem_base64: ({ label }) => `What is in the block “${label}” is not base64.`,
  pem_empty: ({ label }) => `The block “${label}” is empty.`,
  key_der_broken: ({ structure }) => `The bytes are no ${structure}: damaged, or cut off.`,
  key_algorithm_unknown: ({ oid }) => `Its algorithm has no name in JOSE: ${oid}.`,
  key_curve_unknown: ({ oid }) =>
    oid === null
      ? 'Its curve is given by numbers, not by a name.'
      : `Its curve has no name in JOSE: ${oid}.`,
  key_public_half_missing: ({ kind }) =>
    `The public half is not in it, and this browser does not compute it for ${kind}.`,
  jwk_member: ({ member }) => `“${member}” is missing or malformed.`,
  jwk_kind_unknown: ({ kty, crv }) =>
    `A key of the kind ${[kty, crv].filter(Boolean).join(' ')} has no such form.`,
  key_kind_unavailable: ({ kind }) => `This browser does not make keys of the kind ${kind}.`,
  key_needs_algorithm: () => 'A key that nobody can read is made for one algorithm: choose it.',
  key_must_be_readable: ({ alg }) =>
    `WebCrypto has no ${alg}: such a key is of use only where it can be read.`,
  crypto_unavailable: () =>
    'This page is neither on https nor on localhost, and browsers have no cryptography elsewhere.',
  certificate_key_cannot_sign: () =>
    'This key signs nothing, so it cannot sign its own certificate: take one for signatures.',
  certificate_days: () => 'How many days it is valid: a whole number from 1 to 36500.',
  name_malformed: ({ part }) => `“${part}” is no part of a name: CN=example,O=Example`,
  general_name_malformed: ({ name }) =>
    `“${name}” is neither a host, nor an address, nor a URI, nor an e-mail address.`,
};

function explainForm(label: string): string {
  if (label === 'OPENSSH PRIVATE KEY') {
    return 'This is a key of OpenSSH. Convert it: ssh-keygen -p -m PKCS8 -f key';
  }
  if (label.includes('REQUEST')) return 'This is a request for a certificate, not a key.';
  if (label === 'EC PARAMETERS') return 'This names a curve, and has no key in it.';
  return `“${label}” is no form of a key that is read here.`;
}
