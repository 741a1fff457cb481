import { expect, it } from 'vitest';
import { explainKeyProblem, type KeyProblem } from './explain-key-problem.ts';

const label = 'PRIVATE KEY';

/** One of each code, so that a new one is missed here by the compiler. */
const problems: { readonly [C in KeyProblem['code']]: Extract<KeyProblem, { code: C }> } = {
  key_text_empty: { code: 'key_text_empty' },
  key_text_unknown: { code: 'key_text_unknown' },
  key_json_syntax: { code: 'key_json_syntax' },
  key_json_shape: { code: 'key_json_shape' },
  key_set_empty: { code: 'key_set_empty' },
  key_encrypted: { code: 'key_encrypted', label, cipher: 'AES-128-CBC' },
  key_form_unsupported: { code: 'key_form_unsupported', label: 'OPENSSH PRIVATE KEY' },
  pem_none: { code: 'pem_none' },
  pem_unfinished: { code: 'pem_unfinished', label },
  pem_wrong_end: { code: 'pem_wrong_end', label, found: 'PUBLIC KEY' },
  pem_base64: { code: 'pem_base64', label },
  pem_empty: { code: 'pem_empty', label },
  key_der_broken: { code: 'key_der_broken', structure: 'Certificate' },
  key_algorithm_unknown: { code: 'key_algorithm_unknown', oid: '1.2.840.10040.4.1' },
  key_curve_unknown: { code: 'key_curve_unknown', oid: null },
  key_public_half_missing: { code: 'key_public_half_missing', kind: 'ML-DSA-44' },
  jwk_member: { code: 'jwk_member', member: 'y' },
  jwk_kind_unknown: { code: 'jwk_kind_unknown', kty: 'EC', crv: 'P-9' },
  key_kind_unavailable: { code: 'key_kind_unavailable', kind: 'ML-DSA-44' },
  key_needs_algorithm: { code: 'key_needs_algorithm' },
  key_must_be_readable: { code: 'key_must_be_readable', alg: 'A128CBC-HS256' },
  crypto_unavailable: { code: 'crypto_unavailable' },
  certificate_key_cannot_sign: { code: 'certificate_key_cannot_sign' },
  certificate_days: { code: 'certificate_days' },
  name_malformed: { code: 'name_malformed', part: 'example' },
  general_name_malformed: { code: 'general_name_malformed', name: 'a b' },
};

it('has a sentence of its own for each problem', () => {
  const sentences = Object.values(problems).map(explainKeyProblem);
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(Object.fromEntries(Object.keys(problems).map((code, at) => [code, sentences[at]])))
    .toMatchInlineSnapshot(`
      {
        "certificate_days": "How many days it is valid: a whole number from 1 to 36500.",
        "certificate_key_cannot_sign": "This key signs nothing, so it cannot sign its own certificate: take one for signatures.",
        "crypto_unavailable": "This page is neither on https nor on localhost, and browsers have no cryptography elsewhere.",
        "general_name_malformed": "“a b” is neither a host, nor an address, nor a URI, nor an e-mail address.",
        "jwk_kind_unknown": "A key of the kind EC P-9 has no such form.",
        "jwk_member": "“y” is missing or malformed.",
        "key_algorithm_unknown": "Its algorithm has no name in JOSE: 1.2.840.10040.4.1.",
        "key_curve_unknown": "Its curve is given by numbers, not by a name.",
        "key_der_broken": "The bytes are no Certificate: damaged, or cut off.",
        "key_encrypted": "This key is encrypted with a password (AES-128-CBC). Decrypt it first: openssl pkey -in key.pem",
        "key_form_unsupported": "This is a key of OpenSSH. Convert it: ssh-keygen -p -m PKCS8 -f key",
        "key_json_shape": "This JSON is no key: a JWK has “kty”, a JWK Set has “keys”.",
        "key_json_syntax": "This begins like JSON, but is not JSON: a key copied in part?",
        "key_kind_unavailable": "This browser does not make keys of the kind ML-DSA-44.",
        "key_must_be_readable": "WebCrypto has no A128CBC-HS256: such a key is of use only where it can be read.",
        "key_needs_algorithm": "A key that nobody can read is made for one algorithm: choose it.",
        "key_public_half_missing": "The public half is not in it, and this browser does not compute it for ML-DSA-44.",
        "key_set_empty": "This key set has no keys in it.",
        "key_text_empty": "Paste a key.",
        "key_text_unknown": "This is no key that can be read: neither JSON, nor PEM, nor the base64 of a key or certificate.",
        "name_malformed": "“example” is no part of a name: CN=example,O=Example",
        "pem_base64": "What is in the block “PRIVATE KEY” is not base64.",
        "pem_empty": "The block “PRIVATE KEY” is empty.",
        "pem_none": "This PEM text has no block: one begins with “-----BEGIN …-----”.",
        "pem_unfinished": "The block “PRIVATE KEY” does not end with “-----END PRIVATE KEY-----”.",
        "pem_wrong_end": "The block “PRIVATE KEY” ends as “PUBLIC KEY”.",
      }
    `);
});
